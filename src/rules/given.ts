import type { Day } from "./day.ts";
import type { FactDefinition, Facts } from "./fact.ts";
import type { Parameter } from "./parameter.ts";
import type { Sources } from "./source.ts";

/** The books a rule is read with: questions in asking order, sources, dated parameters. */
export interface Rulebook {
  definitions: ReadonlyMap<string, FactDefinition>;
  sources: Sources;
  parameters?: ReadonlyMap<string, Parameter>;
}

/**
 * Everything a rule is asked with. `today` says what is open; `ruleOf` asks an earlier version of the rule, such as the
 * one that explains a refusal of its time (today's where left out); an event's day comes from the fact a parameter names.
 */
export interface Given extends Rulebook {
  facts: Facts;
  today: Day;
  ruleOf?: Day;
}
