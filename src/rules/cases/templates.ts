/** Beginnings of messages that officers use again and again: the table of flows/templates.yaml. The words are in locales. */
import { z } from "zod";
import type { Problem } from "../problem.ts";
import { type CaseStates, caseMoveIds, caseStateIds } from "./case-states.ts";

/** What the text of a template may name. Nothing of any person. */
export const templateParameters = ["number", "due", "office", "address"] as const;
/** One of them. */
export type TemplateParameter = (typeof templateParameters)[number];

const kindId = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** One template of flows/templates.yaml. */
export const templateSchema = z.strictObject({
  /** The moves whose message it begins. */
  moves: z.array(z.enum(caseMoveIds)).min(1),
  /** Kinds of trouble it is for; left out: every kind. */
  kinds: z.array(kindId).min(1).optional(),
  /** States of the case in which it is offered; left out: every state. */
  states: z.array(z.enum(caseStateIds)).min(1).optional(),
});
/** A beginning of a message. */
export type Template = z.infer<typeof templateSchema>;

/** Kinds that nobody can choose, moves that carry no message, and states from which the moves cannot be made. */
export function checkTemplate(
  template: Template,
  { kinds, table }: { kinds: readonly string[]; table: CaseStates },
): Problem[] {
  const { moves, states } = template;
  const known = (template.kinds ?? []).flatMap((kind, at) =>
    kinds.includes(kind)
      ? []
      : [{ path: ["kinds", at], message: `"${kind}" is no kind of trouble; they are ${kinds.join(", ")}` }],
  );
  const silent = moves.flatMap((move, at) =>
    table.moves[move].by === "citizen" || !table.moves[move].needs.includes("message")
      ? [{ path: ["moves", at], message: `officers write no message with the move "${move}"` }]
      : [],
  );
  const never = (states ?? []).flatMap((state, at) =>
    moves.some((move) => table.moves[move].from.includes(state))
      ? []
      : [{ path: ["states", at], message: `none of its moves can be made from the state "${state}"` }],
  );
  return [...known, ...silent, ...never];
}
