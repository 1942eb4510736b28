import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type Template, templateSchema } from "../src/rules/cases/templates.ts";

/** The project's own beginnings of messages. */
export const caseTemplates: ReadonlyMap<string, Template> = new Map(
  Object.entries(parse(readFileSync(new URL("../flows/templates.yaml", import.meta.url), "utf8"))).map(([id, raw]) => [
    id,
    templateSchema.parse(raw),
  ]),
);
