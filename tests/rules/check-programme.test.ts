import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkFacts } from "../../src/rules/check-facts.ts";
import { checkParameterUse, checkProgramme } from "../../src/rules/check-programme.ts";
import { programmeSchema } from "../../src/rules/programme.ts";
import { runExamples } from "../../src/rules/run-examples.ts";
import { facts, parameters, programme, simple, sources } from "./small-rules.ts";

const definitions = facts({
  situation: { type: "choice", options: ["working", "on-leave"] },
  leaveDays: { type: "days", max: 400, "asked-when": { fact: "situation", is: "on-leave" } },
  leaveStart: { type: "date" },
  insured: { type: "yes-no" },
});

const leaf = { id: "insured", fact: "insured", is: true, cite: "act" };
const firstLeaf = ["versions", 0, "conditions", 0];

function problemsOf(raw: Record<string, unknown>) {
  return checkProgramme(
    programme({ versions: [{ from: "2021-01-01", conditions: [leaf] }], ...raw }),
    definitions,
    sources,
  );
}

function problemsOfLeaf(raw: Record<string, unknown>) {
  return checkProgramme(simple([{ id: "trial", cite: "act", ...raw }]), definitions, sources);
}

describe("checkProgramme() of conditions", () => {
  it("finds nothing in a sound programme", () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each([
    [
      "a fact that does not exist",
      { fact: "leaveDay", "at-least": 15 },
      ["fact"],
      'uses the unknown fact "leaveDay"; did you mean "leaveDays"?',
    ],
    [
      "an option that does not exist",
      { fact: "situation", is: ["working", "onleave"] },
      ["is", 1],
      '"situation" is never "onleave": it must be one of working, on-leave; did you mean "on-leave"?',
    ],
    [
      "a value of another type",
      { fact: "insured", is: "true" },
      ["is", 0],
      '"insured" is never "true": it must be true or false',
    ],
    [
      "numbers compared with no number",
      { fact: "insured", "at-least": 1 },
      ["at-least"],
      'compares numbers, but "insured" is of type yes-no',
    ],
    [
      "days compared with no date",
      { fact: "leaveDays", "on-or-before": "2021-01-01" },
      ["on-or-before"],
      'compares days, but "leaveDays" is of type days',
    ],
    [
      "an empty range of days",
      { fact: "leaveStart", "on-or-after": "2021-02-01", "on-or-before": "2021-01-01" },
      ["on-or-before"],
      "no day lies from 2021-02-01 to 2021-01-01",
    ],
    [
      "an empty range of numbers",
      { fact: "leaveDays", "at-least": 15, below: 15 },
      ["below"],
      "nothing is at least 15 and below 15",
    ],
    [
      "or-none for a date that is always a day",
      { fact: "leaveStart", "on-or-before": "2021-01-01", "or-none": true },
      ["or-none"],
      '"leaveStart" cannot be answered "none"',
    ],
    [
      "circumstances of an unknown fact",
      { fact: "insured", is: true, when: { fact: "insurd", is: true } },
      ["when", 0, "fact"],
      'uses the unknown fact "insurd"; did you mean "insured"?',
    ],
    [
      "an unknown source",
      { fact: "insured", is: true, cite: "officiall.d1" },
      ["cite"],
      'cites the unknown source "officiall"; did you mean "official"?',
    ],
  ])("finds %s", (...[, raw, path, message]) => {
    expect(problemsOfLeaf(raw)).toEqual([{ path: [...firstLeaf, ...path], message }]);
  });

  it("finds them inside all, any and groups, with the way there", () => {
    const nested = programme({
      versions: [
        {
          from: "2021-01-01",
          groups: [{ id: "first", for: { any: [leaf, { all: [{ ...leaf, id: "second", fact: "insurred" }] }] } }],
        },
      ],
    });
    expect(checkProgramme(nested, definitions, sources)).toEqual([
      {
        path: ["versions", 0, "groups", 0, "for", "any", 1, "all", 0, "fact"],
        message: 'uses the unknown fact "insurred"; did you mean "insured"?',
      },
    ]);
  });
});

describe("checkProgramme() of sums", () => {
  const band = (id: string, from: number) => ({ id, from, each: 1, cite: "act" });
  const bands = (list: unknown[], rest = {}) =>
    problemsOf({ amount: [{ "bands-by": "leaveDays", bands: list, ...rest }] });

  it("finds bands that overlap, go down or leave a gap", () => {
    expect(bands([band("a", 0), band("b", 15), band("c", 15)])).toEqual([
      { path: ["amount", 0, "bands", 2, "from"], message: 'band "c" from 15 overlaps the band "b" from 15' },
    ]);
    expect(bands([band("a", 0), band("b", 30), band("c", 15)])).toEqual([
      { path: ["amount", 0, "bands", 2, "from"], message: 'band "c" from 15 stands after the higher band "b" from 30' },
    ]);
    expect(bands([band("a", 15)])).toEqual([
      {
        path: ["amount", 0, "bands", 0, "from"],
        message: 'leaves a gap: "leaveDays" can be 0, but the first band begins at 15',
      },
    ]);
  });

  it("lets the first band begin where everybody's condition begins", () => {
    const rule = simple([{ id: "long", fact: "leaveDays", "at-least": 15, cite: "act" }], {
      amount: [{ "bands-by": "leaveDays", bands: [band("a", 15)] }],
    });
    expect(checkProgramme(rule, definitions, sources)).toEqual([]);
  });

  it("finds sums by what is no number, and parameters that do not exist", () => {
    expect(problemsOf({ amount: [{ id: "each", each: 1, times: "insured", cite: "act" }] })).toEqual([
      { path: ["amount", 0, "times"], message: 'needs a number, but "insured" is of type yes-no' },
    ]);
    const byWage = simple([leaf], { amount: [{ id: "wage", each: { parameter: "wages" }, cite: "act" }] });
    const known = parameters({ wage: { unit: "vnd", values: [{ from: "2021-01-01", value: 1, cite: "act" }] } });
    expect(checkParameterUse(byWage, known)).toEqual([
      { path: ["amount", 0, "each", "parameter"], message: 'uses the unknown parameter "wages"; did you mean "wage"?' },
    ]);
  });
});

describe("checkProgramme() of days, ids and groups", () => {
  it("finds days out of order", () => {
    expect(problemsOf({ filing: { from: "2021-10-01", until: "2021-09-30", cite: "act" } })).toEqual([
      { path: ["filing", "until"], message: "until 2021-09-30 is before from 2021-10-01" },
    ]);
    const version = { from: "2021-01-01", conditions: [leaf] };
    expect(problemsOf({ versions: [version, version] })).toEqual([
      { path: ["versions", 1, "from"], message: "2021-01-01 does not come after 2021-01-01" },
    ]);
  });

  it("finds ids that stand twice, but not the same condition in two versions", () => {
    expect(problemsOf({ versions: [{ from: "2021-01-01", conditions: [leaf, leaf] }] })).toEqual([
      { path: ["versions", 0, "conditions", 1, "id"], message: '"insured" stands twice; each needs a name of its own' },
    ]);
    const version = { conditions: [leaf] };
    expect(
      problemsOf({
        versions: [
          { from: "2021-01-01", ...version },
          { from: "2022-01-01", ...version },
        ],
      }),
    ).toEqual([]);
  });

  it("finds groups, papers and expectations that name nothing", () => {
    const groups = [{ id: "first", for: leaf }];
    expect(
      problemsOf({
        versions: [{ from: "2021-01-01", groups }],
        papers: [{ id: "form", groups: ["frist"], cite: "act" }],
        examples: [
          {
            says: "wrong",
            "as-of": "2021-01-01",
            facts: { insured: 1, situation: "unknown", insurd: true },
            expect: { verdict: "eligible", group: "second", failed: ["insurance"], missing: ["leaveday"] },
          },
        ],
      }),
    ).toEqual([
      { path: ["papers", 0, "groups", 0], message: 'names the unknown group "frist"; did you mean "first"?' },
      { path: ["examples", 0, "facts", "insured"], message: '"insured" is never 1: it must be true or false' },
      { path: ["examples", 0, "facts", "insurd"], message: 'uses the unknown fact "insurd"; did you mean "insured"?' },
      { path: ["examples", 0, "expect", "group"], message: 'names the unknown group "second"' },
      { path: ["examples", 0, "expect", "failed", 0], message: 'names the unknown condition "insurance"' },
      {
        path: ["examples", 0, "expect", "missing", 0],
        message: 'uses the unknown fact "leaveday"; did you mean "leaveDays"?',
      },
    ]);
  });
});

describe("runExamples()", () => {
  const rule = (expected: Record<string, unknown>) =>
    simple([leaf], {
      amount: [{ id: "sum", each: 5, cite: "act" }],
      examples: [{ says: "insured", "as-of": "2021-01-01", facts: { insured: true }, expect: expected }],
    });
  const book = { definitions, sources };

  it("finds nothing where every example holds", () => {
    expect(
      runExamples(rule({ verdict: "eligible", total: 5, window: "open", failed: [], missing: [], changes: {} }), book),
    ).toEqual([]);
  });

  it("says what an example expects and what the rules give", () => {
    expect(runExamples(rule({ verdict: "ineligible", total: 6 }), book)).toEqual([
      {
        path: ["examples", 0, "expect", "verdict"],
        message: 'example "insured" expects verdict "ineligible", but the rules give "eligible"',
      },
      { path: ["examples", 0, "expect", "total"], message: 'example "insured" expects total 6, but the rules give 5' },
    ]);
  });
});

describe("checkFacts()", () => {
  it("finds circumstances of an unknown fact, an impossible value, and questions in the wrong order", () => {
    const wrong = facts({
      early: { type: "yes-no", "asked-when": { fact: "late", is: true } },
      late: { type: "yes-no", "asked-when": [{ fact: "early", is: "yes" }] },
      lost: { type: "yes-no", "asked-when": { fact: "latte", is: true } },
    });
    expect(checkFacts(wrong)).toEqual([
      {
        path: ["early", "asked-when", 0, "fact"],
        message: '"early" depends on "late", which is asked only later; move it up',
      },
      { path: ["late", "asked-when", 0, "is", 0], message: '"early" is never "yes": it must be true or false' },
      { path: ["lost", "asked-when", 0, "fact"], message: 'uses the unknown fact "latte"; did you mean "late"?' },
    ]);
  });
});

describe("checkFacts() of days that may be the same", () => {
  it("takes a date, and names what is none", () => {
    const same = (name: string) =>
      facts({
        left: { type: "date" },
        insured: { type: "yes-no" },
        ended: { type: "date", "same-as": name },
      });
    expect(checkFacts(same("left"))).toEqual([]);
    expect(checkFacts(same("insured"))).toEqual([{ path: ["ended", "same-as"], message: '"insured" is no date' }]);
    expect(checkFacts(same("leftt"))).toEqual([
      { path: ["ended", "same-as"], message: '"leftt" is no date; did you mean "left"?' },
    ]);
  });
});

describe("programmeSchema", () => {
  it("refuses a version without conditions, a step that counts twice, and unknown keys", () => {
    const issues = (raw: Record<string, unknown>) => {
      const sound = {
        id: "a",
        "asked-by": ["employee"],
        filing: { from: "2021-01-01", cite: "act" },
        versions: [{ from: "2021-01-01", conditions: [leaf] }],
      };
      const examples = [{ says: "a", "as-of": "2021-01-01", facts: {}, expect: { verdict: "undecided" } }];
      return programmeSchema
        .safeParse({ ...sound, examples, ...raw })
        .error?.issues.map(({ path, message }) => [path.join("."), message]);
    };
    expect(issues({})).toBeUndefined();
    expect(issues({ versions: [{ from: "2021-01-01" }] })).toEqual([
      ["versions.0", "has neither conditions nor groups"],
    ]);
    expect(issues({ steps: [{ id: "a", days: 1, "working-days": 1, cite: "act" }] })).toEqual([
      ["steps.0", "counts either working days or plain days, not both"],
    ]);
    expect(issues({ papper: [] })).toEqual([["", 'Unrecognized key: "papper"']]);
    expect(issues({ filing: { from: "2021-01-01", cite: "Điều 1" } })?.[0]?.[0]).toBe("filing.cite");
  });

  it("becomes a JSON Schema for editors, with the keys as they are written", () => {
    const schema = z.toJSONSchema(programmeSchema, { io: "input" });
    expect(Object.keys(schema.properties ?? {})).toContain("asked-by");
    expect(schema.required).toEqual(["id", "asked-by", "filing", "versions", "examples"]);
  });
});
