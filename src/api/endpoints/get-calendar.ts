import { z } from "zod";
import { reminders } from "../../flow/reminders.ts";
import { isDay } from "../../rules/day.ts";
import type { ApiDeps } from "../api-deps.ts";
import { askedMembers } from "../asked-members.ts";
import { calendarFile, type Reminder } from "../calendar-file.ts";
import { type Edition, say } from "../edition.ts";
import { type Endpoint, endpoint, nothing } from "../endpoint.ts";

/** Most days in one file. */
const daysAtMost = 40;

/** What to do, and the day on which to be reminded: file.2026-11-20. */
const reminderForm = new RegExp(`^(${reminders.join("|")})\\.(\\d{4}-\\d{2}-\\d{2})$`);

const reminderSchema = z
  .string()
  .regex(reminderForm)
  .refine((text) => isDay(text.slice(text.lastIndexOf(".") + 1)));

/**
 * GET /calendar.ics: days as an iCalendar file. Only known things to do are taken, so that nobody's words can be put into a
 * link of ours.
 */
export function getCalendar({ content }: ApiDeps): Endpoint {
  return endpoint({
    id: "getCalendar",
    method: "GET",
    path: "/calendar.ics",
    summary: "Days for a phone's calendar",
    description: "Things to do on a day as an iCalendar file, each with an alarm the morning before. Nothing personal.",
    file: { type: "text/calendar", name: "an-sinh.ics" },
    asks: {
      path: nothing,
      query: z.strictObject({
        lang: askedMembers({ content }).lang,
        day: z
          .preprocess(listOf, z.array(reminderSchema).min(1).max(daysAtMost))
          .describe("What to do and the day for it, such as file.2026-11-20; may be given again and again."),
      }),
    },
    answers: z.string(),
    examples: [
      {
        name: "days",
        summary: "Two days",
        asked: { query: { lang: "en", day: ["withdraw.2026-03-16", "file.2026-05-08"] } },
      },
      {
        name: "mistakes",
        summary: "Something to do that is not known",
        status: 400,
        asked: { query: { lang: "en", day: "swim.2026-11-20" } },
      },
    ],
    answer: ({ query }, edition) =>
      calendarFile(
        say(edition, "reminders:name"),
        query.day.map((text) => reminderOf(text, edition)),
      ),
  });
}

/** A parameter that is given once comes as a text. */
function listOf(value: unknown): unknown {
  return typeof value === "string" ? [value] : value;
}

function reminderOf(text: string, edition: Edition): Reminder {
  const [, what = "", day = ""] = reminderForm.exec(text) ?? [];
  return { day, title: say(edition, `reminders:what.${what}`) };
}
