import { z } from "zod";
import { NONE, UNKNOWN } from "../../../flow/ask-question.ts";
import type { Sent, TwoAnswers } from "../../../flow/fill-form.ts";

/** Names of a fact's fields: what was typed or chosen, the box beside it, and what had been typed when readings of it were offered. */
export const fieldNames = {
  answer: (fact: string) => `a.${fact}`,
  box: (fact: string) => `b.${fact}`,
  offered: (fact: string) => `o.${fact}`,
};

/** A form as browsers send it. */
export const sentFormSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** The answers in a form as it was sent, of the questions there are; everything else in it is passed over. */
export function sentAnswers(form: z.infer<typeof sentFormSchema>, facts: Iterable<string>): Sent {
  const field = (name: string) => [Object.hasOwn(form, name) ? form[name] : undefined].flat()[0]?.trim() ?? "";
  const answers: Record<string, string | TwoAnswers> = {};
  for (const fact of facts) {
    const typed = field(fieldNames.answer(fact));
    const box = field(fieldNames.box(fact));
    const answer = answerOf(typed, box, field(fieldNames.offered(fact)));
    if (answer !== "") answers[fact] = answer;
  }
  return answers;
}

/** A reading answers what was typed when it was offered; whoever typed something else since means that. */
function answerOf(typed: string, box: string, offered: string): string | TwoAnswers {
  if (box === "" || typed === "") return box === "" ? typed : box;
  if (box === NONE || box === UNKNOWN) return { typed, chosen: box };
  return typed === offered ? box : typed;
}
