import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWorkingDay } from "../../src/rules/calendar.ts";
import { addDays, type Day } from "../../src/rules/day.ts";
import { checkTimeLimits } from "../../src/rules/deadlines/check-time-limits.ts";
import { runDeadlineExamples } from "../../src/rules/deadlines/deadline-examples.ts";
import { type DueDay, dueDays, type Matter } from "../../src/rules/deadlines/due-days.ts";
import { endOfPeriod } from "../../src/rules/deadlines/end-of-period.ts";
import {
  circumstances,
  type DeadlineExample,
  matterKinds,
  startingDays,
  type TimeLimits,
  timeLimitsSchema,
} from "../../src/rules/deadlines/time-limits-schema.ts";
import { loadCalendar, loadTimeLimits } from "./load-calendar.ts";
import { loadRulebook } from "./load-flows.ts";

const calendar = loadCalendar();
const limits = loadTimeLimits();
const { sources } = loadRulebook();
const book = { limits, calendar, sources };

/** The due days in short: step, what it needs, and what a reader goes by. */
function shown(matter: Matter): string[] {
  return dueDays(matter, book).map((due) => [due.step, ...due.when, endText(due)].join(" "));
}

function endText({ end }: DueDay): string {
  if (!end.known) return `unknown in ${end.unknownYear}, nominal ${end.nominal}`;
  const { nominal, day, moved, advised } = end;
  const parts = [nominal, ...(day === nominal ? [] : [`by ${day}`]), ...(advised ? [`advised ${advised}`] : [])];
  return [...parts, ...(moved ? [`moves to ${moved.to} (${moved.confidence})`] : [])].join(", ");
}

function knownEnd({ end }: Pick<DueDay, "end">) {
  if (!end.known) throw new Error(`The days off of ${end.unknownYear} are not known`);
  return end;
}

describe("endOfPeriod()", () => {
  it("ends three months from 24 August 2026 on the new holiday, moves it to the 25th and advises Friday the 20th", () => {
    expect(endOfPeriod({ start: "2026-08-24", limit: 3, unit: "months" }, calendar)).toEqual({
      nominal: "2026-11-24",
      next: "2026-11-25",
      last: "2026-11-23",
      advised: "2026-11-20",
    });
  });

  it("counts three months and not 90 days", () => {
    const ends = (start: Day) => [
      endOfPeriod({ start, limit: 3, unit: "months" }, calendar).nominal,
      endOfPeriod({ start, limit: 90, unit: "days" }, calendar).nominal,
    ];
    expect(ends("2026-08-24")).toEqual(["2026-11-24", "2026-11-22"]);
    expect(ends("2026-09-30")).toEqual(["2026-12-30", "2026-12-29"]);
    expect(endOfPeriod({ start: "2026-09-30", limit: 3, unit: "months" }, calendar).advised).toBe("2026-12-29");
  });

  it("counts backwards in days and refuses to in working days", () => {
    const before = { start: "2026-11-30", limit: 5, before: true };
    expect(endOfPeriod({ ...before, unit: "days" }, calendar).nominal).toBe("2026-11-25");
    expect(() => endOfPeriod({ ...before, unit: "working-days" }, calendar)).toThrow(
      "Working days are not counted backwards",
    );
  });
});

