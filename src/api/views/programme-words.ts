import { z } from "zod";
import type { Programme } from "../../rules/programme.ts";
import { type Edition, say, sayIfWritten } from "../edition.ts";

/** What is said about a programme as a whole. */
export const programmeWordsSchema = z.strictObject({
  closed: z.string().optional().describe("What is said once it is closed."),
  refer: z.string().describe("What is said where a person must decide."),
  next: z.string().optional().describe("What to do next."),
});

/** What is said about a programme as a whole. */
export type ProgrammeWords = z.infer<typeof programmeWordsSchema>;

/** What is said about a programme as a whole. */
export function programmeWords({ id }: Programme, edition: Edition): ProgrammeWords {
  const key = `programmes:${id}`;
  return {
    ...sayIfWritten(edition, `${key}.closed`, "closed"),
    refer: say(edition, `${key}.refer`),
    ...sayIfWritten(edition, `${key}.next`, "next"),
  };
}
