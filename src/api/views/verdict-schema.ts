import { z } from "zod";
import type { Verdict } from "../../rules/appraise.ts";

const verdicts = ["eligible", "ineligible", "undecided", "refer"] as const satisfies readonly Verdict[];

/** What a rule says. */
export const verdictSchema = z
  .enum(verdicts)
  .describe(
    "undecided: not before more is known. refer: the law, or our knowledge of it, leaves it to a person; never a refusal.",
  );
