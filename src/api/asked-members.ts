import { z } from "zod";
import { daySchema } from "../rules/day.ts";
import type { ApiDeps } from "./api-deps.ts";
import { askedDaySchema } from "./asked-day.ts";

/** The members that say for which day and in which language is asked. */
export function askedMembers({ content }: Pick<ApiDeps, "content">) {
  const [base = ""] = content.languages;
  return {
    lang: z
      .enum(content.languages)
      .optional()
      .describe(`Language of all words of the answer, and of what is said about mistakes; ${base} where left out.`),
    asOf: askedDaySchema
      .optional()
      .describe(
        "The day that stands for today, as YYYY-MM-DD from 2015 to 2100; where left out, today in Vietnam (Asia/Ho_Chi_Minh).",
      ),
  };
}

/** The members that every answer begins with. */
export const answeredMembers = {
  asOf: daySchema.describe("The day that stood for today."),
  lang: z.string(),
  content: z.string().describe("Version of rules and words; another one may answer otherwise."),
};
