import { describe, expect, it } from "vitest";
import { apiServer, content } from "./api-server.ts";

const { app } = await apiServer();

async function ask(payload: object) {
  return app.inject({ method: "POST", url: "/api/v1/eligibility", payload });
}

async function answerTo(payload: object): Promise<ReturnType<typeof JSON.parse>> {
  const response = await ask(payload);
  expect(response.statusCode).toBe(200);
  return response.json();
}

const only = { programmes: ["nq116-employees"], lang: "en" };
const source = (cite: string, text: string, confidence = "act") => ({
  cite,
  text: `Decision 28/2021/QĐ-TTg, ${text}`,
  confidence,
});
const leftInTime = {
  insuredOn30September2021: "before",
  insuredContractEndedOn: "2020-01-01",
  monthlyPensionGranted: false,
  leftWithoutNotice: false,
  nq116FiledOn: "2021-12-20",
  unusedMonthsBy30September2021: 40,
};

describe("POST /api/v1/eligibility", () => {
  it("tells verdict, sum, reasons, places in the law and documents", async () => {
    const facts = {
      insuredOn30September2021: "at-work",
      employerKindIn2021: "private",
      unusedMonthsBy30September2021: 60,
    };
    const { programmes, ...rest } = await answerTo({ ...only, asOf: "2021-10-19", facts });
    expect(rest).toEqual({
      asOf: "2021-10-19",
      lang: "en",
      content: content.version,
      ruleOf: "2021-10-19",
      nextQuestion: null,
      combined: {
        paid: ["nq116-employees"],
        instead: [],
        apart: [],
        referred: [],
        undecided: [],
        total: { least: 2_400_000, most: 2_400_000 },
      },
      ignored: [],
    });
    const [{ sources, words, ...finding }] = programmes;
    expect(finding).toEqual({
      id: "nq116-employees",
      title: "Cash for employees from the unemployment insurance fund (Resolution 116)",
      benefit: "cash",
      verdict: "eligible",
      window: {
        status: "open",
        since: "2021-10-01",
        lastDay: "2021-12-20",
        source: source("qd28.d3.k2.a", "Article 3 clause 2 point a"),
      },
      group: "e1",
      amount: {
        total: 2_400_000,
        lines: [
          {
            id: "from-60",
            words: "From 60 to less than 84 months paid",
            each: 2_400_000,
            times: 1,
            sum: 2_400_000,
            source: source("qd28.d2.k2.c", "Article 2 clause 2 point c"),
          },
        ],
      },
      between: null,
      outside: [],
      met: [
        {
          id: "ever-insured",
          words: "Unemployment insurance was paid for you.",
          source: {
            cite: "nq116.mII.k1.a",
            text: "Resolution 116/NQ-CP, Section II clause 1 point a",
            confidence: "act",
          },
        },
        {
          id: "insured-at-work",
          words: "You were in unemployment insurance on 30 September 2021.",
          source: source("qd28.d1.k1", "Article 1 clause 1"),
        },
        {
          id: "not-state-body",
          words:
            "Your employer is not one of those excluded (state bodies, the Party, mass organisations, army, police).",
          source: source("qd28.d1.k1.a", "Article 1 clause 1 point a"),
        },
      ],
      failed: [],
      unsure: [],
      missing: [],
      nextQuestion: null,
      unknown: [],
      changes: [],
      recalled: false,
    });
    expect(sources.map(({ text }: { text: string }) => text)).toEqual([
      "Decision 28/2021/QĐ-TTg",
      "Resolution 116/NQ-CP",
    ]);
    expect(Object.keys(words)).toEqual(["closed", "refer", "next"]);
  });

  it("asks the first question of all programmes asked about, with its words and options", async () => {
    const { nextQuestion, programmes, combined } = await answerTo({ ...only, facts: {} });
    expect(nextQuestion).toEqual({
      name: "insuredOn30September2021",
      type: "choice",
      question: "On 30 September 2021, which of these was you?",
      short: "On 30 September 2021",
      help: "The money comes from the unemployment insurance fund and goes by your situation on 30 September 2021. The contribution is usually taken from wages together with social insurance.",
      options: [
        { value: "at-work", label: "Working, with unemployment insurance paid" },
        { value: "on-leave", label: "Contract alive but on leave (maternity, unpaid …)" },
        { value: "before", label: "Had left work; unemployment insurance was paid before" },
        { value: "never", label: "Unemployment insurance was never paid for me" },
      ],
      changeable: false,
    });
    expect([programmes[0].verdict, programmes[0].nextQuestion, combined.undecided]).toEqual([
      "undecided",
      nextQuestion,
      ["nq116-employees"],
    ]);
  });

  it("leads question by question to an answer, whatever is asked", async () => {
    const answers: Record<string, unknown> = leftInTime;
    const facts: Record<string, unknown> = {};
    const asked: string[] = [];
    for (;;) {
      const { nextQuestion, programmes } = await answerTo({ ...only, asOf: "2021-12-20", facts });
      if (!nextQuestion) {
        expect([programmes[0].verdict, programmes[0].amount.total]).toEqual(["eligible", 2_100_000]);
        break;
      }
      asked.push(nextQuestion.name);
      facts[nextQuestion.name] = answers[nextQuestion.name];
    }
    expect(asked).toEqual(Object.keys(leftInTime));
  });

  it("tells a refusal with its reason and what would have changed it", async () => {
    const facts = { ...leftInTime, nq116FiledOn: "2021-12-21" };
    const { programmes, combined } = await answerTo({ ...only, asOf: "2021-12-21", facts });
    const [{ verdict, window, amount, failed, changes }] = programmes;
    expect({ verdict, status: window.status, amount, failed, changes, total: combined.total }).toEqual({
      verdict: "ineligible",
      status: "closed",
      amount: null,
      failed: [
        {
          id: "filed-in-time",
          words: "A request handed in after 20 December 2021 was not taken. By that day it would have been considered.",
          source: source("qd28.d3.k2.a", "Article 3 clause 2 point a"),
        },
      ],
      changes: [{ fact: "nq116FiledOn", short: "Request handed in", to: "2021-12-20" }],
      total: { least: 0, most: 0 },
    });
  });

  it("refuses nobody whose case a person must decide, and leaves it out of the sum", async () => {
    const facts = { ...leftInTime, leftWithoutNotice: true };
    const { programmes, combined } = await answerTo({ ...only, asOf: "2021-12-20", facts });
    const [{ verdict, unsure, amount }] = programmes;
    expect({ verdict, unsure, total: amount.total, referred: combined.referred, sum: combined.total }).toEqual({
      verdict: "refer",
      unsure: [
        {
          id: "left-lawfully",
          words:
            "You walked out without notice. We have seen no official answer for this case, so a person has to decide.",
          source: { cite: "cv3138", text: "Official letter 3138/BHXH-CSXH", confidence: "secondary" },
        },
      ],
      total: 2_100_000,
      referred: ["nq116-employees"],
      sum: { least: 0, most: 0 },
    });
  });

  it("takes null for what a person does not know, and gives the limits of the sum", async () => {
    const facts = {
      insuredOn30September2021: "at-work",
      employerKindIn2021: "private",
      unusedMonthsBy30September2021: null,
    };
    const { programmes, combined } = await answerTo({ ...only, facts });
    const [{ verdict, amount, between, missing, unknown }] = programmes;
    expect({ verdict, amount, between, missing, unknown, total: combined.total }).toEqual({
      verdict: "eligible",
      amount: null,
      between: { least: 1_800_000, most: 3_300_000 },
      missing: [],
      unknown: ["unusedMonthsBy30September2021"],
      total: { least: 1_800_000, most: 3_300_000 },
    });
  });

  it("says that a ground was recalled", async () => {
    const facts = {
      insuredOn30September2021: "at-work",
      employerKindIn2021: "public-unit",
      publicUnitFundingIn2021: "partly",
      unusedMonthsBy30September2021: 100,
    };
    const { programmes } = await answerTo({ ...only, facts });
    expect([programmes[0].verdict, programmes[0].recalled, programmes[0].met.at(-1).source.confidence]).toEqual([
      "eligible",
      true,
      "recalled",
    ]);
  });

  it("names the facts that do not count because their question does not arise", async () => {
    const facts = { insuredOn30September2021: "never", leftWithoutNotice: true };
    const { ignored, programmes } = await answerTo({ ...only, facts });
    expect([ignored, programmes[0].verdict]).toEqual([["leftWithoutNotice"], "ineligible"]);
  });

  it("takes today in Vietnam where no day is given", async () => {
    const { asOf, ruleOf, programmes } = await answerTo({ ...only, facts: {} });
    expect([asOf, ruleOf, programmes[0].window.since]).toEqual(["2026-11-23", "2026-11-23", "2021-12-21"]);
  });

  it("asks all programmes where none is named, and each once", async () => {
    const ids = (answer: { programmes: { id: string }[] }) => answer.programmes.map(({ id }) => id);
    expect(ids(await answerTo({ facts: {} }))).toEqual([...content.programmes.keys()]);
    expect(ids(await answerTo({ facts: {}, programmes: ["nq116-employees", "nq116-employees"] }))).toEqual([
      "nq116-employees",
    ]);
  });

  it("answers every worked example as it says", async () => {
    for (const programme of content.programmes.values()) {
      for (const { says, asOf, facts, expect: expected } of programme.examples) {
        const sent = Object.fromEntries(
          Object.entries(facts).map(([name, value]) => [name, value === "unknown" ? null : value]),
        );
        const { programmes } = await answerTo({ programmes: [programme.id], asOf, facts: sent });
        const [{ verdict, amount }] = programmes;
        const total = expected.total === undefined ? undefined : amount.total;
        expect({ says, verdict, total }).toEqual({ says, verdict: expected.verdict, total: expected.total });
      }
    }
  });

  it("keeps nothing: no cookie, nothing to be stored", async () => {
    const { headers } = await ask({ ...only, facts: {} });
    expect([headers["set-cookie"], headers["cache-control"], headers.etag]).toEqual([undefined, "no-store", undefined]);
  });
});

