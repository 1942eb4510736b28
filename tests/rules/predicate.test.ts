import { describe, expect, it } from "vitest";
import { type Predicate, satisfies, whenSchema } from "../../src/rules/predicate.ts";

function claim(raw: Record<string, unknown>): Predicate {
  const [predicate] = whenSchema.parse({ fact: "fact", ...raw });
  if (!predicate) throw new Error("no predicate");
  return predicate;
}

function whereTrue(raw: Record<string, unknown>, values: (string | number | boolean)[]) {
  return values.filter((value) => satisfies(claim(raw), value));
}

describe("satisfies()", () => {
  it("compares with one value or a list", () => {
    expect(whereTrue({ is: "a" }, ["a", "b"])).toEqual(["a"]);
    expect(whereTrue({ is: ["a", "b"] }, ["a", "b", "c"])).toEqual(["a", "b"]);
    expect(whereTrue({ "is-not": ["a", "b"] }, ["a", "b", "c"])).toEqual(["c"]);
    expect(whereTrue({ is: false }, [true, false])).toEqual([false]);
  });

  it("takes at-least with its bound and below without", () => {
    expect(whereTrue({ "at-least": 15 }, [14, 15, 16])).toEqual([15, 16]);
    expect(whereTrue({ below: 15 }, [14, 15, 16])).toEqual([14]);
    expect(whereTrue({ "at-least": 14, below: 16 }, [13, 14, 15, 16])).toEqual([14, 15]);
  });

  it("takes days with both bounds", () => {
    const days = ["2019-12-31", "2020-01-01", "2021-09-30", "2021-10-01"];
    expect(whereTrue({ "on-or-after": "2020-01-01", "on-or-before": "2021-09-30" }, days)).toEqual([
      "2020-01-01",
      "2021-09-30",
    ]);
  });

  it("lets a date that was answered none hold only where or-none says so", () => {
    expect(whereTrue({ "on-or-before": "2021-12-20" }, ["none"])).toEqual([]);
    expect(whereTrue({ "on-or-before": "2021-12-20", "or-none": true }, ["none", "2021-12-21"])).toEqual(["none"]);
  });
});

describe("whenSchema", () => {
  function message(raw: unknown): string | undefined {
    return JSON.stringify(whenSchema.safeParse(raw).error?.issues);
  }

  it("refuses a claim that compares nothing or in two ways", () => {
    expect(message({ fact: "a" })).toContain(
      "compares nothing; it needs one of is, is-not, at-least, below, on-or-after, on-or-before",
    );
    expect(message({ fact: "a", is: 1, below: 3 })).toContain(
      "compares in two ways (is and at-least/below); make two conditions of it",
    );
    expect(message({ fact: "a", is: 1, "or-none": true })).toContain(
      "has or-none, which only goes with on-or-after and on-or-before",
    );
  });

  it("refuses days that do not exist and unknown keys", () => {
    expect(message({ fact: "a", "on-or-after": "2021-02-30" })).toContain("must be a real day as YYYY-MM-DD");
    expect(message({ fact: "a", equals: 1 })).toContain("unrecognized_keys");
  });
});
