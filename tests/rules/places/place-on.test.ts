import { describe, expect, it } from "vitest";
import { formerUnits, formerUnitsNamed } from "../../../src/rules/places/former-units.ts";
import { type PlaceName, placeOn } from "../../../src/rules/places/place-on.ts";
import { checkPlaces, type Place, placesSchema } from "../../../src/rules/places/place-register.ts";
import { foldLabel } from "../../../src/search/fold.ts";
import { registers } from "../load-places.ts";
import { mergerOf2025 } from "./merger-of-2025.ts";

const { register, sources } = registers;

function line({ name, merged }: Place): string {
  const parts = merged.map(
    (unit) => `${unit.kind === "town" ? "tt " : ""}${unit.name}${unit.district ? `/${unit.district}` : ""}`,
  );
  return `${name}: ${parts.join(", ")}`;
}

const district = (id: string): PlaceName => ({ is: "district", id });
const unit = (id: string): PlaceName => ({ is: "unit", id });
const former = (name: string, of: string): PlaceName => ({ is: "former", name, district: of });
const on = (name: PlaceName, day: string) => placeOn(name, day, { register, sources });

describe("the register of places", () => {
  it("has every row of the merger of 2025, word for word", () => {
    const rows = Object.keys(mergerOf2025).map((name) => [
      name,
      register.places.filter((place) => place.oldDistrict.name === name).map(line),
    ]);
    expect(Object.fromEntries(rows)).toEqual(mergerOf2025);
    expect(register.places.length).toBe(Object.values(mergerOf2025).flat().length);
  });

  it("has 3 wards and 53 communes, made of 161 former units, 13 of them towns, 8 from another district", () => {
    const units = formerUnits(register);
    expect({
      wards: register.places.filter(({ kind }) => kind === "ward").map(({ name }) => name),
      communes: register.places.filter(({ kind }) => kind === "commune").length,
      former: units.length,
      towns: units.filter(({ town }) => town).map(({ name }) => name),
      fromElsewhere: register.places.flatMap(({ merged }) => merged).filter(({ district: from }) => from).length,
    }).toEqual({
      wards: ["Thục Phán", "Nùng Trí Cao", "Tân Giang"],
      communes: 53,
      former: 161,
      towns: [
        "Bảo Lạc",
        "Nguyên Bình",
        "Tĩnh Túc",
        "Thông Nông",
        "Xuân Hòa",
        "Nước Hai",
        "Đông Khê",
        "Tà Lùng",
        "Hòa Thuận",
        "Quảng Uyên",
        "Trà Lĩnh",
        "Trùng Khánh",
        "Thanh Nhật",
      ],
      fromElsewhere: 8,
    });
  });

  it("has the number of former units of each district of 2021", () => {
    const units = formerUnits(register);
    const counts = register.districts.map(({ id }) => [id, units.filter((one) => one.district === id).length]);
    expect(Object.fromEntries(counts)).toEqual({
      "cao-bang": 11,
      "bao-lac": 17,
      "bao-lam": 13,
      "ha-lang": 13,
      "ha-quang": 21,
      "hoa-an": 15,
      "nguyen-binh": 17,
      "quang-hoa": 19,
      "thach-an": 14,
      "trung-khanh": 21,
    });
  });

  it("names each unit of today by an id that is its folded name", () => {
    expect(register.places.map(({ id }) => id)).toEqual(
      register.places.map(({ name }) => foldLabel(name).replaceAll(" ", "-")),
    );
  });

  it("has one city and nine districts in 2021", () => {
    expect(register.districts.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "city Cao Bằng",
      "district Bảo Lạc",
      "district Bảo Lâm",
      "district Hạ Lang",
      "district Hà Quảng",
      "district Hòa An",
      "district Nguyên Bình",
      "district Quảng Hòa",
      "district Thạch An",
      "district Trùng Khánh",
    ]);
  });

  it("has these former names twice or thrice, and no others", () => {
    const names = [...new Set(formerUnits(register).map(({ name }) => name))];
    const shared = names.filter((name) => formerUnitsNamed(name, register).length > 1);
    expect(shared.map((name) => [name, formerUnitsNamed(name, register).map(({ district: of }) => of)])).toEqual([
      ["Hưng Đạo", ["cao-bang", "bao-lac", "nguyen-binh"]],
      ["Vĩnh Quang", ["cao-bang", "bao-lam"]],
      ["Phan Thanh", ["bao-lac", "nguyen-binh"]],
      ["Ngọc Động", ["ha-quang", "quang-hoa"]],
      ["Đức Long", ["hoa-an", "thach-an"]],
      ["Quang Trung", ["hoa-an", "trung-khanh"]],
    ]);
  });
});

