import { describe, expect, it } from "vitest";
import { dayBefore } from "../../../src/rules/day.ts";
import { formerUnits } from "../../../src/rules/places/former-units.ts";
import type { PlaceName } from "../../../src/rules/places/place-on.ts";
import { wageRegion } from "../../../src/rules/places/wage-region.ts";
import { checkWageRegions } from "../../../src/rules/places/wage-regions.ts";
import { registers } from "../load-places.ts";

const { register, regions, sources } = registers;

const district = (id: string): PlaceName => ({ is: "district", id });
const unit = (id: string): PlaceName => ({ is: "unit", id });
const former = (name: string, of: string): PlaceName => ({ is: "former", name, district: of });
const on = (place: PlaceName, day: string) => wageRegion(place, day, registers);
const region = (number: 3 | 4, cite: string, confidence: string) => ({
  is: "region",
  region: number,
  cite,
  confidence,
});

describe("wageRegion()", () => {
  it.each<[PlaceName, string, unknown]>([
    [district("cao-bang"), "2019-12-31", "not-yet"],
    [district("cao-bang"), "2020-01-01", region(3, "nd90-2019", "recalled")],
    [district("cao-bang"), "2022-06-30", region(3, "nd90-2019", "recalled")],
    [district("cao-bang"), "2022-07-01", region(3, "nd38-2022", "recalled")],
    [district("cao-bang"), "2024-06-30", region(3, "nd38-2022", "recalled")],
    [district("cao-bang"), "2024-07-01", region(3, "nd74-2024", "act")],
    [district("cao-bang"), "2025-06-30", region(3, "nd74-2024", "act")],
    [district("trung-khanh"), "2021-10-19", region(4, "nd90-2019", "recalled")],
    [district("trung-khanh"), "2025-06-30", region(4, "nd74-2024", "act")],
    [district("thong-nong"), "2024-07-01", region(4, "nd74-2024", "recalled")],
    [unit("thuc-phan"), "2019-12-31", "not-yet"],
    [unit("thuc-phan"), "2025-07-01", region(3, "nd128-2025.d15.k7", "unsure")],
    [unit("thuc-phan"), "2025-12-31", region(3, "nd128-2025.d15.k7", "unsure")],
    [unit("thuc-phan"), "2026-01-01", region(3, "nd293-2025", "act")],
    [unit("dam-thuy"), "2025-07-01", region(4, "nd128-2025.d15.k7", "unsure")],
    [unit("dam-thuy"), "2026-01-01", region(4, "nd293-2025", "act")],
    // A place that the decree of the day does not name: by what it was made of, or went into.
    [unit("nung-tri-cao"), "2024-07-01", region(3, "nd74-2024", "recalled")],
    [unit("dam-thuy"), "2024-07-01", region(4, "nd74-2024", "recalled")],
    [former("Sông Hiến", "cao-bang"), "2021-10-19", region(3, "nd90-2019", "recalled")],
    [former("Chí Viễn", "trung-khanh"), "2026-01-01", region(4, "nd293-2025", "act")],
    [district("cao-bang"), "2026-01-01", region(3, "nd293-2025", "recalled")],
    [district("ha-lang"), "2026-01-01", region(4, "nd293-2025", "recalled")],
  ])("says for %j on %s: %j", (place, day, expected) => {
    expect(on(place, day)).toEqual(expected);
  });

  it("says by former commune where a ward was made of two regions", () => {
    expect(on(unit("thuc-phan"), "2025-06-30")).toEqual({
      is: "differs",
      parts: [
        { name: "Sông Hiến", region: 3 },
        { name: "Đề Thám", region: 3 },
        { name: "Hợp Giang", region: 3 },
        { name: "Hưng Đạo", region: 3 },
        { name: "Hoàng Tung", region: 4 },
      ],
      cite: "nd74-2024",
      confidence: "recalled",
    });
    expect(on(unit("tan-giang"), "2021-10-19")).toMatchObject({
      parts: [{ region: 3 }, { region: 3 }, { region: 3 }, { region: 3 }, { name: "Lê Chung", region: 4 }],
    });
  });

  it("says by former commune where an old district has gone into two regions", () => {
    const answer = on(district("hoa-an"), "2026-01-01");
    const parts = answer !== "not-yet" && answer.is === "differs" ? answer.parts : [];
    expect(parts.length).toBe(15);
    expect(parts.filter((part) => part.region === 3).map(({ name }) => name)).toEqual(["Hoàng Tung", "Lê Chung"]);
  });

  it.each([
    ["Hoàng Tung", "thuc-phan"],
    ["Lê Chung", "tan-giang"],
  ])("moves the former commune %s from region IV to III with the merger", (name, place) => {
    const commune = former(name, "hoa-an");
    expect(on(commune, "2025-06-30")).toEqual(region(4, "nd74-2024", "recalled"));
    expect(on(commune, "2025-07-01")).toEqual(region(3, "nd128-2025.d15.k7", "unsure"));
    expect(on(commune, "2026-01-01")).toEqual(region(3, "nd293-2025", "act"));
    expect(on(unit(place), "2026-01-01")).toEqual(region(3, "nd293-2025", "act"));
  });

  it("moves no other former commune, on any day on which a decree begins", () => {
    const moved = regions.periods.slice(1).flatMap(({ from }) =>
      formerUnits(register).flatMap(({ name, district: of }) => {
        const [before, after] = [dayBefore(from), from].map((day) => on(former(name, of), day));
        const changes = [before, after].map((one) => (one !== "not-yet" && one?.is === "region" ? one.region : null));
        return changes[0] === changes[1] ? [] : [`${from} ${name} ${changes.join(" → ")}`];
      }),
    );
    expect(moved).toEqual(["2025-07-01 Hoàng Tung 4 → 3", "2025-07-01 Lê Chung 4 → 3"]);
  });

  it("knows 3 wards in region III and 53 communes in region IV since 2026", () => {
    const answers = register.places.map(({ id }) => on(unit(id), "2026-11-23"));
    const count = (number: 3 | 4) =>
      answers.filter((one) => one !== "not-yet" && one.is === "region" && one.region === number).length;
    expect([count(3), count(4)]).toEqual([3, 53]);
  });

  it("throws for a place that is not in the register", () => {
    expect(() => on(unit("ha-noi"), "2019-01-01")).toThrow('There is no place {"is":"unit","id":"ha-noi"}');
  });
});

describe("checkWageRegions()", () => {
  it("finds no mistake in the project's own", () => {
    expect(checkWageRegions(regions, register, sources)).toEqual([]);
  });

  it("finds days out of order, places that do not exist and unknown sources", () => {
    const period = { by: "unit" as const, "region-3": ["tan-giag"], others: 4 as const, cite: "nd29-2025" };
    const broken = {
      periods: [
        { ...period, from: "2026-01-01" },
        { ...period, from: "2026-01-01", by: "district" as const, "region-3": ["tan-giang"], cite: "nd293-2025" },
      ],
    };
    expect(checkWageRegions(broken, register, sources)).toEqual([
      {
        path: ["periods", 0, "region-3", 0],
        message: '"tan-giag" is no unit of the places; did you mean "tan-giang"?',
      },
      { path: ["periods", 0, "cite"], message: 'cites the unknown source "nd29-2025"; did you mean "nd129-2025"?' },
      { path: ["periods", 1, "from"], message: "2026-01-01 does not come after 2026-01-01" },
      { path: ["periods", 1, "region-3", 0], message: '"tan-giang" is no district of the places' },
    ]);
  });
});
