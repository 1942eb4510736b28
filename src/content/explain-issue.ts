import { z } from "zod";
import { didYouMean, nearestName } from "../rules/nearest-name.ts";
import type { Problem } from "../rules/problem.ts";
import { keysAt } from "./schema-keys.ts";

type Issue = z.core.$ZodIssue;

/** What an issue is judged by: the schema that raised it and the whole value it was raised on. */
export interface Judged {
  schema: z.core.$ZodType;
  value: unknown;
}

/** The mistakes a schema finds in a value, in words an author understands; empty when the value fits. */
export function findMistakes({ schema, value }: Judged): Problem[] {
  const parsed = z.safeParse(schema, value);
  return parsed.success ? [] : explainAll(parsed.error.issues, { schema, value });
}

/** A missing key is not told beside the mistyped key that stands for it. */
function explainAll(issues: readonly Issue[], judged: Judged): Problem[] {
  const meant = new Set(mistyped(issues, judged.value).map((path) => path.join("\n")));
  return issues
    .filter((issue) => !(isMissing(issue, judged.value) && meant.has(issue.path.join("\n"))))
    .flatMap((issue) => explainIssue(issue, judged));
}

/** Paths of missing keys that a mistyped key beside them stands for. */
function mistyped(issues: readonly Issue[], value: unknown): PropertyKey[][] {
  const missing = issues.filter((issue) => isMissing(issue, value)).map((issue) => issue.path);
  return issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") return [];
    const beside = missing.filter((path) => path.slice(0, -1).join("\n") === issue.path.join("\n"));
    const names = beside.map((path) => String(path.at(-1)));
    return issue.keys.flatMap((key) => {
      const name = nearestName(key, names);
      return name === null ? [] : [[...issue.path, name]];
    });
  });
}

function isMissing(issue: Issue, value: unknown): boolean {
  const asksForValue = ["invalid_type", "invalid_value", "invalid_union"].includes(issue.code);
  return asksForValue && issue.path.length > 0 && valueAt(value, issue.path) === undefined;
}

function explainIssue(issue: Issue, judged: Judged): Problem[] {
  const path = issue.path.map((key) => (typeof key === "number" ? key : String(key)));
  const value = valueAt(judged.value, path);
  const name = path.length > 0 ? `"${path.at(-1)}"` : "this file";
  const one = (message: string): Problem[] => [{ path, message }];
  if (isMissing(issue, judged.value)) return one(`${name} is missing`);
  if (isWrittenBySchema(issue))
    return one(path.length > 0 ? `${name} is ${shown(value)}, but ${issue.message}` : issue.message);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey([...path, key], keysAt(judged.schema, path)));
    case "invalid_union":
      return explainUnion(issue, judged);
    case "invalid_type":
      return one(`${name} must be ${kinds[issue.expected] ?? issue.expected}, but is ${shown(value)}`);
    case "invalid_value":
      return one(`${name} is ${shown(value)}, ${oneOf(issue.values.map(String), value)}`);
    case "invalid_key":
      return one(`key ${name} cannot be used: ${issue.issues.map((part) => plain(part.message)).join("; ")}`);
    case "invalid_format":
      return one(`${name} is ${shown(value)}, but ${formats[issue.format] ?? plain(issue.message)}`);
    case "too_small":
      return one(`${name} ${limit(issue.origin, value, `at least ${issue.minimum}`)}`);
    case "too_big":
      return one(`${name} ${limit(issue.origin, value, `at most ${issue.maximum}`)}`);
    case "custom":
      return one(issue.message);
    default:
      return one(`${name}: ${plain(issue.message)}`);
  }
}

/** True when the schema gave its own sentence for a breach of form ("must be …") instead of leaving it to zod. */
function isWrittenBySchema(issue: Issue): boolean {
  return (issue.code === "invalid_format" || issue.code === "invalid_value") && !issue.message.startsWith("Invalid ");
}

const kinds: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: 'a list ("- …")',
  object: 'a block of "key: value"',
  record: 'a block of "key: value"',
};

const formats: Record<string, string> = {
  date: "must be a real day as YYYY-MM-DD",
  datetime: "must be an instant such as 2026-01-31T08:00:00Z",
  url: "must be an address such as https://vanban.chinhphu.vn/…",
  regex: "does not have the form that is asked for here",
};

function unknownKey(path: (string | number)[], known: string[]): Problem {
  const key = String(path.at(-1));
  if (known.includes(key)) return { path, message: `key "${key}" does not go with the other keys here` };
  const meant = didYouMean(key, known);
  return {
    path,
    message: `key "${key}" is not known here${meant || (known.length > 0 ? `; known are ${known.join(", ")}` : "")}`,
  };
}

function oneOf(values: string[], value: unknown): string {
  if (values.length === 1) return `but only ${values[0]} is possible`;
  return `but must be one of ${values.join(", ")}${didYouMean(String(value), values)}`;
}

function limit(origin: string, value: unknown, bound: string): string {
  if (origin === "string") return value === "" ? "is empty" : `must have ${bound} characters`;
  if (origin === "array" || origin === "set") return `must have ${bound} entries`;
  return `is ${shown(value)}, but must be ${bound}`;
}

/** Of several possible forms, the mistakes of the one that was most likely meant. */
function explainUnion(issue: z.core.$ZodIssueInvalidUnion, judged: Judged): Problem[] {
  const path = issue.path.map((key) => (typeof key === "number" ? key : String(key)));
  const value = valueAt(judged.value, path);
  const name = path.length > 0 ? `"${path.at(-1)}"` : "this file";
  const nearest = issue.errors.toSorted((a, b) => distance(a, value) - distance(b, value))[0];
  if (!nearest) {
    // A discriminated union names its key in the path and knows the values the key may have.
    const options = "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
    return [{ path, message: `${name} is ${shown(value)}, ${oneOf(options, value)}` }];
  }
  if (issue.errors.every(isMismatch)) {
    return [{ path, message: `${name} must be ${wantedKinds(issue.errors).join(" or ")}, but is ${shown(value)}` }];
  }
  const inPlace = nearest.map((part) => ({ ...part, path: [...issue.path, ...part.path] }) as Issue); // only the path changed
  return explainAll(inPlace, judged);
}

/** The kinds of value that several forms begin with, each once. */
function wantedKinds(branches: Issue[][]): string[] {
  const expected = branches.flatMap((branch) =>
    branch.flatMap((part) => (part.code === "invalid_type" && part.path.length === 0 ? [part.expected] : [])),
  );
  return [...new Set(expected.map((kind) => kinds[kind] ?? kind))];
}

function isMismatch(branch: Issue[]): boolean {
  return branch.some((part) => part.path.length === 0 && part.code === "invalid_type");
}

/** How far a value is from one form: a wrong kind weighs most, then keys, then a wrong word of a list. */
function distance(branch: Issue[], value: unknown): number {
  const typingErrors = mistyped(branch, value).length;
  return branch.reduce((sum, part) => sum + weight(part, value), 0) - 60 * typingErrors;
}

function weight(part: Issue, value: unknown): number {
  if (part.path.length === 0 && part.code === "invalid_type") return 1000;
  if (part.path.length > 1) return 1;
  if (part.code === "unrecognized_keys") return 30 * part.keys.length;
  if (part.code === "invalid_value") return 20;
  return isMissing(part, value) ? 30 : 1;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

function shown(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return 'a block of "key: value"';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…"` : text;
}

/** zod's own sentence without its preamble. */
function plain(message: string): string {
  return message.replace(/^Invalid \w+: /, "");
}
