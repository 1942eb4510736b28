import { describe, expect, it } from "vitest";
import { apiServer, content } from "./api-server.ts";

const { app } = await apiServer();

async function answerTo(payload: object): Promise<ReturnType<typeof JSON.parse>> {
  const response = await app.inject({ method: "POST", url: "/api/v1/unemployment-benefit", payload });
  expect(response.statusCode).toBe(200);
  return response.json();
}

const asking = { asOf: "2026-03-02", lang: "en" };
const worker = {
  jobEndedOn: "2026-02-10",
  unemploymentFiledOn: "none",
  insuredContractKind: "indefinite-or-12-months",
  jobEndReason: "contract-expired",
  pensionSituation: "no-pension",
  contributionAtEnd: "paid",
  newSituation: "none-of-these",
  insuredMonthsIn24: 24,
  unusedInsuredMonths: 40,
  averageInsuredWage: 6_250_000,
  employerWageRegion: "cao-bang-elsewhere",
  lastContributedMonth: "2026-02-01",
};

const law = (article: string, text: string, confidence = "act") => ({
  cite: `luat-viec-lam-2025.${article}`,
  text: `Law 74/2025/QH15, Article ${text}`,
  confidence,
});

describe("POST /api/v1/unemployment-benefit", () => {
  it("tells verdict, law, sum, months and total", async () => {
    const { benefit, ...rest } = await answerTo({ ...asking, facts: worker });
    const { verdict, words, amount, months, total, missing, nextQuestion, recalled } = benefit;
    expect(rest).toEqual({ asOf: "2026-03-02", lang: "en", content: content.version, ignored: [] });
    expect({ verdict, words, law: benefit.law, amount, months, total, missing, nextQuestion, recalled }).toEqual({
      verdict: "eligible",
      words: "From what you told, you qualify for unemployment benefit.",
      law: { id: "new", words: "The file follows the Employment Law of 2025 (from 01/01/2026)." },
      amount: { is: "known", monthly: 3_750_000, least: 3_750_000, most: 3_750_000, limitedBy: "wage" },
      months: { contributed: 40, months: 3, oddMonthsKept: 4 },
      total: 11_250_000,
      missing: [],
      nextQuestion: null,
      recalled: true,
    });
  });

  it("tells every condition and how the sum comes about, each with its place and how far it is known", async () => {
    const { benefit } = await answerTo({ ...asking, facts: worker });
    expect(benefit.conditions.slice(2, 4)).toEqual([
      {
        id: "insured-contract",
        words: "Your kind of contract carries unemployment insurance.",
        source: law("d31", "31"),
        status: "met",
      },
      {
        id: "left-lawfully",
        words: "You did not leave unlawfully.",
        source: law("d38.k1.a", "38 clause 1 point a", "recalled"),
        status: "met",
      },
    ]);
    expect(benefit.lines.map(({ words }: { words: string }) => words)).toEqual([
      "60% of the average wage of 6,250,000 dong is 3,750,000 dong.",
      "The most possible: 5 times 3,700,000 dong is 18,500,000 dong.",
      "Benefit a month: 3,750,000 dong.",
      "40 months paid give 3 months of benefit.",
      "4 months are left over and kept for the next time.",
      "In all: 3 months × 3,750,000 dong is 11,250,000 dong.",
    ]);
  });

  it("tells every day: the last, the one to go by, and whether it is only supposed", async () => {
    const { benefit } = await answerTo({ ...asking, facts: worker });
    expect(benefit.filing).toEqual({ nominalLastDay: "2026-05-10", lastDay: "2026-05-11", advisedBy: "2026-05-08" });
    expect(benefit.plan[1]).toEqual({
      id: "file",
      words: "Hand in your file by 8 May 2026. By the law the last day is 11 May 2026.",
      source: law("d38.k1.c", "38 clause 1 point c"),
      from: "2026-03-02",
      day: "2026-05-11",
      advisedBy: "2026-05-08",
      month: null,
      workingDays: null,
      isSupposed: false,
    });
    expect(benefit.plan[2].isSupposed).toBe(true);
    expect(benefit.benefitMonths).toEqual([
      { number: 1, from: "2026-03-17", to: "2026-04-16" },
      { number: 2, from: "2026-04-17", to: "2026-05-16" },
      { number: 3, from: "2026-05-17", to: "2026-06-16" },
    ]);
    expect(benefit.flags.map(({ id, forAPerson }: { id: string; forAPerson: boolean }) => [id, forAPerson])).toEqual([
      ["annex-first", false],
      ["last-day-moved", false],
    ]);
  });

  it("names the year whose days off must be known before a day can be counted", async () => {
    const facts = { ...worker, jobEndedOn: "2040-02-10", lastContributedMonth: "2040-02-01" };
    const { benefit } = await answerTo({ ...asking, asOf: "2040-03-02", facts });
    expect([benefit.filing.lastDay, benefit.yearsNotKnown]).toEqual([{ yearNotKnown: 2040 }, [2040]]);
  });

  it("asks question by question", async () => {
    const facts: Record<string, unknown> = {};
    const asked: string[] = [];
    const answers: Record<string, unknown> = worker;
    for (;;) {
      const { benefit } = await answerTo({ ...asking, facts });
      if (!benefit.nextQuestion) break;
      asked.push(benefit.nextQuestion.name);
      facts[benefit.nextQuestion.name] = answers[benefit.nextQuestion.name];
    }
    expect(asked).toEqual(Object.keys(worker).filter((name) => asked.includes(name)));
    expect(asked.slice(0, 3)).toEqual(["jobEndedOn", "unemploymentFiledOn", "insuredContractKind"]);
  });

  it("takes the wages one by one, exactly", async () => {
    const { averageInsuredWage: _, ...facts } = worker;
    const wages = [6_000_000, 6_000_000, 6_000_000, 6_500_000, 6_500_000, 6_500_001];
    const { benefit } = await answerTo({ ...asking, facts, wages });
    const flagged = benefit.flags.map(({ id }: { id: string }) => id);
    expect([benefit.amount.monthly, benefit.total, flagged.includes("rounding-not-fixed")]).toEqual([
      3_750_000,
      11_250_000,
      true,
    ]);
  });

  it("tells what is kept of a benefit that was granted", async () => {
    const course = { states: ["received"], ending: { event: "insured-job", notifiedInTime: true } };
    const facts = { ...worker, unemploymentFiledOn: "2026-02-12" };
    const { benefit } = await answerTo({ ...asking, asOf: "2026-05-04", facts, course });
    expect(benefit.course).toEqual({
      status: "ended",
      event: "insured-job",
      paidMonths: [1],
      monthsKept: 24,
      oddMonthsKept: 4,
    });
  });

  it("refuses with the reason, and says that the paid months stay", async () => {
    const facts = { ...worker, jobEndReason: "resigned-without-notice", noticeNotNeeded: false };
    const { benefit } = await answerTo({ ...asking, facts });
    const failed = benefit.conditions.filter(({ status }: { status: string }) => status === "failed");
    expect([benefit.verdict, failed.map(({ id }: { id: string }) => id), benefit.monthsStay, benefit.amount]).toEqual([
      "ineligible",
      ["left-lawfully"],
      40,
      null,
    ]);
  });

  it("names what is wrong with facts, wages and course", async () => {
    const payload = {
      lang: "en",
      facts: { jobEndedOn: "2101-01-01", insuredOn30September2021: "never" },
      wages: [6_000_000, "6tr", -1],
      course: { states: ["receivd"], ending: { event: "insured-job" } },
    };
    const response = await app.inject({ method: "POST", url: "/api/v1/unemployment-benefit", payload });
    const { errors } = response.json();
    const told = errors.map(({ pointer, nearest, allowed }: Record<string, unknown>) => [pointer, nearest, allowed]);
    expect(response.statusCode).toBe(400);
    expect(told).toEqual([
      ["/facts/jobEndedOn", undefined, { values: ["none", null], days: { from: "2015-01-01", until: "2100-12-31" } }],
      ["/facts/insuredOn30September2021", undefined, told[1][2]],
      ["/wages/1", undefined, { numbers: { from: 0, until: 1_000_000_000 } }],
      ["/wages/2", undefined, { numbers: { from: 0, until: 1_000_000_000 } }],
      ["/course/states/0", "received", { values: ["received", "suspended", "uncollected", "not-reached"] }],
      ["/course/ending/notifiedInTime", undefined, { values: [true, false, null] }],
    ]);
    expect(told[1][2].values).toEqual([...content.facts.keys()].filter((name) => told[1][2].values.includes(name)));
  });
});