describe("mistakes in a call of POST /api/v1/eligibility", () => {
  it("are told all at once, each with its place, what is allowed, and the nearest known name", async () => {
    const response = await ask({
      lang: "en",
      asOf: "19/10/2021",
      ruleOf: 2021,
      programmes: ["nq116-employee"],
      fact: {},
      facts: {
        insuredOn30September2021: "at-wrk",
        employerKindIn202: "private",
        monthlyPensionGranted: "unknown",
        nq116FiledOn: "2021-09-30",
        unusedMonthsBy30September2021: 240.5,
      },
    });
    const { status, code, errors } = response.json();
    expect([response.statusCode, status, code]).toEqual([400, 400, "bad-request"]);
    const programmeIds = [...content.programmes.keys()];
    const shown = programmeIds.slice(0, 20).map((id) => JSON.stringify(id));
    const more = programmeIds.length > 20 ? ["…"] : [];
    expect(errors).toEqual([
      {
        in: "body",
        pointer: "/asOf",
        detail: "“asOf” cannot have this value. Allowed: YYYY-MM-DD, 2015-01-01 … 2100-12-31.",
        allowed: { days: { from: "2015-01-01", until: "2100-12-31" } },
      },
      {
        in: "body",
        pointer: "/ruleOf",
        detail: "“ruleOf” cannot have this value. Allowed: YYYY-MM-DD, 2015-01-01 … 2100-12-31.",
        allowed: { days: { from: "2015-01-01", until: "2100-12-31" } },
      },
      {
        in: "body",
        pointer: "/programmes/0",
        detail: `“programmes/0” cannot have this value. Allowed: ${[...shown, ...more].join(", ")}.`,
        allowed: { values: programmeIds },
        nearest: "nq116-employees",
      },
      {
        in: "body",
        pointer: "/facts/insuredOn30September2021",
        detail:
          '“insuredOn30September2021” cannot have this value. Allowed: "at-work", "on-leave", "before", "never", null.',
        allowed: { values: ["at-work", "on-leave", "before", "never", null] },
        nearest: "at-work",
      },
      {
        in: "body",
        pointer: "/facts/monthlyPensionGranted",
        detail: "“monthlyPensionGranted” cannot have this value. Allowed: true, false, null.",
        allowed: { values: [true, false, null] },
      },
      {
        in: "body",
        pointer: "/facts/nq116FiledOn",
        detail: '“nq116FiledOn” cannot have this value. Allowed: YYYY-MM-DD, 2021-10-01 … 2100-12-31, "none", null.',
        allowed: { values: ["none", null], days: { from: "2021-10-01", until: "2100-12-31" } },
      },
      {
        in: "body",
        pointer: "/facts/unusedMonthsBy30September2021",
        detail: "“unusedMonthsBy30September2021” cannot have this value. Allowed: 0 … 240, null.",
        allowed: { values: [null], numbers: { from: 0, until: 240 } },
      },
      {
        in: "body",
        pointer: "/facts/employerKindIn202",
        detail: "There is nothing called “employerKindIn202” here.",
        nearest: "employerKindIn2021",
      },
      {
        in: "body",
        pointer: "/fact",
        detail: "There is nothing called “fact” here.",
        allowed: { values: ["lang", "asOf", "ruleOf", "programmes", "facts"] },
        nearest: "facts",
      },
    ]);
  });

  it.each([
    ["no facts", {}, ["/facts"], "“facts” is missing."],
    [
      "facts as a list",
      { facts: [] },
      ["/facts"],
      "“facts” is not of the right form. The description of the interface shows it.",
    ],
    [
      "no programme",
      { facts: {}, programmes: [] },
      ["/programmes"],
      "“programmes” is not of the right form. The description of the interface shows it.",
    ],
    [
      "a number as text",
      { facts: { unusedMonthsBy30September2021: "12" } },
      ["/facts/unusedMonthsBy30September2021"],
      "“unusedMonthsBy30September2021” cannot have this value. Allowed: 0 … 240, null.",
    ],
    [
      "yes as 1",
      { facts: { monthlyPensionGranted: 1 } },
      ["/facts/monthlyPensionGranted"],
      "“monthlyPensionGranted” cannot have this value. Allowed: true, false, null.",
    ],
    [
      "none for a day that needs one",
      { facts: { insuredContractEndedOn: "none" } },
      ["/facts/insuredContractEndedOn"],
      "“insuredContractEndedOn” cannot have this value. Allowed: YYYY-MM-DD, 1990-01-01 … 2021-09-30, null.",
    ],
    [
      "a name that everything inherits",
      { facts: { toString: 1 } },
      ["/facts/toString"],
      "There is nothing called “toString” here.",
    ],
    ["a name with a slash", { facts: { "a/b~c": 1 } }, ["/facts/a~1b~0c"], "There is nothing called “a/b~c” here."],
  ])("name %s", async (...[, payload, pointers, detail]) => {
    const response = await ask({ ...payload, lang: "en" });
    const body = response.json();
    expect([
      response.statusCode,
      body.errors.map(({ pointer }: { pointer: string }) => pointer),
      body.errors[0].detail,
    ]).toEqual([400, pointers, detail]);
  });

  it.each(["[]", "null", "1", '"facts"'])("name the whole body where it is %s", async (payload) => {
    const headers = { "content-type": "application/json" };
    const response = await app.inject({ method: "POST", url: "/api/v1/eligibility", headers, payload });
    const detail = "“body” viết chưa đúng dạng. Bản mô tả giao diện có ghi dạng đúng.";
    expect([response.statusCode, response.json().errors]).toEqual([400, [{ in: "body", pointer: "", detail }]]);
  });

  it("are at most fifty, and long names are cut", async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`x${at}`.padEnd(80, "y"), 1]));
    const { errors } = (await ask({ lang: "en", facts: many })).json();
    expect([errors.length, errors[0]]).toEqual([
      50,
      {
        in: "body",
        pointer: `/facts/x0${"y".repeat(58)}…`,
        detail: `There is nothing called “x0${"y".repeat(58)}…” here.`,
      },
    ]);
  });

  it("refuse a query, which belongs to the body here", async () => {
    const response = await app.inject({ method: "POST", url: "/api/v1/eligibility?lang=en", payload: { facts: {} } });
    expect([response.statusCode, response.json().errors]).toEqual([
      400,
      [{ in: "query", pointer: "/lang", detail: "There is nothing called “lang” here.", allowed: { values: [] } }],
    ]);
  });
});
