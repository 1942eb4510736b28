import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/rules/evaluate.ts";
import { facts, given, parameters, programme, simple } from "./small-rules.ts";

const yesNo = { type: "yes-no" };
const definitions = facts({
  insured: yesNo,
  stopped: yesNo,
  days: { type: "days", max: 400 },
  pregnant: yesNo,
  children: { type: "number", max: 10 },
  endedOn: { type: "date", none: true },
});

const insured = { id: "insured", fact: "insured", is: true, cite: "act" };
const longEnough = { id: "long-enough", fact: "days", "at-least": 15, cite: "act" };

describe("the verdict", () => {
  const both = simple([insured, longEnough]);
  const verdict = (raw: Parameters<typeof given>[1]) => evaluate(both, given(definitions, raw)).verdict;

  it("is undecided, eligible or ineligible as the conditions are", () => {
    expect(verdict({})).toBe("undecided");
    expect(verdict({ insured: true })).toBe("undecided");
    expect(verdict({ insured: true, days: 15 })).toBe("eligible");
    expect(verdict({ insured: false })).toBe("ineligible");
    expect(verdict({ days: 14 })).toBe("ineligible");
  });

  it("is refer when the person does not know and nothing else decides", () => {
    expect(verdict({ insured: "unknown", days: 15 })).toBe("refer");
    expect(verdict({ insured: "unknown" })).toBe("undecided");
    expect(verdict({ insured: "unknown", days: 14 })).toBe("ineligible");
  });

  it("does not count an answer that no longer fits its question", () => {
    expect(verdict({ insured: "yes", days: 15 })).toBe("undecided");
    expect(verdict({ insured: true, days: 401 })).toBe("undecided");
  });

  it("takes no name of JavaScript for an answer", () => {
    const tricky = facts({ constructor: yesNo });
    const rule = simple([{ id: "tricky", fact: "constructor", is: true, cite: "act" }]);
    expect(evaluate(rule, given(tricky, {})).verdict).toBe("undecided");
  });
});

describe("why", () => {
  const rule = simple([insured, { any: [{ id: "stopped", fact: "stopped", is: true, cite: "official" }, longEnough] }]);
  const why = (raw: Parameters<typeof given>[1]) => {
    const { met, failed } = evaluate(rule, given(definitions, raw));
    return { met, failed };
  };

  it("names what is met with its cite, and of alternatives only the one that holds", () => {
    expect(why({ insured: true, stopped: true, days: 3 })).toEqual({
      met: [
        { id: "insured", cite: "act" },
        { id: "stopped", cite: "official" },
      ],
      failed: [],
    });
  });

  it("names every alternative that fails, beside what is met", () => {
    expect(why({ insured: true, stopped: false, days: 3 })).toEqual({
      met: [{ id: "insured", cite: "act" }],
      failed: [
        { id: "stopped", cite: "official" },
        { id: "long-enough", cite: "act" },
      ],
    });
  });

  it("says nothing of what failed while another way is open", () => {
    expect(why({ insured: true, stopped: false })).toEqual({ met: [{ id: "insured", cite: "act" }], failed: [] });
  });

  it("does not speak of a condition whose circumstances are not the person's", () => {
    const guarded = simple([{ ...longEnough, when: { fact: "stopped", is: true } }, insured]);
    const read = evaluate(guarded, given(definitions, { insured: true, stopped: false }));
    expect([read.verdict, read.met]).toEqual(["eligible", [{ id: "insured", cite: "act" }]]);
    expect(evaluate(guarded, given(definitions, { insured: true })).missing).toEqual(["stopped", "days"]);
    expect(evaluate(guarded, given(definitions, { insured: true, days: 15 })).verdict).toBe("eligible");
    expect(evaluate(guarded, given(definitions, { insured: true, days: 14 })).missing).toEqual(["stopped"]);
    expect(evaluate(guarded, given(definitions, { insured: true, days: 14, stopped: "unknown" })).verdict).toBe(
      "refer",
    );
  });
});

