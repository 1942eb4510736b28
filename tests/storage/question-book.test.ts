import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QuestionNote } from "../../src/flow/effect.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(() => db.drop());

/** Notes questions in a turn of somebody new. */
async function note(...noted: QuestionNote[]): Promise<string> {
  const address = randomUUID();
  const seen = await db.storage.turns.load("web", address);
  return (await db.storage.turns.commit(sampleTurn(seen, sampleEvent({ address }), { noted }))).outcome;
}

const passport: QuestionNote = { outcome: "unknown", lang: "vi", topic: null, words: "lam ho chieu o dau" };
const wages: QuestionNote = { outcome: "answered", lang: "vi", topic: "wage.unpaid", words: "no luong" };

describe("QuestionBook", () => {
  it("is empty before anybody asked", async () => {
    const { questions } = db.storage;
    expect(await questions.unanswered(10)).toEqual([]);
    expect(await questions.mostAsked(10)).toEqual([]);
  });

  it("groups what was asked, most asked first, by the legal day of the event", async () => {
    expect(await note(passport, wages)).toBe("committed");
    expect(await note(passport)).toBe("committed");
    await note({ ...passport, words: "gia vang" }, { ...wages, outcome: "did-not-help" });
    const { questions } = db.storage;
    const day = "2026-03-04";
    expect(await questions.unanswered(10)).toEqual([
      { words: "lam ho chieu o dau", lang: "vi", topic: null, times: 2, lastOn: day },
      { words: "gia vang", lang: "vi", topic: null, times: 1, lastOn: day },
    ]);
    expect(await questions.unanswered(1)).toHaveLength(1);
    expect(await questions.unhelpful(10)).toEqual([
      { words: "no luong", lang: "vi", topic: "wage.unpaid", times: 1, lastOn: day },
    ]);
    expect(await questions.mostAsked(10)).toEqual([{ topic: "wage.unpaid", week: "2026-03-02", times: 1 }]);
  });

  it("holds no words in the clear", async () => {
    const rows = await db.query("select encode(sealed_words, 'escape') as words from asked_question");
    expect(rows.some(({ words }) => words.includes("chieu"))).toBe(false);
  });

  it("forgets after the days that were set", async () => {
    const keep = { draftDays: 30, questionDays: 90, closedCaseMonths: 24, kinds: {}, tracks: {} };
    const today = "(now() at time zone 'Asia/Ho_Chi_Minh')::date";
    await db.query(`update asked_question set day = ${today} - 90`);
    expect((await db.storage.forget(keep)).questions).toBe(0);
    expect((await db.query("select count(*)::int as n from asked_question"))[0].n).toBe(5);
    await db.query(`update asked_question set day = ${today} - 91`);
    expect((await db.storage.forget(keep)).questions).toBe(5);
    expect((await db.query("select count(*)::int as n from asked_question"))[0].n).toBe(0);
  });
});

describe("an enquiry whose answer is to come back", () => {
  it("is linked to its talk although no name was left", async () => {
    const address = randomUUID();
    const complaint = sampleComplaint({ kind: "enquiry", person: null, notify: true });
    const seen = await db.storage.turns.load("web", address);
    await db.storage.turns.commit(sampleTurn(seen, sampleEvent({ address }), { filed: [complaint] }));
    const [row] = await db.query("select anonymous, sealed_link is not null as linked from complaint where id = $1", [
      complaint.id,
    ]);
    expect(row).toEqual({ anonymous: false, linked: true });
  });
});