describe("dueDays() of complaints", () => {
  it("tells everything about one limit", () => {
    expect(dueDays({ kind: "unemployment-insurance-complaint", days: { received: "2026-11-23" } }, book)).toEqual([
      {
        matter: "administrative-complaint",
        step: "accept",
        acts: "authority",
        limit: 7,
        unit: "working-days",
        from: "received",
        start: "2026-11-23",
        before: false,
        when: [],
        cite: "luat136.d2.k15.b",
        confidence: "act",
        holds: "yes",
        end: { known: true, nominal: "2026-12-03", day: "2026-12-03" },
      },
    ]);
  });

  it("chooses 10 days or 7 working days for the acceptance by the day of receipt", () => {
    const accept = (received: Day) => dueDays({ kind: "administrative-complaint", days: { received } }, book);
    const told = ["2026-06-30", "2026-07-01"].flatMap(accept).map(({ limit, unit, end }) => [limit, unit, end]);
    expect(told).toEqual([
      [10, "days", { known: true, nominal: "2026-07-10", day: "2026-07-10" }],
      [7, "working-days", { known: true, nominal: "2026-07-10", day: "2026-07-10" }],
    ]);
  });

  it("tells a person the last working day before a day off, advises one earlier, and is unsure that it moves", () => {
    expect(shown({ kind: "administrative-complaint", days: { knew: "2026-08-26" } })).toEqual([
      "complain 2026-11-24, by 2026-11-23, advised 2026-11-20, moves to 2026-11-25 (unsure)",
    ]);
    expect(shown({ kind: "labour-complaint", days: { knew: "2026-05-28" } })).toEqual([
      "complain 2026-11-24, by 2026-11-23, advised 2026-11-20, moves to 2026-11-25 (unsure)",
    ]);
    expect(shown({ kind: "discipline-complaint", days: { knew: "2026-11-23" } })).toEqual([
      "complain 2026-12-08, advised 2026-12-07",
    ]);
  });

  it("counts the second level from the first decision or from the end of the first limit", () => {
    const days = { "first-decision-received": "2026-11-02", "first-limit-ended": "2026-11-03" };
    expect(shown({ kind: "administrative-complaint", days })).toEqual([
      "complain-again-unsettled 2026-12-03, advised 2026-12-02",
      "complain-again-unsettled remote 2026-12-18, advised 2026-12-17",
      "complain-again 2026-12-02, advised 2026-12-01",
      "complain-again remote 2026-12-17, advised 2026-12-16",
    ]);
    expect(shown({ kind: "administrative-complaint", days: { "second-accepted": "2026-11-02" } })).toEqual([
      "settle-again 2026-12-17",
      "settle-again complex 2027-01-01, by 2027-01-04, moves to 2027-01-04 (act)",
      "settle-again remote 2027-01-01, by 2027-01-04, moves to 2027-01-04 (act)",
      "settle-again complex remote 2027-01-11",
    ]);
    expect(shown({ kind: "discipline-complaint", days: { "first-decision-received": "2026-11-02" } })).toEqual([
      "complain-again 2026-11-12, advised 2026-11-11",
      "complain-again dismissal 2026-12-02, advised 2026-12-01",
    ]);
  });

  it("says nothing of a second complaint before 1 July 2026, whose law was not read", () => {
    expect(shown({ kind: "administrative-complaint", days: { "first-decision-received": "2026-06-30" } })).toEqual([]);
  });

  it("counts the notice of a dialogue back from its day, and the sending of a suspension in working days", () => {
    const days = { dialogue: "2026-11-29", suspended: "2026-11-23" };
    expect(shown({ kind: "administrative-complaint", days })).toEqual([
      "announce-dialogue 2026-11-24, by 2026-11-23",
      "send-suspension 2026-11-27",
    ]);
  });

  it("is unsure of the second settlement of labour complaints", () => {
    const due = dueDays({ kind: "labour-complaint", days: { "second-accepted": "2026-11-02" } }, book);
    expect(due.map(({ limit, when, confidence }) => [limit, when, confidence])).toEqual([
      [45, [], "unsure"],
      [60, ["complex"], "unsure"],
      [60, ["remote"], "unsure"],
      [90, ["complex", "remote"], "unsure"],
    ]);
  });
});

describe("dueDays() of disputes, feedback and reception", () => {
  it("gives six and nine months and one year from the discovery", () => {
    expect(shown({ kind: "labour-dispute", days: { discovered: "2026-08-31" } })).toEqual([
      "ask-mediator 2027-02-28, by 2027-02-26, advised 2027-02-25, moves to 2027-03-01 (unsure)",
      "ask-arbitrators 2027-05-31, advised 2027-05-28",
      "go-to-court 2027-08-31, advised 2027-08-30",
    ]);
  });

  it("counts mediation, feedback and reception in working days", () => {
    expect(shown({ kind: "labour-dispute", days: { "mediation-requested": "2026-11-23" } })).toEqual([
      "mediate 2026-12-01",
    ]);
    expect(shown({ kind: "rule-feedback", days: { received: "2026-11-23" } })).toEqual(["pass-on 2026-12-01"]);
    expect(shown({ kind: "reception", days: { received: "2026-11-23" } })).toEqual(["answer 2026-12-08"]);
  });
});