describe("placeOn()", () => {
  it.each<[string, PlaceName, string, unknown]>([
    [
      "a district in 2021",
      district("hoa-an"),
      "2021-10-19",
      { is: "itself", cite: "bc-2021-10", confidence: "official" },
    ],
    [
      "a district on its last day",
      district("hoa-an"),
      "2025-06-30",
      { is: "itself", cite: "bc-2021-10", confidence: "official" },
    ],
    [
      "a district the day after",
      district("ha-lang"),
      "2025-07-01",
      {
        is: "ended",
        places: ["ha-lang", "ly-quoc", "vinh-quy", "quang-long"],
        cite: "nq-dvhc-2025",
        confidence: "recalled",
      },
    ],
    [
      "a district with communes that went elsewhere",
      district("hoa-an"),
      "2026-11-23",
      {
        is: "ended",
        places: ["thuc-phan", "tan-giang", "minh-tam", "nam-tuan", "hoa-an", "bach-dang", "nguyen-hue", "kim-dong"],
        cite: "nq-dvhc-2025",
        confidence: "recalled",
      },
    ],
    ["the district Thông Nông before it joined", district("thong-nong"), "2020-01-31", "not-yet"],
    [
      "the district Thông Nông once it joined",
      district("thong-nong"),
      "2020-02-01",
      { is: "joined", district: "ha-quang", cite: "nq864-2020", confidence: "secondary" },
    ],
    [
      "the district Trà Lĩnh",
      district("tra-linh"),
      "2021-01-01",
      { is: "joined", district: "trung-khanh", cite: "nq897-2020", confidence: "secondary" },
    ],
    [
      "the district Quảng Uyên",
      district("quang-uyen"),
      "2020-03-01",
      { is: "joined", district: "quang-hoa", cite: "nq897-2020", confidence: "secondary" },
    ],
    [
      "the district Phục Hòa",
      district("phuc-hoa"),
      "2026-01-01",
      { is: "joined", district: "quang-hoa", cite: "nq897-2020", confidence: "secondary" },
    ],
    ["a district before the register begins", district("hoa-an"), "2020-02-29", "not-yet"],
    [
      "a former commune in 2021",
      former("Hoàng Tung", "hoa-an"),
      "2021-10-19",
      { is: "itself", cite: "nq-dvhc-2025", confidence: "recalled" },
    ],
    [
      "a former commune on its last day",
      former("Chí Viễn", "trung-khanh"),
      "2025-06-30",
      { is: "itself", cite: "nq-dvhc-2025", confidence: "recalled" },
    ],
    [
      "a former commune the day after",
      former("Chí Viễn", "trung-khanh"),
      "2025-07-01",
      { is: "part-of", place: "dam-thuy", cite: "nq-dvhc-2025", confidence: "act" },
    ],
    [
      "one of three Hưng Đạo",
      former("Hưng Đạo", "nguyen-binh"),
      "2026-11-23",
      { is: "part-of", place: "tam-kim", cite: "nq-dvhc-2025", confidence: "act" },
    ],
    ["a former commune before the register begins", former("Chí Viễn", "trung-khanh"), "2020-02-29", "not-yet"],
    ["a unit of today", unit("dam-thuy"), "2025-07-01", { is: "itself", cite: "nq-dvhc-2025", confidence: "act" }],
    ["a unit of today before the register begins", unit("dam-thuy"), "2020-02-29", "not-yet"],
  ])("tells of %s", (_, ...[name, day, expected]) => {
    expect(on(name, day)).toEqual(expected);
  });

  it("tells what was in the place of a unit of today before it was made", () => {
    const before = on(unit("lung-nam"), "2021-10-19");
    expect(before).toMatchObject({ is: "made-of", confidence: "recalled" });
    expect(before !== "not-yet" && before !== "ended" && before.is === "made-of" ? before.units : []).toMatchObject([
      { name: "Thượng Thôn", district: "ha-quang", town: false },
      { name: "Lũng Nặm", district: "ha-quang", town: false },
    ]);
  });

  it("says that a unit has ended after its last day", () => {
    const places = register.places.map((place) =>
      place.id === "ca-thanh" ? { ...place, until: "2030-12-31" } : place,
    );
    const changed = { register: { ...register, places }, sources };
    expect(placeOn(unit("ca-thanh"), "2030-12-31", changed)).toMatchObject({ is: "itself" });
    expect(placeOn(unit("ca-thanh"), "2031-01-01", changed)).toBe("ended");
  });

  it("throws for places that are not in the register", () => {
    expect(() => on(unit("ha-noi"), "2026-01-01")).toThrow('There is no place {"is":"unit","id":"ha-noi"}');
    expect(() => on(district("ba-dinh"), "2026-01-01")).toThrow('There is no district "ba-dinh"');
    expect(() => on(former("Hưng Đạo", "hoa-an"), "2026-01-01")).toThrow(
      'There was no "Hưng Đạo" in the district "hoa-an"',
    );
  });
});

describe("placesSchema", () => {
  it("finds ids used twice, names that lead nowhere and days in the wrong order", () => {
    const [first] = register.places;
    const [city] = register.districts;
    const broken = {
      ...register,
      districts: [...register.districts, city],
      joined: [{ id: "hoa-an", name: "Hòa An", until: "2020-01-01", district: "dong-mu", cite: "nq864-2020" }],
      places: [
        first,
        {
          ...first,
          until: "2025-01-01",
          oldDistrict: { kind: "district", name: "Đồng Mu" },
          merged: [{ name: "X", district: "Y" }],
        },
      ],
    };
    expect(placesSchema.safeParse(broken).error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["districts.10.id", 'the id "cao-bang" is used twice'],
      ["joined.0.id", 'the id "hoa-an" is used twice'],
      ["joined.0.district", '"dong-mu" is none of the districts'],
      ["places.1.id", 'the id "thuc-phan" is used twice'],
      ["places.1.oldDistrict.name", '"Đồng Mu" is none of the districts'],
      ["places.1.merged.0.district", '"Y" is none of the districts'],
      ["places.1.until", "until 2025-01-01 is before from 2025-07-01"],
    ]);
  });
});

describe("checkPlaces()", () => {
  it("finds cites of sources that do not exist", () => {
    const [first] = register.places;
    const broken = { ...register, places: first ? [{ ...first, cite: "nq-dvhc-2026" }] : [] };
    expect(checkPlaces(broken, sources)).toEqual([
      {
        path: ["places", 0, "cite"],
        message: 'cites the unknown source "nq-dvhc-2026"; did you mean "nq-dvhc-2025"?',
      },
    ]);
  });
});
