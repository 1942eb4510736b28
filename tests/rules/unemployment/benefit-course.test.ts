import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benefitCourse } from "../../../src/rules/unemployment/benefit-course.ts";
import { type EndingEvent, endingEvents } from "../../../src/rules/unemployment/benefit-endings.ts";
import { benefitMonths, type DurationNumbers } from "../../../src/rules/unemployment/benefit-months.ts";
import { keptMonths, type MonthState, monthStates } from "../../../src/rules/unemployment/kept-months.ts";
import type { Law } from "../../../src/rules/unemployment/law.ts";

const numbers: DurationNumbers = { needed: 12, firstBand: 36, firstMonths: 3, perMonth: 12, most: 12 };

function granted(contributed: number, law: Law = "new") {
  return { contributed, ...benefitMonths(contributed, numbers), law, numbers, missesInARow: 3 };
}

/** Months kept of 24 after one month received: with notice in time, without, and while that is not known. */
function keptAfter(event: EndingEvent, law: Law) {
  const kept = (notifiedInTime: boolean | null) =>
    benefitCourse({ states: ["received"], ending: { event, notifiedInTime } }, granted(24, law)).monthsKept;
  return [kept(true), kept(false), kept(null)];
}

const notice = [12, 0, null];
const never = [0, 0, 0];
const always = [12, 12, 12];
const notSaid = [null, null, null];

describe("an event that ends the benefit", () => {
  it.each<[EndingEvent, (number | null)[], (number | null)[]]>([
    ["insured-job", notice, notice],
    ["military", notice, notice],
    ["pension", never, never],
    ["two-refusals", never, never],
    ["three-misses", never, never],
    ["abroad", never, never],
    ["long-study", notice, notice],
    ["fined", never, never],
    ["death", never, never],
    ["compulsory-measure", notice, always],
    ["missing", notice, always],
    ["detained", notice, always],
    ["own-request", notice, notSaid],
  ])("%s keeps months by the new and by the old law", (event, byNew, byOld) => {
    expect([keptAfter(event, "new"), keptAfter(event, "old")]).toEqual([byNew, byOld]);
  });

  it("is one of the thirteen the laws name", () => {
    expect(endingEvents.length).toBe(13);
  });
});

describe("benefitCourse()", () => {
  it("ends after three missed notices in a row, and loses the rest", () => {
    const states = ["received", "suspended", "suspended", "suspended"] as const;
    expect(benefitCourse({ states }, granted(60))).toMatchObject({
      status: "ended",
      event: "three-misses",
      monthsKept: 0,
    });
  });

  it("goes on after two missed notices", () => {
    const states = ["suspended", "suspended", "received"] as const;
    expect(benefitCourse({ states }, granted(60))).toMatchObject({ status: "running", event: null, monthsKept: 24 });
  });

  it("leaves to a person what is kept of more than 144 months, and whether odd months outlive a loss", () => {
    const ending = { event: "insured-job", notifiedInTime: true } as const;
    expect(benefitCourse({ states: ["received"], ending }, granted(150)).flags).toEqual(["over-144-ended-early"]);
    const fined = { event: "fined", notifiedInTime: null } as const;
    expect(benefitCourse({ states: ["received"], ending: fined }, granted(41))).toMatchObject({
      monthsKept: 0,
      oddMonthsKept: 5,
      flags: ["odd-months-after-loss"],
    });
  });
});

const contributed = fc.integer({ min: 0, max: 300 });
const runs = fc.array(fc.constantFrom<MonthState>(...monthStates), { maxLength: 12 });

describe("months", () => {
  it("of benefit are never fewer for more contributed months", () => {
    fc.assert(
      fc.property(contributed, contributed, (a, b) => {
        const [fewer, more] = [Math.min(a, b), Math.max(a, b)];
        return benefitMonths(fewer, numbers).months <= benefitMonths(more, numbers).months;
      }),
    );
  });

  it("of benefit and odd months use no more than was contributed", () => {
    fc.assert(
      fc.property(contributed, (all) => {
        const { months, oddMonthsKept } = benefitMonths(all, numbers);
        return oddMonthsKept >= 0 && oddMonthsKept < 12 && (all <= 36 || months * 12 + oddMonthsKept <= all);
      }),
    );
  });

  it("kept are never negative and with the odd ones never above what was contributed", () => {
    fc.assert(
      fc.property(contributed, runs, fc.boolean(), (all, states, keepsNotReached) => {
        const kept = keptMonths({ contributed: all, states, keepsNotReached }, numbers);
        return kept >= 0 && kept + benefitMonths(all, numbers).oddMonthsKept <= all;
      }),
    );
  });

  it("kept never grow by one month more that is received", () => {
    fc.assert(
      fc.property(contributed, runs, fc.nat(11), (all, states, at) => {
        const received = states.map((state, index) => (index === at ? "received" : state));
        const kept = (run: readonly MonthState[]) =>
          keptMonths({ contributed: all, states: run, keepsNotReached: true }, numbers);
        return kept(received) <= kept(states);
      }),
    );
  });

  it("kept follow the formula of the decree where the law leaves no doubt: all, less 12 a month received, less the odd ones", () => {
    fc.assert(
      fc.property(fc.integer({ min: 37, max: 144 }), fc.nat(12), (all, count) => {
        const { months, oddMonthsKept } = benefitMonths(all, numbers);
        const received = Math.min(count, months);
        const states = Array.from({ length: received }, (): MonthState => "received");
        return (
          keptMonths({ contributed: all, states, keepsNotReached: true }, numbers) ===
          all - 12 * received - oddMonthsKept
        );
      }),
    );
  });
});
