import { describe, expect, it } from "vitest";
import { answerSettles, type CaseTimes, caseClocks } from "../../../src/rules/cases/case-clocks.ts";
import { caseBook } from "../../case-book.ts";

/** A complaint that was sent in a chat on 20 January 2027. */
const chat: CaseTimes = {
  track: "administrative-complaint",
  state: "in-progress",
  receivedOn: "2027-01-20",
  turnOn: "2027-01-20",
  promisedBy: null,
  petitionOn: null,
  acceptedOn: null,
  settledOn: null,
  endedOn: null,
  circumstances: [],
  pauses: [],
};
/** W36: its signed petition came on 26 January 2027, before Tết. */
const w36: CaseTimes = { ...chat, state: "petition-received", petitionOn: "2027-01-26" };
const accepted: CaseTimes = { ...w36, state: "accepted", acceptedOn: "2027-02-11" };
/** W38: a denunciation of Monday 23 November 2026, the day before a holiday. */
const w38: CaseTimes = {
  ...chat,
  track: "denunciation",
  state: "petition-received",
  receivedOn: "2026-11-23",
  turnOn: "2026-11-23",
  petitionOn: "2026-11-23",
};

/** Every clock in short. */
function shown(times: CaseTimes, today: string): string[] {
  return caseClocks(times, caseBook, today).clocks.map((clock) => {
    const { what, due, shortest, longest, is, level, overdue, left } = clock;
    const length = shortest.limit === longest.limit ? shortest.limit : `${shortest.limit}–${longest.limit}`;
    const end = due ?? `unknown in ${clock.unknownYear}`;
    const running =
      is === "running" || is === "paused" ? `, ${level} %${overdue ? ", overdue" : `, ${left} left`}` : "";
    const late = is === "met" && overdue ? " late" : "";
    return `${what} ${length} ${shortest.unit} by ${end}: ${is}${late}${clock.reminder ? " (reminder)" : running}`;
  });
}

describe("caseClocks() of a chat without a petition", () => {
  it("knows our promise of five working days and no limit of the law", () => {
    expect(shown(chat, "2027-01-20")).toEqual(["promise 5 working-days by 2027-01-27: running, 0 %, 5 left"]);
    expect(caseClocks(chat, caseBook, "2027-01-20")).toMatchObject({ nextDue: "2027-01-27", level: 0, overdue: false });
  });

  it("names the promise as ours, with no source of law", () => {
    const [promise] = caseClocks(chat, caseBook, "2027-01-20").clocks;
    expect([promise?.ours, promise?.source, promise?.matter]).toEqual([true, null, null]);
  });

  it("warns at half, at four fifths and at the end of it, and says when it is overdue", () => {
    const levels = ["2027-01-21", "2027-01-22", "2027-01-25", "2027-01-26", "2027-01-27", "2027-01-28"].map(
      (day) => `${day} ${caseClocks(chat, caseBook, day).level}`,
    );
    expect(levels).toEqual([
      "2027-01-21 0",
      "2027-01-22 0",
      "2027-01-25 50",
      "2027-01-26 80",
      "2027-01-27 100",
      "2027-01-28 100",
    ]);
    expect(shown(chat, "2027-01-28")).toEqual(["promise 5 working-days by 2027-01-27: running, 100 %, overdue"]);
  });

  it("is shorter for an urgent case, and warns at once", () => {
    const urgent = caseClocks({ ...chat, urgent: true }, caseBook, "2027-01-20");
    expect([urgent.nextDue, urgent.level, urgent.overdue]).toEqual(["2027-01-20", 100, false]);
    expect(caseClocks({ ...chat, urgent: true }, caseBook, "2027-01-21").overdue).toBe(true);
  });

  it("keeps the day that was promised when the number of days in the data changes", () => {
    const longer = { ...caseBook, promiseDays: 10 };
    expect(caseClocks(chat, longer, "2027-01-20").nextDue).toBe("2027-02-03");
    expect(caseClocks({ ...chat, promisedBy: "2027-01-27" }, longer, "2027-01-20").nextDue).toBe("2027-01-27");
  });

  it("stands still while the citizen is to act, and ends with the case", () => {
    const asked = caseClocks({ ...chat, state: "waiting-for-citizen" }, caseBook, "2027-03-01");
    expect([asked.clocks.map(({ is }) => is), asked.nextDue, asked.overdue]).toEqual([["waiting"], null, false]);
    const closed = caseClocks({ ...chat, state: "closed", endedOn: "2027-02-01" }, caseBook, "2027-03-01");
    expect([closed.clocks.map(({ is }) => is), closed.nextDue, closed.level]).toEqual([["stopped"], null, 0]);
  });

  it("begins again with what the citizen writes next", () => {
    expect(caseClocks({ ...chat, turnOn: "2027-03-01" }, caseBook, "2027-03-01").nextDue).toBe("2027-03-08");
  });
});