describe("groups", () => {
  const grouped = programme({
    versions: [
      {
        from: "2021-01-01",
        conditions: [insured],
        groups: [
          { id: "working", for: { id: "working", fact: "stopped", is: false, cite: "act" }, conditions: [longEnough] },
          {
            id: "stopped",
            for: { id: "stopped", fact: "stopped", is: true, cite: "act" },
            conditions: [{ id: "expecting", fact: "pregnant", is: true, cite: "act" }],
          },
        ],
      },
    ],
  });
  const read = (raw: Parameters<typeof given>[1]) => {
    const { verdict, group, met, failed, missing } = evaluate(grouped, given(definitions, raw));
    return { verdict, group, met: met.map(({ id }) => id), failed: failed.map(({ id }) => id), missing };
  };

  it("name the group whose conditions are met", () => {
    expect(read({ insured: true, stopped: true, pregnant: true })).toEqual({
      verdict: "eligible",
      group: "stopped",
      met: ["insured", "stopped", "expecting"],
      failed: [],
      missing: [],
    });
  });

  it("name the group that is meant while it is open", () => {
    expect(read({ insured: true, stopped: false })).toEqual({
      verdict: "undecided",
      group: "working",
      met: ["insured", "working"],
      failed: [],
      missing: ["days"],
    });
  });

  it("refuse with the reasons of the group that is meant, and not of the other", () => {
    expect(read({ insured: true, stopped: false, days: 1 })).toEqual({
      verdict: "ineligible",
      group: null,
      met: ["insured", "working"],
      failed: ["long-enough"],
      missing: [],
    });
  });

  it("refuse with what everybody must meet, even before the group is known", () => {
    expect(read({ insured: false })).toEqual({
      verdict: "ineligible",
      group: null,
      met: [],
      failed: ["insured"],
      missing: [],
    });
  });

  it("say that no group is meant where that is the reason", () => {
    const two = programme({
      versions: [
        {
          from: "2021-01-01",
          groups: [
            { id: "short", for: { ...longEnough, id: "under", below: 5, "at-least": undefined } },
            { id: "long", for: longEnough },
          ],
        },
      ],
    });
    expect(evaluate(two, given(definitions, { days: 7 })).failed.map(({ id }) => id)).toEqual(["under", "long-enough"]);
  });
});

describe("what is unsure", () => {
  it("never decides: a person must", () => {
    const unsure = simple([insured, { ...longEnough, cite: "unsure" }]);
    for (const days of [14, 15]) {
      const { verdict, unsure: open } = evaluate(unsure, given(definitions, { insured: true, days }));
      expect([verdict, open]).toEqual(["refer", [{ id: "long-enough", cite: "unsure" }]]);
    }
    expect(evaluate(unsure, given(definitions, { insured: false, days: 14 })).verdict).toBe("ineligible");
  });

  it("does not matter where something sure decides", () => {
    const either = simple([{ any: [insured, { ...longEnough, cite: "unsure" }] }]);
    expect(evaluate(either, given(definitions, { insured: true, days: 14 }))).toMatchObject({
      verdict: "eligible",
      unsure: [],
    });
  });

  it("can be said of one condition, over its source", () => {
    const override = simple([{ ...insured, confidence: "unsure" }]);
    expect(evaluate(override, given(definitions, { insured: true })).verdict).toBe("refer");
    const trusted = simple([{ ...insured, cite: "unsure", confidence: "official" }]);
    expect(evaluate(trusted, given(definitions, { insured: true })).verdict).toBe("eligible");
  });

  it("sends only those to a person who fail a condition that says otherwise: refer", () => {
    const rule = simple([{ ...insured, otherwise: "refer" }, longEnough]);
    expect(evaluate(rule, given(definitions, { insured: true, days: 15 })).verdict).toBe("eligible");
    const failing = evaluate(rule, given(definitions, { insured: false, days: 15 }));
    expect([failing.verdict, failing.unsure, failing.failed]).toEqual(["refer", [{ id: "insured", cite: "act" }], []]);
    expect(evaluate(rule, given(definitions, { insured: false })).missing).toEqual(["days"]);
    expect(evaluate(rule, given(definitions, { insured: false, days: 14 })).verdict).toBe("ineligible");
  });

  it("is told apart from what was recalled, which decides and is marked", () => {
    const recalled = simple([{ ...insured, cite: "recalled" }]);
    expect(evaluate(recalled, given(definitions, { insured: true }))).toMatchObject({
      verdict: "eligible",
      recalled: true,
    });
    expect(evaluate(simple([insured]), given(definitions, { insured: true })).recalled).toBe(false);
  });
});

