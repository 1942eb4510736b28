import type { z } from "zod";
import { didYouMean } from "../rules/nearest-name.ts";
import { isFileOf, type Kind } from "./kind.ts";
import { kinds } from "./kinds.ts";
import type { ContentProblem } from "./problem.ts";
import { type Definitions, readDefinitions } from "./read-definitions.ts";
import type { SourceFile } from "./source-files.ts";

type KindName = keyof typeof kinds;

/** Everything that flows/ defines, by kind. */
export type Flows = { [K in KindName]: Definitions<z.infer<(typeof kinds)[K]["schema"]>> };

/** Reads every file of flows/ as the kind its place says it is; a file in no known place is a mistake. */
export function readFlows(files: SourceFile[]): { flows: Flows; problems: ContentProblem[] } {
  const byKind = new Map<string, SourceFile[]>();
  const problems: ContentProblem[] = [];
  for (const source of files.filter(({ file }) => file.startsWith("flows/"))) {
    const name = kindOf(source.file);
    if (name) byKind.set(name, [...(byKind.get(name) ?? []), source]);
    else problems.push({ file: source.file, line: 1, column: 1, message: strayMessage(source.file) });
  }
  const all: [string, Kind][] = Object.entries(kinds);
  const read = all.map(([name, kind]) => [name, readDefinitions(byKind.get(name) ?? [], kind)]);
  const flows = Object.fromEntries(read) as Flows; // one entry for each kind, read by that kind's schema
  problems.push(...Object.values(flows).flatMap((definitions) => definitions.problems));
  return { flows, problems };
}

/** The kind of a file; an exact name comes before a pattern. */
function kindOf(file: string): KindName | undefined {
  const names = Object.keys(kinds) as KindName[]; // the keys of a literal
  const exact = names.find((name) => kinds[name].files === file);
  return exact ?? names.find((name) => isFileOf(kinds[name], file));
}

function strayMessage(file: string): string {
  if (/\.ya?ml$/i.test(file) && !file.endsWith(".yaml")) return 'is not read; its name must end in ".yaml"';
  const places = Object.values(kinds).map((kind) => kind.files);
  const folders = places.map((place) => place.replace(/\/\*.*$/, ""));
  const folder = file.slice(0, file.lastIndexOf("/"));
  return `is not read here; files of flows/ are ${places.join(", ")}${didYouMean(folder, folders)}`;
}