describe("dueDays() and circumstances", () => {
  const held = (decided: Matter["circumstances"], kind: Matter["kind"] = "administrative-complaint") =>
    dueDays({ kind, days: { accepted: "2026-11-02" }, circumstances: decided ?? {} }, book).map(({ holds }) => holds);

  it("leaves every limit open while nothing is decided", () => {
    expect(held({})).toEqual(["open", "open", "open", "open"]);
  });

  it("rules out limits as circumstances are decided, until one holds", () => {
    expect(held({ remote: true })).toEqual(["no", "no", "open", "open"]);
    expect(held({ complex: false })).toEqual(["open", "no", "open", "no"]);
    expect(held({ complex: false, remote: false })).toEqual(["yes", "no", "no", "no"]);
    expect(held({ complex: true, remote: true })).toEqual(["no", "no", "no", "yes"]);
    expect(held({ complex: true }, "denunciation")).toEqual(["no", "open", "open"]);
    expect(held({ complex: true, "especially-complex": false }, "denunciation")).toEqual(["no", "yes", "no"]);
  });
});

describe("dueDays() beyond the known years", () => {
  it("names the year that is missing and gives the day as counted, but no working days", () => {
    expect(
      shown({ kind: "labour-dispute", days: { discovered: "2027-06-15", "mediation-requested": "2027-12-30" } }),
    ).toEqual([
      "ask-mediator 2027-12-15, advised 2027-12-14",
      "ask-arbitrators unknown in 2028, nominal 2028-03-15",
      "go-to-court unknown in 2028, nominal 2028-06-15",
      "mediate unknown in 2028, nominal undefined",
    ]);
  });
});