describe("the amount", () => {
  const bands = {
    "bands-by": "days",
    bands: [
      { id: "half", from: 15, each: 1855000, cite: "act" },
      { id: "full", from: 30, each: 3710000, cite: "act" },
    ],
  };
  const addOns = [
    { id: "pregnant", when: { fact: "pregnant", is: true }, each: 1000000, cite: "act" },
    { id: "children", times: "children", each: 1000000, cite: "recalled" },
  ];
  const paying = simple([insured, longEnough], { amount: [bands, ...addOns] });

  it("adds the band and the add-ons that apply, line by line", () => {
    const { amount, recalled } = evaluate(
      paying,
      given(definitions, { insured: true, days: 30, pregnant: true, children: 2 }),
    );
    expect(amount).toEqual({
      total: 6710000,
      lines: [
        { id: "full", each: 3710000, times: 1, sum: 3710000, cite: "act" },
        { id: "pregnant", each: 1000000, times: 1, sum: 1000000, cite: "act" },
        { id: "children", each: 1000000, times: 2, sum: 2000000, cite: "recalled" },
      ],
    });
    expect(recalled).toBe(true);
  });

  it("changes band exactly at its bound and leaves out lines that are nothing", () => {
    const total = (days: number) =>
      evaluate(paying, given(definitions, { insured: true, days, pregnant: false, children: 0 })).amount;
    expect(total(29)).toEqual({
      total: 1855000,
      lines: [{ id: "half", each: 1855000, times: 1, sum: 1855000, cite: "act" }],
    });
    expect(total(30)?.total).toBe(3710000);
  });

  it("asks on for what the sum needs once the verdict is yes", () => {
    const read = evaluate(paying, given(definitions, { insured: true, days: 15 }));
    expect([read.verdict, read.amount, read.missing]).toEqual(["eligible", null, ["pregnant", "children"]]);
    expect(read.between).toEqual({ least: 1855000, most: 1855000 + 1000000 + 10 * 1000000 });
  });

  it("asks for nothing where the verdict is no", () => {
    const read = evaluate(paying, given(definitions, { insured: true, days: 14 }));
    expect([read.amount, read.between, read.missing]).toEqual([null, null, []]);
  });

  it("is left open, with its limits, where the person does not know", () => {
    const read = evaluate(paying, given(definitions, { insured: true, days: 40, pregnant: "unknown", children: 0 }));
    expect([read.verdict, read.amount, read.unknown]).toEqual(["eligible", null, ["pregnant"]]);
    expect(read.between).toEqual({ least: 3710000, most: 4710000 });
  });

  it("says between which bands it lies while the band is open", () => {
    const open = simple([insured], { amount: [bands] });
    expect(evaluate(open, given(definitions, { insured: true, days: "unknown" })).between).toEqual({
      least: 1855000,
      most: 3710000,
    });
  });

  it("is null for a programme that pays no sum", () => {
    expect(evaluate(simple([insured]), given(definitions, { insured: true })).amount).toBeNull();
  });
});

