import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type FactDefinition, factSchema } from "../../src/rules/fact.ts";
import type { Rulebook } from "../../src/rules/given.ts";
import { type Programme, programmeSchema } from "../../src/rules/programme.ts";
import { type Source, sourceSchema } from "../../src/rules/source.ts";

const flows = join(import.meta.dirname, "../../flows");

/** One YAML file of flows/ as plain data. */
function readFlow(path: string): Record<string, unknown> {
  return parse(readFileSync(join(flows, path), "utf8"));
}

function tables(folder: string): [string, unknown][] {
  const files = readdirSync(join(flows, folder)).filter((file) => file.endsWith(".yaml"));
  return files.sort().flatMap((file) => Object.entries(readFlow(`${folder}/${file}`)));
}

/** The house's own questions in asking order, and its sources. */
export function loadRulebook(): Rulebook {
  const definitions = tables("facts").map(([name, raw]): [string, FactDefinition] => [name, factSchema.parse(raw)]);
  const sources = tables("sources").map(([id, raw]): [string, Source] => [id, sourceSchema.parse(raw)]);
  return { definitions: new Map(definitions), sources: new Map(sources) };
}

/** One of the house's own programmes. */
export function loadProgramme(id: string): Programme {
  return programmeSchema.parse(readFlow(`programmes/${id}.yaml`));
}

/** Files of the house's own dated numbers, as written. */
export function loadParameters(files: readonly string[]): Map<string, unknown> {
  return new Map(files.flatMap((file) => Object.entries(readFlow(`parameters/${file}.yaml`))));
}
