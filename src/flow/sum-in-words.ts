import type { Evaluation } from "../rules/evaluate.ts";
import { describeMoney } from "./describe-answer.ts";
import { type Talk, text } from "./talk.ts";

/** A sum, its limits while a person does not know what it hangs on, or that it cannot be told. */
export function sumInWords(talk: Talk, { amount, between }: Pick<Evaluation, "amount" | "between">): string {
  if (amount) return describeMoney(talk, amount.total);
  if (!between || between.most === null) return text(talk, "interface:result.sumOpen");
  const limits = { least: describeMoney(talk, between.least), most: describeMoney(talk, between.most) };
  return text(talk, "interface:result.between", limits);
}
