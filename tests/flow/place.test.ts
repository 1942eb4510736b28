import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { offeredLabel, placeLabel } from "../../src/flow/place.ts";
import { projectRoot } from "../../src/project-root.ts";
import { type Place, placesSchema } from "../../src/rules/places/place-register.ts";

const { places } = placesSchema.parse(parse(readFileSync(join(projectRoot, "flows/parameters/places.yaml"), "utf8")));

function placeOf(id: string): Place {
  const place = places.find((one) => one.id === id);
  if (!place) throw new Error(`no place ${id}`);
  return place;
}

const words = (lang: string, key: string, params: Record<string, string | number> = {}) =>
  Object.entries(params).reduce((text, [name, value]) => text.replace(`{{${name}}}`, String(value)), textOf(lang, key));

function textOf(lang: string, key: string): string {
  const catalogue = parse(readFileSync(join(projectRoot, `locales/${lang}/places.yaml`), "utf8"));
  return key
    .replace("places:", "")
    .split(".")
    .reduce((part, name) => part[name], catalogue);
}

describe("placeLabel()", () => {
  it.each([
    ["dam-thuy", "vi", "xã Đàm Thủy (huyện Trùng Khánh cũ)"],
    ["thuc-phan", "vi", "phường Thục Phán (thành phố Cao Bằng cũ)"],
    ["dam-thuy", "en", "Đàm Thủy commune (former Trùng Khánh district)"],
    ["thuc-phan", "en", "Thục Phán ward (former Cao Bằng city)"],
  ])("names %s in %s", (id, lang, label) => {
    expect(placeLabel(placeOf(id), lang, words)).toBe(label);
  });
});

describe("offeredLabel()", () => {
  const offered = (typed: string, ids: string[], lang = "vi") =>
    ids.map((id) => offeredLabel(placeOf(id), typed, { lang, words }));

  it.each([
    [
      "hung dao",
      ["hung-dao", "thuc-phan", "tam-kim"],
      [
        "xã Hưng Đạo (huyện Bảo Lạc cũ)",
        "Hưng Đạo cũ, nay là phường Thục Phán (thành phố Cao Bằng cũ)",
        "Hưng Đạo cũ, nay là xã Tam Kim (huyện Nguyên Bình cũ)",
      ],
    ],
    [
      "x. Vĩnh Quang",
      ["nung-tri-cao", "ly-bon"],
      [
        "Vĩnh Quang cũ, nay là phường Nùng Trí Cao (thành phố Cao Bằng cũ)",
        "Vĩnh Quang cũ, nay là xã Lý Bôn (huyện Bảo Lâm cũ)",
      ],
    ],
    [
      "Phan Thanh",
      ["phan-thanh", "khanh-xuan"],
      ["xã Phan Thanh (huyện Nguyên Bình cũ)", "Phan Thanh cũ, nay là xã Khánh Xuân (huyện Bảo Lạc cũ)"],
    ],
    [
      "ngọc động",
      ["thanh-long", "hanh-phuc"],
      [
        "Ngọc Động cũ, nay là xã Thanh Long (huyện Hà Quảng cũ)",
        "Ngọc Động cũ, nay là xã Hạnh Phúc (huyện Quảng Hòa cũ)",
      ],
    ],
    [
      "Đức Long",
      ["duc-long", "nam-tuan"],
      ["xã Đức Long (huyện Thạch An cũ)", "Đức Long cũ, nay là xã Nam Tuấn (huyện Hòa An cũ)"],
    ],
    [
      "Quang Trung",
      ["quang-trung", "nguyen-hue"],
      ["xã Quang Trung (huyện Trùng Khánh cũ)", "Quang Trung cũ, nay là xã Nguyễn Huệ (huyện Hòa An cũ)"],
    ],
    ["Hoà An", ["hoa-an", "thuc-phan"], ["xã Hòa An (huyện Hòa An cũ)", "phường Thục Phán (thành phố Cao Bằng cũ)"]],
  ])("tells the meanings of %j apart", (typed, ...[ids, labels]) => {
    expect(offered(typed, ids)).toEqual(labels);
  });

  it("says it in English", () => {
    expect(offered("Vinh Quang", ["ly-bon"], "en")).toEqual([
      "former Vĩnh Quang, now Lý Bôn commune (former Bảo Lâm district)",
    ]);
  });
});
