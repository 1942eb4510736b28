import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { CaseRules } from "../src/complaints/case-rules.ts";
import { bodiesSchema } from "../src/rules/bodies/bodies.ts";
import { caseBook } from "./case-book.ts";

const bodies = bodiesSchema.parse(
  parse(readFileSync(new URL("../flows/parameters/bodies.yaml", import.meta.url), "utf8")),
);

/** The project's own rules of cases on a day; citizens are told nothing, or what the test says. */
export function caseRulesOn(today: string | (() => string), news: CaseRules["news"] = () => null): CaseRules {
  const roles = { work: ["officer", "chief"], assign: ["chief"] };
  return { book: caseBook, bodies, today: typeof today === "string" ? () => today : today, news, roles };
}