describe("an amount by a dated parameter", () => {
  const wages = parameters({
    wage: {
      unit: "vnd",
      by: "endedOn",
      values: [
        { from: "2020-01-01", value: 3070000, cite: "act" },
        { from: "2022-07-01", value: null, cite: "act" },
      ],
    },
    today: { unit: "vnd", values: [{ from: "2021-06-01", value: 5, cite: "act" }] },
  });
  const byEvent = simple([insured], { amount: [{ id: "wage", each: { parameter: "wage" }, cite: "act" }] });
  const read = (endedOn: string) =>
    evaluate(byEvent, given(definitions, { insured: true, endedOn }, { parameters: wages }));

  it("takes the value of the event's day, whatever today is", () => {
    expect(read("2021-05-01").amount?.total).toBe(3070000);
  });

  it("says not-yet or repealed outside the covered days, and never the nearest value", () => {
    expect(read("2019-12-31")).toMatchObject({
      verdict: "eligible",
      amount: null,
      between: null,
      outside: [{ parameter: "wage", day: "2019-12-31", is: "not-yet" }],
    });
    expect(read("2022-07-01").outside).toEqual([{ parameter: "wage", day: "2022-07-01", is: "repealed" }]);
  });

  it("asks for the event's day", () => {
    expect(evaluate(byEvent, given(definitions, { insured: true }, { parameters: wages })).missing).toEqual([
      "endedOn",
    ]);
  });

  it("takes today's value where no fact dates it", () => {
    const byToday = simple([insured], { amount: [{ id: "wage", each: { parameter: "today" }, cite: "act" }] });
    const on = (today: string) =>
      evaluate(byToday, given(definitions, { insured: true }, { parameters: wages, today }));
    expect(on("2021-06-01").amount?.total).toBe(5);
    expect(on("2021-05-31").outside).toEqual([{ parameter: "today", day: "2021-05-31", is: "not-yet" }]);
  });
});

describe("versions and windows", () => {
  const widened = programme({
    filing: { from: "2021-07-01", until: "2022-01-31", cite: "act" },
    versions: [
      { from: "2021-07-07", conditions: [insured, longEnough] },
      { from: "2021-11-06", conditions: [longEnough] },
    ],
  });
  const read = (today: string, ruleOf?: string) => {
    const { verdict, window } = evaluate(widened, given(definitions, { insured: false, days: 20 }, { today, ruleOf }));
    return [verdict, window.status];
  };

  it("answer with the rule of the day that is asked about", () => {
    expect(read("2021-11-05")).toEqual(["ineligible", "open"]);
    expect(read("2021-11-06")).toEqual(["eligible", "open"]);
    expect(read("2021-06-01")).toEqual(["ineligible", "not-yet"]);
  });

  it("say what would have been due once the window is closed", () => {
    expect(read("2026-11-23")).toEqual(["eligible", "closed"]);
  });

  it("explain a refusal of its time by the rule of then", () => {
    expect(read("2026-11-23", "2021-10-01")).toEqual(["ineligible", "closed"]);
  });
});

describe("what would change a no", () => {
  const papers = facts({
    filedOn: { type: "date", none: true, changeable: true },
    paper: { type: "yes-no", changeable: true },
    months: { type: "months", changeable: true },
    isolated: yesNo,
  });
  const rule = simple([
    { id: "in-time", fact: "filedOn", "on-or-before": "2022-01-31", "or-none": true, cite: "act" },
    { id: "paper", fact: "paper", is: true, cite: "act" },
    { id: "isolated", fact: "isolated", is: true, cite: "act" },
    { id: "months", fact: "months", "at-least": 12, cite: "act" },
  ]);
  const changes = (raw: Parameters<typeof given>[1]) =>
    evaluate(rule, given(papers, { filedOn: "2022-01-31", paper: true, isolated: true, months: 12, ...raw })).changes;

  it("is the smallest set of changeable facts that turns it, at the bound itself", () => {
    expect(changes({ filedOn: "2022-02-01" })).toEqual([{ fact: "filedOn", to: "2022-01-31" }]);
    expect(changes({ months: 3 })).toEqual([{ fact: "months", to: 12 }]);
    expect(changes({ filedOn: "2022-02-01", paper: false })).toEqual([
      { fact: "filedOn", to: "2022-01-31" },
      { fact: "paper", to: true },
    ]);
  });

  it("is nothing where only what cannot be changed would help", () => {
    expect(changes({ isolated: false })).toEqual([]);
    expect(changes({ isolated: false, paper: false })).toEqual([]);
  });

  it("is nothing for a yes", () => {
    expect(changes({})).toEqual([]);
  });
});
