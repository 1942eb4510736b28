import type { FastifyPluginAsync } from "fastify";
import { isDay } from "../../rules/day.ts";
import type { ApiDeps } from "../api-deps.ts";
import { calendarFile, type Reminder } from "../calendar-file.ts";
import { type Edition, say } from "../edition.ts";
import { languageAsked } from "../language-asked.ts";
import type { Mistake } from "../mistake.ts";
import { Problem } from "../problem.ts";

/** Most days in one file. */
const daysAtMost = 40;

/**
 * GET /api/v1/calendar.ics?lang=vi&day=file.2026-11-20&day=…: the named days as an iCalendar file. Nothing is kept, and only
 * known things to do are taken, so that nobody's words can be put into a link of ours. Throws Problem "bad-request".
 */
export function calendarEndpoint({ content }: Pick<ApiDeps, "content">): FastifyPluginAsync {
  return async (app) => {
    app.get<{ Querystring: { day?: string | string[] } }>("/calendar.ics", async ({ query }, reply) => {
      const edition = { content, lang: languageAsked({ query, body: undefined }, content.languages) };
      return reply
        .header("content-disposition", 'attachment; filename="an-sinh.ics"')
        .header("cache-control", "private, no-store")
        .type("text/calendar; charset=utf-8")
        .send(calendarFile(say(edition, "reminders:name"), remindersOf([query.day ?? []].flat(), edition)));
    });
  };
}

function remindersOf(days: readonly string[], edition: Edition): Reminder[] {
  const reminders = days.map((text) => reminderOf(text, edition));
  const isSound = days.length > 0 && days.length <= daysAtMost && !reminders.includes(null);
  if (!isSound) throw new Problem("bad-request", { errors: [mistakeIn(edition)] });
  return reminders.filter((reminder) => reminder !== null);
}

function reminderOf(text: string, edition: Edition): Reminder | null {
  const [, what = "", day = ""] = /^([a-z-]{1,40})\.(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  const key = `reminders:what.${what}`;
  return isDay(day) && edition.content.hasWords(edition.lang, key) ? { day, title: say(edition, key) } : null;
}

function mistakeIn(edition: Edition): Mistake {
  return { in: "query", pointer: "/day", detail: say(edition, "api:mistake.reminder", { number: daysAtMost }) };
}
