import { describe, expect, it } from "vitest";
import type { AskedMonth, MonthBook, PublishedMonth } from "../../src/complaints/public-figures.ts";
import { type Publishing, publishMonths } from "../../src/complaints/publish-months.ts";
import { shownMonth } from "../../src/reports/shown-month.ts";

/** A book in memory: so many cases came in each month, and these questions nobody could answer. */
function memoryBook(received: Record<string, number>, unknowns: AskedMonth["unknowns"] = []) {
  const kept: PublishedMonth[] = [];
  const counted: string[] = [];
  const book: MonthBook = {
    async count(month) {
      counted.push(month);
      const counts = { received: received[month] ?? 0, settled: 0, onTime: 0, late: 0 };
      return { total: { counts, days: null }, kinds: [], open: 0 };
    },
    asked: async () => ({ answered: 20, offered: 0, unknown: unknowns.length, unhelpful: [], unknowns }),
    published: async (atMost) => kept.toSorted((a, b) => (a.month < b.month ? 1 : -1)).slice(0, atMost),
    async publish(month) {
      if (!kept.some((one) => one.month === month.month)) kept.push(month);
    },
  };
  return { book, kept, counted };
}

function publishing(book: MonthBook, now: string, over: Partial<Publishing> = {}): Publishing {
  return { book, hide: shownMonth, subjectOf: () => null, questionDays: 90, now: () => new Date(now), ...over };
}

describe("publishMonths()", () => {
  it("publishes what is over since the first case, oldest first, and leaves out the time before it", async () => {
    const { book, kept } = memoryBook({ "2025-12": 7, "2026-02": 9 });
    expect(await publishMonths(publishing(book, "2026-03-05T02:00:00Z"))).toBe(3);
    expect(kept.map(({ month, total }) => [month, total.received])).toEqual([
      ["2025-12", 7],
      ["2026-01", 0],
      ["2026-02", 9],
    ]);
  });

  it("counts a published month never again, whatever became of its cases", async () => {
    const months = { "2026-02": 9 };
    const { book, kept, counted } = memoryBook(months);
    await publishMonths(publishing(book, "2026-03-05T02:00:00Z"));
    months["2026-02"] = 8;
    counted.length = 0;
    expect(await publishMonths(publishing(book, "2026-03-31T02:00:00Z"))).toBe(0);
    expect(counted).not.toContain("2026-02");
    expect(kept.map(({ total }) => total.received)).toEqual([9]);
  });

  it("takes a month to be over one hour after it ended in Vietnam", async () => {
    const { book, kept } = memoryBook({ "2026-02": 9 });
    expect(await publishMonths(publishing(book, "2026-02-28T17:59:59Z"))).toBe(0);
    expect(await publishMonths(publishing(book, "2026-02-28T18:00:00Z"))).toBe(1);
    expect(kept.map(({ month }) => month)).toEqual(["2026-02"]);
  });

  it("publishes nothing of a service that nobody used yet", async () => {
    const { book, kept } = memoryBook({});
    expect(await publishMonths(publishing(book, "2026-03-05T02:00:00Z"))).toBe(0);
    expect(kept).toEqual([]);
  });

  it("tells of questions by what they are nearest to, never by their words", async () => {
    const unknowns = Array.from({ length: 12 }, (_, n) => ({
      lang: "vi",
      words: n < 7 ? `lam ho chieu cho nguyen van a ${n}` : "xin chao",
      day: `2026-02-${String(n + 1).padStart(2, "0")}`,
    }));
    const { book, kept } = memoryBook({ "2026-02": 9 }, unknowns);
    const subjectOf = (_lang: string, words: string) => (words.startsWith("lam ho chieu") ? "other:papers" : null);
    await publishMonths(publishing(book, "2026-03-05T02:00:00Z", { subjectOf }));
    expect(kept[0]?.questions).toEqual({
      ...{ asked: 32, answered: 20, offered: 0, unknown: 12, unhelpful: [] },
      subjects: [
        { id: "other:papers", times: 7 },
        { id: "else", times: 5 },
      ],
    });
    expect(JSON.stringify(kept)).not.toMatch(/nguyen|chao/);
  });

  it("says nothing of the questions of a month of which some are deleted already", async () => {
    const { book, kept } = memoryBook({ "2026-01": 9, "2026-02": 9 });
    await publishMonths(publishing(book, "2026-03-05T02:00:00Z", { questionDays: 60 }));
    expect(kept.map(({ month, questions }) => [month, questions === null])).toEqual([
      ["2026-01", true],
      ["2026-02", false],
    ]);
  });
});
