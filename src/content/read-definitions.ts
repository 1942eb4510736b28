import { basename } from "node:path/posix";
import type { z } from "zod";
import type { Problem } from "../rules/problem.ts";
import { findMistakes } from "./explain-issue.ts";
import type { Kind } from "./kind.ts";
import type { ContentProblem } from "./problem.ts";
import { readYaml, type YamlFile } from "./read-yaml.ts";
import type { SourceFile } from "./source-files.ts";

/** One definition with the place it stands at. */
export interface Defined<T> {
  id: string;
  value: T;
  /** A mistake relative to this definition, with its file and line. */
  locate(problem: Problem): ContentProblem;
}

/** All definitions of a kind. */
export interface Definitions<T> {
  /** Those that fit their schema, in the order of files and lines. */
  valid: Map<string, Defined<T>>;
  /** The ids of all, those with mistakes included, so that one mistake is not told twice. */
  names: Set<string>;
  problems: ContentProblem[];
}

/** The definitions of a kind by id. */
export function definitionsOf<T>({ valid }: Definitions<T>): Map<string, T> {
  return new Map([...valid].map(([id, { value }]) => [id, value]));
}

/** The mistakes that a check finds in each definition of a kind, with file and line. */
export function checkEach<T>({ valid }: Definitions<T>, check: (value: T) => Problem[]): ContentProblem[] {
  return [...valid.values()].flatMap(({ value, locate }) => check(value).map(locate));
}

interface Entry {
  id: string;
  raw: unknown;
  path: string[];
  yaml: YamlFile;
}

/** Reads the files of a kind and checks each definition against its schema. */
export function readDefinitions<S extends z.ZodType>(files: SourceFile[], kind: Kind<S>): Definitions<z.infer<S>> {
  const found: Definitions<z.infer<S>> = { valid: new Map(), names: new Set(), problems: [] };
  for (const source of files) {
    const yaml = readYaml(source);
    found.problems.push(...yaml.problems);
    for (const entry of entriesOf(yaml, kind, found.problems)) addEntry(entry, kind, found);
  }
  return found;
}

function entriesOf(yaml: YamlFile, kind: Kind, problems: ContentProblem[]): Entry[] {
  if (kind.shape !== "table") return [{ id: basename(yaml.file, ".yaml"), raw: yaml.value, path: [], yaml }];
  if (isTable(yaml.value)) return Object.entries(yaml.value).map(([id, raw]) => ({ id, raw, path: [id], yaml }));
  if (yaml.sound) problems.push(yaml.locate({ path: [], message: `must be a table of ${kind.name}s: "name: …"` }));
  return [];
}

function addEntry<S extends z.ZodType>(entry: Entry, kind: Kind<S>, found: Definitions<z.infer<S>>): void {
  const { id, raw, path, yaml } = entry;
  const locate = (problem: Problem) => yaml.locate({ ...problem, path: [...path, ...problem.path] });
  const isTwice = found.names.has(id);
  found.names.add(id);
  if (!yaml.sound) return;
  const mistakes = findMistakes({ schema: kind.schema, value: raw });
  if (isTwice) mistakes.push({ path: [], message: `${kind.name} "${id}" is already defined in another file` });
  if (kind.shape === "one") mistakes.push(...wrongId(raw, id));
  found.problems.push(...mistakes.map(locate));
  if (mistakes.length === 0) found.valid.set(id, { id, value: kind.schema.parse(raw), locate });
}

function wrongId(raw: unknown, fileId: string): Problem[] {
  if (!isTable(raw) || typeof raw.id !== "string" || raw.id === fileId) return [];
  return [{ path: ["id"], message: `"id" is "${raw.id}", but the file is called "${fileId}"; both must be the same` }];
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
