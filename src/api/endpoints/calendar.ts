import type { FastifyPluginAsync } from "fastify";
import type { Content } from "../../content/content.ts";
import { isDay } from "../../rules/day.ts";
import { calendarFile, type Reminder } from "../calendar-file.ts";

/** Most days in one file. */
const daysAtMost = 40;

interface Query {
  lang?: string;
  day?: string | string[];
}

/**
 * GET /api/v1/calendar.ics?lang=vi&day=file.2026-11-20&day=…: the named days as an iCalendar file. Stateless, and only
 * known names of things to do are taken, so that nobody's words can be put into a link of ours.
 */
export function calendarEndpoint(content: Pick<Content, "languages" | "words" | "hasWords">): FastifyPluginAsync {
  return async (app) => {
    app.get<{ Querystring: Query }>("/api/v1/calendar.ics", async ({ query }, reply) => {
      const lang = content.languages.find((one) => one === query.lang) ?? content.languages[0] ?? "vi";
      const asked = [query.day ?? []].flat();
      const reminders = asked.map((text) => reminderOf(content, lang, text));
      if (asked.length === 0 || asked.length > daysAtMost || reminders.includes(null)) {
        return reply
          .code(400)
          .type("application/problem+json")
          .send({
            type: "about:blank",
            title: "Bad request",
            status: 400,
            detail: `"day" must be given 1 to ${daysAtMost} times, each as <what>.<YYYY-MM-DD> with a known thing to do`,
          });
      }
      const file = calendarFile(
        content.words(lang, "reminders:name"),
        reminders.filter((reminder) => reminder !== null),
      );
      return reply
        .header("content-disposition", 'attachment; filename="an-sinh.ics"')
        .header("cache-control", "private, no-store")
        .type("text/calendar; charset=utf-8")
        .send(file);
    });
  };
}

function reminderOf(
  { words, hasWords }: Pick<Content, "words" | "hasWords">,
  lang: string,
  text: string,
): Reminder | null {
  const [, what = "", day = ""] = /^([a-z-]{1,40})\.(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  const key = `reminders:what.${what}`;
  return isDay(day) && hasWords(lang, key) ? { day, title: words(lang, key) } : null;
}
