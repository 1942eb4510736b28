import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readPlace } from "../../../src/flow/read/read-place.ts";
import { projectRoot } from "../../../src/project-root.ts";
import { placesSchema } from "../../../src/rules/places/place-register.ts";
import { unmark } from "../../../src/search/fold.ts";

const { places, districts } = placesSchema.parse(
  parse(readFileSync(join(projectRoot, "flows/parameters/places.yaml"), "utf8")),
);

const ambiguous = (...options: string[]) => ({ ok: false, reason: "ambiguous", options });

describe("readPlace()", () => {
  it.each([
    ["Đàm Thủy", "dam-thuy"],
    ["Đàm Thuỷ", "dam-thuy"],
    ["dam thuy", "dam-thuy"],
    ["ĐÀM THỦY", "dam-thuy"],
    ["Đàm Thủy".normalize("NFD"), "dam-thuy"],
    ["Đam Thuy", "dam-thuy"],
    ["xã Đàm Thủy", "dam-thuy"],
    ["x. Đàm Thủy", "dam-thuy"],
    ["xã Đàm Thủy, huyện Trùng Khánh, tỉnh Cao Bằng", "dam-thuy"],
    ["xa dam thuy huyen trung khanh", "dam-thuy"],
    ["Đàm Thủy Trùng Khánh", "dam-thuy"],
    ["Đàm Thủy, Cao Bằng", "dam-thuy"],
    ["xóm Bản Giốc, xã Đàm Thủy", "dam-thuy"],
    ["Bản Giốc, Đàm Thủy", "dam-thuy"],
    ["nhà em ở xã Đàm Thủy ạ", "dam-thuy"],
    ["Dam Thuy commune", "dam-thuy"],
    ["Chí Viễn", "dam-thuy"],
    ["xã Chí Viễn cũ", "dam-thuy"],
    ["Chí Viễn, Đàm Thủy", "dam-thuy"],
    ["Thục Phán", "thuc-phan"],
    ["phường thục phán", "thuc-phan"],
    ["P. Sông Hiến", "thuc-phan"],
    ["phường Hợp Giang, TP Cao Bằng", "thuc-phan"],
    ["tổ 5 phường Sông Bằng", "nung-tri-cao"],
    ["Nùng Trí Cao", "nung-tri-cao"],
    ["nung tri", "nung-tri-cao"],
    ["thị trấn Nước Hai", "hoa-an"],
    ["tt Nước Hai", "hoa-an"],
    ["Hoàng Tung, Hòa An", "thuc-phan"],
    ["thị trấn Bảo Lạc", "bao-lac"],
    ["xã Bảo Lạc", "bao-lac"],
    ["xã Hoà An", "hoa-an"],
    ["Trùng Khánh, Trùng Khánh", "trung-khanh"],
    ["Đức Long, Thạch An", "duc-long"],
    ["Đức Long Hòa An", "nam-tuan"],
    ["Hưng Đạo, thành phố Cao Bằng", "thuc-phan"],
    ["phường Hưng Đạo", "thuc-phan"],
    ["Hưng Đạo, Bảo Lạc", "hung-dao"],
    ["xã Hưng Đạo huyện Nguyên Bình", "tam-kim"],
    ["Vĩnh Quang Bảo Lâm", "ly-bon"],
    ["quang trung, trung khanh", "quang-trung"],
    ["Ngọc Động, Quảng Hòa", "hanh-phuc"],
    ["Đàm Thui, Trùng Khánh", "dam-thuy"],
    ["thông nông", "thong-nong"],
    ["Tổng Cọt", "tong-cot"],
    ["Đàm", "dam-thuy"],
    ["pác miầu", "bao-lam"],
    ["tĩnh túc", "tinh-tuc"],
  ])("reads %j", (text, id) => {
    expect(readPlace(text, places)).toEqual({ ok: true, value: id });
  });

  it.each([
    ["Hưng Đạo", ambiguous("hung-dao", "thuc-phan", "tam-kim")],
    ["hung dao", ambiguous("hung-dao", "thuc-phan", "tam-kim")],
    ["xã Hưng Đạo", ambiguous("hung-dao", "thuc-phan", "tam-kim")],
    ["Vĩnh Quang", ambiguous("nung-tri-cao", "ly-bon")],
    ["Phan Thanh", ambiguous("phan-thanh", "khanh-xuan")],
    ["Ngọc Động", ambiguous("thanh-long", "hanh-phuc")],
    ["Đức Long", ambiguous("duc-long", "nam-tuan")],
    ["Quang Trung", ambiguous("quang-trung", "nguyen-hue")],
    ["huyện Hạ Lang", ambiguous("ha-lang", "ly-quoc", "vinh-quy", "quang-long")],
    ["Hạ Lang", ambiguous("ha-lang", "ly-quoc", "vinh-quy", "quang-long")],
    ["ha lang", ambiguous("ha-lang", "ly-quoc", "vinh-quy", "quang-long")],
    ["Quảng Hòa", ambiguous("phuc-hoa", "be-van-dan", "doc-lap", "quang-uyen", "hanh-phuc", "thach-an", "tra-linh")],
    ["Cao Bằng", ambiguous("thuc-phan", "nung-tri-cao", "tan-giang")],
    ["thành phố Cao Bằng", ambiguous("thuc-phan", "nung-tri-cao", "tan-giang")],
    [
      "Hòa An",
      ambiguous("hoa-an", "nam-tuan", "bach-dang", "nguyen-hue", "thuc-phan", "tan-giang", "minh-tam", "kim-dong"),
    ],
    [
      "huyện Thông Nông",
      ambiguous("thong-nong", "thanh-long", "can-yen", "truong-ha", "ha-quang", "lung-nam", "tong-cot"),
    ],
    ["Đàm Thúi", ambiguous("dam-thuy")],
    ["dam thui", ambiguous("dam-thuy")],
    ["Nguyễn Minh Tâm", ambiguous("minh-tam")],
    ["Minh", ambiguous("minh-tam", "minh-khai", "nguyen-binh", "ly-quoc")],
    ["dam", ambiguous("dam-thuy")],
  ])("asks back for %j", (text, reading) => {
    expect(readPlace(text, places)).toEqual(reading);
  });

  it.each([
    "Hà Nội",
    "Bắc Ninh",
    "thành phố Hồ Chí Minh",
    "Lạng Sơn",
    "tỉnh Cao Bằng",
    "không biết",
    "không phải Đàm Thủy",
    "xã Đàm Thủy ở đâu?",
    "công ty em nợ lương ba tháng rồi không trả anh Minh Tâm giám đốc",
    "12 tháng",
    "có",
    "x",
    "!!! ???",
  ])("does not read %j", (text) => {
    expect(readPlace(text, places)).toEqual({ ok: false, reason: text.startsWith("!") ? "empty" : "unreadable" });
  });

  it("never takes another province's similar name silently", () => {
    for (const name of ["Quảng Nam", "Hạ Long", "Hà Giang", "Bắc Giang", "Quảng Ninh", "Yên Bái", "Thái Nguyên"]) {
      expect(readPlace(name, places).ok).toBe(false);
    }
  });

  const names = places.flatMap((place) => [
    { name: place.name, id: place.id },
    ...place.merged.map((unit) => ({ name: unit.name, id: place.id })),
  ]);
  const spelling = fc.constantFrom(
    (name: string) => name,
    (name: string) => name.normalize("NFD"),
    unmark,
    (name: string) => name.toUpperCase(),
    (name: string) => `xã ${name}`,
    (name: string) => `  ${unmark(name)}. `,
  );

  it("finds every name in every spelling, or offers it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), spelling, ({ name, id }, spell) => {
        const reading = readPlace(spell(name), places);
        expect(reading.ok ? [reading.value] : reading.options).toContain(id);
      }),
      { numRuns: 1000 },
    );
  });

  it("finds every name exactly once its old district is said", () => {
    for (const place of places) {
      for (const unit of place.merged) {
        const old = unit.district ?? place.oldDistrict.name;
        const district = old === "Cao Bằng" ? "thành phố Cao Bằng" : old;
        expect([unit.name, district, readPlace(`xã ${unit.name}, ${district}`, places)]).toEqual([
          unit.name,
          district,
          { ok: true, value: place.id },
        ]);
      }
    }
  });

  it("offers the units of every old district", () => {
    for (const { name } of districts) {
      const reading = readPlace(name, places);
      const inside = places.filter((place) => place.oldDistrict.name === name).map((place) => place.id);
      expect(reading.ok ? [] : (reading.options ?? [])).toEqual(expect.arrayContaining(inside));
    }
  });
});
