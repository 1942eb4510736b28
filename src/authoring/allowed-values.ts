import { isNumeric } from "../rules/fact.ts";
import { answerText, tell, type View } from "./view.ts";

/** What may be answered to a fact, one a line, as it is typed and as people read it. */
export function allowedValues(view: View, fact: string): string[] {
  const definition = view.content.facts.get(fact);
  if (!definition) return [];
  const named = (value: string | boolean) => `${value} (${answerText(view, fact, { value })})`;
  if (definition.type === "choice") return (definition.options ?? []).map(named);
  if (definition.type === "yes-no") return [named(true), named(false)];
  const { min, max, earliest, latest } = definition;
  const [from, to] = isNumeric(definition.type) ? [min ?? 0, max] : [earliest, latest];
  const limits = [
    ...(from === undefined ? [] : [tell(view, "officer:values.from", { from })]),
    ...(to === undefined ? [] : [tell(view, "officer:values.to", { to })]),
  ];
  const kind = tell(view, isNumeric(definition.type) ? "officer:values.number" : "officer:values.day");
  return [[kind, ...limits].join(" "), ...(definition.none ? [named("none")] : [])];
}