describe("dueDays() of any matter", () => {
  const days = fc.integer({ min: 20, max: 2190 }).map((shift) => addDays("2021-01-01", shift));
  const matters = fc.record({
    kind: fc.constantFrom(...matterKinds),
    days: fc
      .uniqueArray(fc.constantFrom(...startingDays))
      .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, days])))),
    circumstances: fc.dictionary(fc.constantFrom(...circumstances), fc.boolean()),
  });

  it("ends on a working day, never before its start unless counted backwards", () => {
    fc.assert(
      fc.property(matters, (matter) => {
        for (const due of dueDays(matter, book)) {
          const { nominal, day } = knownEnd(due);
          expect(isWorkingDay(calendar, day)).toBe(true);
          expect(due.before ? [day < due.start, nominal < due.start] : [day > due.start, nominal > due.start]).toEqual([
            true,
            true,
          ]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("advises only a person, on a working day before the last safe one and not before the start", () => {
    fc.assert(
      fc.property(matters, (matter) => {
        const due = dueDays(matter, book);
        expect(due.filter((one) => (one.acts === "person") !== (knownEnd(one).advised !== undefined))).toEqual([]);
        for (const { start, ...one } of due.filter(({ acts }) => acts === "person")) {
          const { advised = "", day, nominal } = knownEnd(one);
          expect(isWorkingDay(calendar, advised)).toBe(true);
          expect([start <= advised, advised < day, day <= nominal]).toEqual([true, true, true]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("lets exactly one limit of a step hold once everything is decided", () => {
    const decided = fc.record(Object.fromEntries(circumstances.map((name) => [name, fc.boolean()])));
    fc.assert(
      fc.property(matters, decided, (matter, all) => {
        const plain = { ...all, complex: all.complex || all["especially-complex"] };
        const due = dueDays({ ...matter, circumstances: plain }, book);
        const steps = [...new Set(due.map(({ step }) => step))];
        const holding = steps.map((step) => due.filter((one) => one.step === step && one.holds === "yes").length);
        expect(holding).toEqual(steps.map(() => 1));
        expect(due.filter(({ holds }) => holds === "open")).toEqual([]);
      }),
    );
  });
});

describe("checkTimeLimits()", () => {
  /** The house's limits with other steps for feedback on rules. */
  function withSteps(limitsOfStep: object[]): TimeLimits {
    const steps = limitsOfStep.map((one) => ({ id: "answer", acts: "authority", from: "received", limits: one }));
    return timeLimitsSchema.parse({ ...limits, matters: { ...limits.matters, "rule-feedback": { steps } } });
  }

  it("finds nothing wrong with flows/parameters/time-limits.yaml", () => {
    expect(checkTimeLimits(limits, sources)).toEqual([]);
  });

  it("names unknown sources, steps that are there twice, and limits that hold at once", () => {
    const cite = "tcd.d28";
    const wrong = withSteps([
      [
        { limit: 1, unit: "days", until: "2026-06-30", cite },
        { limit: 2, unit: "days", since: "2026-06-30", cite },
        { limit: 3, unit: "days", since: "2026-07-01", until: "2026-06-01", when: ["remote"], cite: "tcb.d28" },
      ],
      [{ limit: 1, unit: "days", cite }],
    ]);
    const at = ["matters", "rule-feedback", "steps"];
    expect(checkTimeLimits(wrong, sources)).toEqual([
      {
        path: [...at, 0, "limits", 1],
        message: "holds at the same time as a limit before it, for the same circumstances",
      },
      {
        path: [...at, 0, "limits", 2, "cite"],
        message: 'cites the unknown source "tcb"; did you mean "tc"?',
      },
      { path: [...at, 0, "limits", 2, "until"], message: "until 2026-06-01 is before since 2026-07-01" },
      { path: [...at, 1, "id"], message: 'the step "answer" is there twice' },
    ]);
  });

  it("refuses a matter that follows one without steps", () => {
    const matters = { ...limits.matters, reception: { follows: "unemployment-insurance-complaint" as const } };
    expect(checkTimeLimits({ ...limits, matters }, sources)).toEqual([
      {
        path: ["matters", "reception", "follows"],
        message: '"unemployment-insurance-complaint" has no steps of its own',
      },
    ]);
  });
});

describe("the worked examples of time limits", () => {
  it.each(limits.examples.map((example) => [example.says, example] as const))("hold: %s", (_, example) => {
    expect(runDeadlineExamples({ ...book, limits: { ...limits, examples: [example] } })).toEqual([]);
  });

  it("are about every case that was worked out by hand", () => {
    expect(limits.examples.map(({ id }) => id)).toEqual(["w36", "w36-decided", "w38"]);
  });
});

describe("runDeadlineExamples()", () => {
  /** The mistakes of examples about a complaint accepted on 11/2/2027. */
  function mistakes(...expected: Partial<DeadlineExample>[]): [string, string][] {
    const examples = expected.map(
      (changed): DeadlineExample => ({
        says: "one",
        matter: "administrative-complaint",
        days: { accepted: "2027-02-11" },
        circumstances: { complex: false },
        expect: [],
        ...changed,
      }),
    );
    const found = runDeadlineExamples({ ...book, limits: { ...limits, examples } });
    return found.map(({ path, message }) => [path.join("."), message]);
  }

  it("says which end came out instead, and which limit an example leaves out", () => {
    expect(mistakes({ expect: [{ step: "settle", when: [], nominal: "2027-03-13", day: "2027-03-13" }] })).toEqual([
      ["examples.0.expect.0.day", 'example "one" expects day of settle "2027-03-13", but the rules give "2027-03-15"'],
      ["examples.0.expect", 'example "one" leaves out settle (remote), for which the rules give 2027-03-29'],
    ]);
  });

  it("takes the day for the nominal end where that is left out", () => {
    const remote = { step: "settle", when: ["remote" as const], nominal: "2027-03-28", day: "2027-03-29" };
    expect(mistakes({ expect: [{ step: "settle", when: [], day: "2027-03-15" }, remote] })).toEqual([
      [
        "examples.0.expect.0.nominal",
        'example "one" expects nominal of settle "2027-03-15", but the rules give "2027-03-13"',
      ],
    ]);
  });

  it("says which limit there is not, which end cannot be counted, and which id stands twice", () => {
    const late = { matter: "labour-dispute" as const, days: { "mediation-requested": "2027-12-30" } };
    expect(
      mistakes(
        { id: "a", ...late, expect: [{ step: "mediat", when: [], day: "2028-01-06" }] },
        { id: "a", ...late, expect: [{ step: "mediate", when: [], day: "2028-01-06" }] },
      ),
    ).toEqual([
      ["examples.1.id", 'the example "a" is there twice'],
      [
        "examples.0.expect.0",
        'example "one" expects mediat, but the rules give no such limit; did you mean "mediate"?',
      ],
      [
        "examples.0.expect",
        'example "one" leaves out mediate, for which the rules give not known before the days off of 2028 are',
      ],
      [
        "examples.1.expect.0.day",
        'example "one" expects day of mediate "2028-01-06", but the rules give "not known before the days off of 2028 are"',
      ],
    ]);
  });
});
