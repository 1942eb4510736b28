import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/errors.ts";
import { addWorkingDays, isWorkingDay, lastWorkingDayUpTo, nextWorkingDay } from "../../src/rules/calendar.ts";
import { runCalendarExamples } from "../../src/rules/calendar-examples.ts";
import { calendarSchema, checkCalendar } from "../../src/rules/calendar-schema.ts";
import { addDays, type Day, weekday } from "../../src/rules/day.ts";
import { loadCalendar, loadCalendarFile } from "./load-calendar.ts";

const calendar = loadCalendar();
/** Days from which about a hundred working days, and the one before, stay inside the known years. */
const days = fc.integer({ min: 0, max: 2350 }).map((shift) => addDays("2021-01-04", shift));

describe("isWorkingDay()", () => {
  it("knows weekdays, weekends, days off and swapped Saturdays", () => {
    const working: Day[] = ["2026-11-23", "2026-01-10", "2026-08-22", "2024-05-04", "2025-04-26", "2027-02-11"];
    const off: Day[] = ["2026-11-24", "2026-11-28", "2026-11-29", "2026-01-02", "2026-08-31", "2027-02-10"];
    expect(working.filter((day) => !isWorkingDay(calendar, day))).toEqual([]);
    expect(off.filter((day) => isWorkingDay(calendar, day))).toEqual([]);
  });

  it("keeps Monday 23 and leaves Saturday 28 November 2026, whose swap was not adopted", () => {
    expect(["2026-11-23", "2026-11-28"].map((day) => isWorkingDay(calendar, day))).toEqual([true, false]);
  });

  it("knows as many days off on weekdays as each year had", () => {
    const counts = [...calendar.years].map(([year, { off }]) => [year, off.size]);
    expect(counts).toEqual([
      [2021, 11],
      [2022, 11],
      [2023, 11],
      [2024, 12],
      [2025, 12],
      [2026, 14],
      [2027, 12],
    ]);
  });

  it("fails with CALENDAR_UNKNOWN and names the year where the days off are not known", () => {
    const failed = (work: () => unknown) => {
      try {
        return work();
      } catch (error) {
        return error instanceof AppError ? `${error.code}: ${error.message}` : error;
      }
    };
    const told = "CALENDAR_UNKNOWN: The days off of 2028 are not known; add them to flows/parameters/working-days.yaml";
    expect(failed(() => isWorkingDay(calendar, "2028-01-03"))).toBe(told);
    expect(failed(() => addWorkingDays(calendar, "2027-12-31", 1))).toBe(told);
    expect(failed(() => nextWorkingDay(calendar, "2028-01-01"))).toBe(told);
    expect(failed(() => lastWorkingDayUpTo(calendar, "2020-12-31"))).toBe(told.replace("2028", "2020"));
  });
});

describe("addWorkingDays()", () => {
  it("counts a swapped Saturday and begins after a day off", () => {
    expect(addWorkingDays(calendar, "2026-08-21", 1)).toBe("2026-08-22");
    expect(addWorkingDays(calendar, "2026-08-28", 1)).toBe("2026-09-03");
    expect(addWorkingDays(calendar, "2027-02-06", 1)).toBe("2027-02-11");
  });

  it("gives the day itself for no working days, and refuses a number that is none", () => {
    expect(addWorkingDays(calendar, "2026-11-24", 0)).toBe("2026-11-24");
    expect(() => addWorkingDays(calendar, "2026-11-24", -1)).toThrow("-1 is no number of working days");
    expect(() => addWorkingDays(calendar, "2026-11-24", 1.5)).toThrow("1.5 is no number of working days");
  });

  it("lands on a working day, later for more days, never earlier for a later start", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const reached = addWorkingDays(calendar, day, count);
        expect(isWorkingDay(calendar, reached)).toBe(true);
        expect(reached > day).toBe(true);
        expect(addWorkingDays(calendar, day, count + 1) > reached).toBe(true);
        expect(addWorkingDays(calendar, addDays(day, 1), count) >= reached).toBe(true);
      }),
    );
  });

  it("agrees with counting every working day between", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (day, count) => {
        const reached = addWorkingDays(calendar, day, count);
        let counted = 0;
        for (let at = addDays(day, 1); at <= reached; at = addDays(at, 1))
          counted += isWorkingDay(calendar, at) ? 1 : 0;
        expect(counted).toBe(count);
      }),
    );
  });
});

