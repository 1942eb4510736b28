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

  /** The ways in which a name is typed: with and without diacritics, in NFD, in capitals, with the tone in its old place. */
  const spellings = (name: string): string[] => [
    name,
    unmark(name),
    name.normalize("NFD"),
    name.toUpperCase(),
    name.replace("òa", "oà").replace("ủy", "uỷ").replace("ụy", "uỵ").replace("ừa", "ưà"),
  ];

  const communes = ["xã", "xa", "x.", "x. ", "X."];

  it.each([
    ["Vĩnh Quang", ["nung-tri-cao", "ly-bon"]],
    ["Hưng Đạo", ["hung-dao", "thuc-phan", "tam-kim"]],
    ["Phan Thanh", ["phan-thanh", "khanh-xuan"]],
    ["Ngọc Động", ["thanh-long", "hanh-phuc"]],
    ["Đức Long", ["duc-long", "nam-tuan"]],
    ["Quang Trung", ["quang-trung", "nguyen-hue"]],
  ])("asks which %s is meant, in every spelling", (name, ids) => {
    const typed = spellings(name).flatMap((spelled) => [
      spelled,
      ...communes.map((word) => `${word} ${spelled}`),
      `nhà em ở xã ${spelled} cũ`,
      `${spelled}, Cao Bằng`,
      `xóm 3, x. ${spelled}`,
    ]);
    expect(typed.map((text) => [text, readPlace(text, places)])).toEqual(
      typed.map((text) => [text, ambiguous(...ids)]),
    );
  });

  it.each([
    ["Vĩnh Quang", "tp. Cao Bằng", "nung-tri-cao"],
    ["Vĩnh Quang", "h. Bảo Lâm", "ly-bon"],
    ["Hưng Đạo", "TP Cao Bằng", "thuc-phan"],
    ["Hưng Đạo", "huyện Bảo Lạc", "hung-dao"],
    ["Hưng Đạo", "h.Nguyên Bình", "tam-kim"],
    ["Phan Thanh", "h. Nguyên Bình", "phan-thanh"],
    ["Phan Thanh", "h Bảo Lạc", "khanh-xuan"],
    ["Ngọc Động", "h. Hà Quảng", "thanh-long"],
    ["Ngọc Động", "h. Quảng Hòa", "hanh-phuc"],
    ["Đức Long", "h. Hòa An", "nam-tuan"],
    ["Đức Long", "huyện Thạch An", "duc-long"],
    ["Quang Trung", "h. Hoà An", "nguyen-hue"],
    ["Quang Trung", "H. Trùng Khánh", "quang-trung"],
  ])("reads %s, %s without asking", (name, ...[of, id]) => {
    const typed = spellings(name).flatMap((spelled) => [
      `${spelled}, ${of}`,
      `x. ${spelled}, ${of}`,
      `xã ${spelled} ${unmark(of)}`,
    ]);
    expect(typed.map((text) => [text, readPlace(text, places)])).toEqual(
      typed.map((text) => [text, { ok: true, value: id }]),
    );
  });

  it.each([
    ["Bảo Lạc", "bao-lac", ["son-lo", "hung-dao", "coc-pang", "co-ba", "khanh-xuan", "xuan-truong", "huy-giap"]],
    ["Bảo Lâm", "bao-lam", ["quang-lam", "nam-quang", "ly-bon", "yen-tho", "coc-pang"]],
    ["Hà Quảng", "ha-quang", ["thanh-long", "can-yen", "thong-nong", "truong-ha", "lung-nam", "tong-cot"]],
    ["Hạ Lang", "ha-lang", ["ly-quoc", "vinh-quy", "quang-long"]],
    ["Hòa An", "hoa-an", ["nam-tuan", "bach-dang", "nguyen-hue", "thuc-phan", "tan-giang", "minh-tam", "kim-dong"]],
    [
      "Nguyên Bình",
      "nguyen-binh",
      ["ca-thanh", "phan-thanh", "thanh-cong", "tam-kim", "tinh-tuc", "minh-tam", "bach-dang"],
    ],
    ["Thạch An", "thach-an", ["minh-khai", "canh-tan", "kim-dong", "dong-khe", "duc-long"]],
    ["Trùng Khánh", "trung-khanh", ["quang-han", "tra-linh", "quang-trung", "doai-duong", "dam-thuy", "dinh-phong"]],
  ])("asks whether %s is the commune or the old district, unless it is said", (name, ...[id, others]) => {
    for (const spelled of spellings(name)) {
      expect([spelled, readPlace(spelled, places)]).toEqual([spelled, ambiguous(id, ...others)]);
      for (const word of communes) {
        const text = `${word} ${spelled}`;
        expect([text, readPlace(text, places)]).toEqual([text, { ok: true, value: id }]);
      }
      for (const word of ["huyện", "huyen", "h.", "h. ", "H."]) {
        const reading = readPlace(`${word} ${spelled}`, places);
        expect([word, reading.ok ? [] : [...(reading.options ?? [])].sort()]).toEqual([word, [id, ...others].sort()]);
      }
    }
  });

  it.each([
    ["tt. Bảo Lạc", "bao-lac"],
    ["TT.Nguyên Bình", "nguyen-binh"],
    ["thị trấn Trùng Khánh", "trung-khanh"],
    ["tt Pác Miầu", "bao-lam"],
    ["tt. Thông Nông, h. Hà Quảng", "thong-nong"],
    ["p. Hưng Đạo", "thuc-phan"],
    ["P.Vĩnh Quang", "nung-tri-cao"],
    ["P. Hợp Giang, TP. Cao Bằng", "thuc-phan"],
    ["p. Sông Bằng, tx Cao Bằng", "nung-tri-cao"],
    ["Sông Bằng, thị xã Cao Bằng", "nung-tri-cao"],
    ["x. Thuỵ Hùng, h. Thạch An", "duc-long"],
    ["Ở Đàm Thủy. Cảm ơn", "dam-thuy"],
    ["x. Hưng Đạo. h. Nguyên Bình", "tam-kim"],
  ])("reads the abbreviations of %j", (text, id) => {
    expect(readPlace(text, places)).toEqual({ ok: true, value: id });
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