describe("caseClocks() of a signed petition", () => {
  it("gives the day of acceptance across Tết in place of the promise (W36)", () => {
    expect(shown(w36, "2027-01-26")).toEqual(["accept 7 working-days by 2027-02-11: running, 0 %, 7 left"]);
    expect(caseClocks(w36, caseBook, "2027-01-26").clocks[0]?.source).toEqual({
      cite: "luat136.d2.k15.b",
      confidence: "act",
    });
  });

  it("warns by the shortest limit that may hold and never gives the longest as a day (W36)", () => {
    expect(shown(accepted, "2027-02-12")).toEqual([
      "accept 7 working-days by 2027-02-11: met",
      "settle 30–60 days by 2027-03-15: running, 0 %, 21 left",
    ]);
  });

  it("goes by the circumstances that were decided (W36)", () => {
    const due = (...circumstances: CaseTimes["circumstances"]) =>
      caseClocks({ ...accepted, circumstances }, caseBook, "2027-02-12").nextDue;
    expect([due("complex"), due("remote"), due("complex", "remote")]).toEqual([
      "2027-03-29",
      "2027-03-29",
      "2027-04-12",
    ]);
  });

  it("says that acceptance was late", () => {
    expect(shown({ ...accepted, acceptedOn: "2027-02-12" }, "2027-02-12")[0]).toBe(
      "accept 7 working-days by 2027-02-11: met late",
    );
  });

  it("gives the first handling of a denunciation across a holiday, and reminds of passing it on (W38)", () => {
    expect(shown(w38, "2026-11-23")).toEqual([
      "handle 7–10 working-days by 2026-12-03: running, 0 %, 7 left",
      "pass-on 5 working-days by 2026-12-01: running (reminder)",
    ]);
    const elsewhere = { ...w38, circumstances: ["several-places"] as const };
    expect(caseClocks(elsewhere, caseBook, "2026-11-23").nextDue).toBe("2026-12-08");
  });

  it("runs on while the citizen is asked, because the law goes on too", () => {
    const asked = caseClocks({ ...accepted, state: "waiting-for-citizen" }, caseBook, "2027-03-20");
    expect([asked.nextDue, asked.overdue]).toEqual(["2027-03-15", true]);
  });

  it("is settled by the answer to what was accepted, and not by an answer before that", () => {
    expect([answerSettles(chat, caseBook), answerSettles(w36, caseBook), answerSettles(accepted, caseBook)]).toEqual([
      false,
      false,
      true,
    ]);
    const settled: CaseTimes = { ...accepted, state: "answered", settledOn: "2027-03-10" };
    expect(shown(settled, "2027-04-01")).toEqual([
      "promise 5 working-days by 2027-01-27: waiting",
      "accept 7 working-days by 2027-02-11: met",
      "settle 30–60 days by 2027-03-15: met",
    ]);
  });
});

describe("caseClocks() with pauses", () => {
  const pause = (from: string, until: string | null) => ({ from, until, reason: "expert-opinion" });

  it("lengthens settlement by the days of the calendar between pause and resumption", () => {
    const paused = { ...accepted, pauses: [pause("2027-02-20", "2027-03-02")] };
    // 30 days end on 13 March, and ten days later on 23 March.
    expect(shown(paused, "2027-03-03")[1]).toBe("settle 30–60 days by 2027-03-23: running, 0 %, 14 left");
  });

  it("moves the end on while it lasts, so that nothing becomes overdue by it", () => {
    const paused = { ...accepted, pauses: [pause("2027-03-01", null)] };
    expect(shown(paused, "2027-03-01")[1]).toBe("settle 30–60 days by 2027-03-15: paused, 50 %, 10 left");
    expect(shown(paused, "2027-04-12")[1]).toBe("settle 30–60 days by 2027-04-26: paused, 50 %, 9 left");
  });

  it("does not excuse what was overdue before", () => {
    const paused = { ...accepted, pauses: [pause("2027-03-20", "2027-04-20")] };
    expect(shown(paused, "2027-04-21")[1]).toBe("settle 30–60 days by 2027-03-15: running, 100 %, overdue");
  });

  it("does not lengthen acceptance", () => {
    expect(caseClocks({ ...w36, pauses: [pause("2027-01-27", "2027-02-08")] }, caseBook, "2027-02-08").nextDue).toBe(
      "2027-02-11",
    );
  });
});

describe("caseClocks() in a year whose days off are not known", () => {
  it("names the year, and gives no day to sort by", () => {
    const late = caseClocks({ ...w36, petitionOn: "2027-12-28" }, caseBook, "2027-12-28");
    expect([late.nextDue, late.unknownYear, late.clocks[0]?.due]).toEqual([null, 2028, null]);
  });

  it("keeps the promise by weeks of the calendar, rather than promise nothing", () => {
    expect(caseClocks({ ...chat, turnOn: "2027-12-30" }, caseBook, "2027-12-30").nextDue).toBe("2028-01-06");
  });
});