describe("nextWorkingDay() and lastWorkingDayUpTo()", () => {
  it("keep a working day", () => {
    expect(nextWorkingDay(calendar, "2026-11-23")).toBe("2026-11-23");
    expect(lastWorkingDayUpTo(calendar, "2026-11-23")).toBe("2026-11-23");
  });

  it("leave a day off forwards and backwards", () => {
    expect(nextWorkingDay(calendar, "2026-11-24")).toBe("2026-11-25");
    expect(lastWorkingDayUpTo(calendar, "2026-11-24")).toBe("2026-11-23");
    expect(nextWorkingDay(calendar, "2027-02-04")).toBe("2027-02-11");
    expect(lastWorkingDayUpTo(calendar, "2027-02-10")).toBe("2027-02-03");
  });

  it("enclose every day, with no working day left out between", () => {
    fc.assert(
      fc.property(days, (day) => {
        const [before, after] = [lastWorkingDayUpTo(calendar, day), nextWorkingDay(calendar, day)];
        expect(before <= day && day <= after).toBe(true);
        expect(isWorkingDay(calendar, day) ? before === after : addWorkingDays(calendar, before, 1) === after).toBe(
          true,
        );
      }),
    );
  });
});

describe("calendarSchema", () => {
  const cite = "blld.d112";
  const faults = (years: unknown) =>
    calendarSchema.safeParse({ years }).error?.issues.map(({ path, message }) => [path.join("."), message]);

  it("refuses years out of order, days of another year, weekends and days listed twice", () => {
    const found = faults([
      { year: 2027, "days-off": [{ days: ["2026-01-01", "2027-01-02"], cite }] },
      {
        year: 2026,
        "days-off": [
          { days: ["2026-01-01"], cite },
          { days: ["2026-01-01"], cite },
        ],
      },
    ]);
    expect(found).toEqual([
      ["years.0.days-off.0.days.0", "2026-01-01 is not in 2027"],
      ["years.0.days-off.0.days.1", "2027-01-02 is a weekend, which is off anyway"],
      ["years.1.year", "2026 does not come after 2027"],
      ["years.1.days-off.1.days.0", "2026-01-01 is listed twice"],
    ]);
  });

  it("refuses working Saturdays that are none or stand for no day off", () => {
    const swap = { day: "2026-01-10", "instead-of": "2026-01-02", cite };
    const found = faults([
      {
        year: 2026,
        "days-off": [{ days: ["2026-01-01"], cite }],
        "working-saturdays": [swap, { ...swap, day: "2026-01-11" }, { ...swap, day: "2027-01-09" }],
      },
    ]);
    expect(found).toEqual([
      ["years.0.working-saturdays.0.instead-of", "2026-01-02 is none of the days off"],
      ["years.0.working-saturdays.1.day", "2026-01-11 is no Saturday"],
      ["years.0.working-saturdays.2.day", "2027-01-09 is not in 2026"],
    ]);
  });

  it("lists in flows/parameters/working-days.yaml only weekdays off and Saturdays worked", () => {
    const all = [...calendar.years.values()];
    expect(all.flatMap(({ off }) => [...off]).filter((day) => weekday(day) > 5)).toEqual([]);
    expect(all.flatMap(({ workingSaturdays }) => [...workingSaturdays])).toEqual([
      "2024-05-04",
      "2025-04-26",
      "2026-01-10",
      "2026-08-22",
    ]);
  });
});

describe("checkCalendar()", () => {
  it("names cites without a source", () => {
    const file = calendarSchema.parse({
      years: [
        {
          year: 2026,
          "days-off": [{ days: ["2026-01-02"], cite: "blld.d112" }],
          "working-saturdays": [{ day: "2026-01-10", "instead-of": "2026-01-02", cite: "cv1" }],
        },
      ],
    });
    expect(checkCalendar(file, new Map())).toEqual([
      { path: ["years", 0, "days-off", 0, "cite"], message: 'cites the unknown source "blld"' },
      { path: ["years", 0, "working-saturdays", 0, "cite"], message: 'cites the unknown source "cv1"' },
    ]);
  });
});

describe("the worked examples of working days", () => {
  const { examples } = loadCalendarFile();

  it.each(examples.map((example) => [example.says, example] as const))("hold: %s", (_, example) => {
    expect(runCalendarExamples([example], calendar)).toEqual([]);
  });

  it("are about every case that was worked out by hand", () => {
    const named = "w12 w16-start w16-decision w30-test w30-start w30-decision".split(" ");
    expect(examples.map(({ id }) => id)).toEqual(named);
  });
});

describe("runCalendarExamples()", () => {
  it("says which day came out instead, which cannot be counted, and which id stands twice", () => {
    const examples = [
      { id: "a", says: "one", from: "2026-11-23", "working-days": 1, expect: "2026-11-24" },
      { id: "a", says: "two", from: "2027-12-31", "working-days": 1, expect: "2028-01-03" },
    ];
    expect(runCalendarExamples(examples, calendar)).toEqual([
      { path: ["examples", 1, "id"], message: 'the example "a" is there twice' },
      {
        path: ["examples", 0, "expect"],
        message: 'example "one" expects 2026-11-24, but the rules give 2026-11-25',
      },
      {
        path: ["examples", 1, "expect"],
        message: 'example "two" expects 2028-01-03, but the rules give not known before the days off of 2028 are',
      },
    ]);
  });
});
