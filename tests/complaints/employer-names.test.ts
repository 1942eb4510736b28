import { describe, expect, it } from "vitest";
import { likeness, rankedLikeness } from "../../src/complaints/employer-likeness.ts";
import { countWorkers } from "../../src/complaints/employer-view.ts";

const named = (name: string, taxCode: string | null = null, place: string | null = null) => ({ name, taxCode, place });

describe("likeness()", () => {
  it("sees one employer by its tax code, also of a branch, whatever the names", () => {
    expect(likeness(named("Sao Mai", "4800123456"), named("Nắng", "4800.123.456"))).toBe("same-tax-code");
    expect(likeness(named("Sao Mai", "4800123456"), named("Sao Mai 2", "4800123456-001"))).toBe("same-tax-code");
  });

  it("takes two tax codes for two employers, whatever the names", () => {
    expect(likeness(named("An Phát", "4800111111"), named("An Phát", "4800222222"))).toBe(null);
  });

  it("sees the same name without marks and the kind of firm, and a name that is near", () => {
    expect(likeness(named("Cty TNHH Sao Mai"), named("công ty cổ phần SAO MAI"))).toBe("same-name");
    expect(likeness(named("may song bangg"), named("Công ty May Sông Bằng", "4800123456"))).toBe("near-name");
    expect(likeness(named("Vinamilk"), named("Công ty May Sông Bằng"))).toBe(null);
  });

  it("takes no two names for one that say nothing but the kind of firm", () => {
    expect(likeness(named("Công ty"), named("cty TNHH"))).toBe(null);
  });
});

describe("rankedLikeness()", () => {
  it("puts the strongest reason first, then the same place", () => {
    const one = named("Sao Mai", "4800123456", "thuc-phan");
    const others = [
      named("Sao May", null, "thuc-phan"),
      named("cty Sao Mai", null, "tan-giang"),
      named("Gạch Nà Cáp"),
      named("Sao Mai", null, "thuc-phan"),
      named("Nắng", "4800123456"),
    ];
    expect(rankedLikeness(one, others).map(({ employer, why }) => [employer.name, employer.place, why])).toEqual([
      ["Nắng", null, "same-tax-code"],
      ["Sao Mai", "thuc-phan", "same-name"],
      ["cty Sao Mai", "tan-giang", "same-name"],
      ["Sao May", "thuc-phan", "near-name"],
    ]);
  });
});

describe("countWorkers()", () => {
  it("counts who left nothing each as one, and cases of one talk or one phone as one", () => {
    const none = { link: null, phone: null };
    expect(countWorkers([])).toBe(0);
    expect(countWorkers([none, none, none])).toBe(3);
    expect(countWorkers([{ link: "a", phone: null }, { link: "a", phone: "1" }, none])).toBe(2);
  });

  it("sees that a talk and a call are one person by a third case that has both", () => {
    const cases = [
      { link: "a", phone: null },
      { link: null, phone: "1" },
      { link: "b", phone: "2" },
      { link: "a", phone: "1" },
    ];
    expect(countWorkers(cases)).toBe(2);
  });
});
