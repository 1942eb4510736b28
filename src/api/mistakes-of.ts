import type { z } from "zod";
import { nearestName } from "../rules/nearest-name.ts";
import { allowedForFact, allowedInWords } from "./allowed.ts";
import { type Edition, say } from "./edition.ts";
import { knownNames } from "./known-names.ts";
import type { Allowed, Mistake } from "./mistake.ts";

/** Most mistakes told at once; who makes more has one of another kind. */
const mistakesAtMost = 50;
/** Longest name that is repeated or compared with the known ones. */
const nameAtMost = 60;
/** Longest list of known names that is told whole. */
const namesAtMost = 20;

/** A call that its schema refused. */
export interface RefusedCall {
  /** { path, query, body } as they came. */
  asked: unknown;
  schema: z.ZodType;
  issues: readonly z.core.$ZodIssue[];
}

type Path = readonly PropertyKey[];

/** What is wrong with a call, all of it, in words of the edition's language. */
export function mistakesOf(call: RefusedCall, edition: Edition): Mistake[] {
  return call.issues
    .flatMap((issue) => placesOf(issue).map((path) => ({ call, issue, path })))
    .slice(0, mistakesAtMost)
    .map((wrong) =>
      wrong.issue.code === "unrecognized_keys" ? unknownName(wrong, edition) : wrongValue(wrong, edition),
    );
}

/** Where an issue is: at each unknown name, or at the one value. */
function placesOf(issue: z.core.$ZodIssue): Path[] {
  return issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

interface WrongPlace {
  call: RefusedCall;
  issue: z.core.$ZodIssue;
  path: Path;
}

function unknownName({ call, issue, path }: WrongPlace, edition: Edition): Mistake {
  const known = knownNames(call.schema, issue.path);
  const name = nameOf(path);
  const allowed: Allowed | undefined = known.length <= namesAtMost ? { values: [...known] } : undefined;
  return {
    ...placeOf(path),
    detail: say(edition, "api:mistake.unknown", { name }),
    allowed,
    ...nearestTo(name, known),
  };
}

function wrongValue({ call, issue, path }: WrongPlace, edition: Edition): Mistake {
  const name = nameOf(path);
  const value = valueAt(call.asked, path);
  const allowed = allowedAt(issue, path, edition);
  if (value === undefined && path.length > 1)
    return { ...placeOf(path), detail: say(edition, "api:mistake.missing", { name }), allowed };
  if (!allowed) return { ...placeOf(path), detail: say(edition, "api:mistake.form", { name }) };
  const words = { name, allowed: allowedInWords(allowed) };
  const known = (allowed.values ?? []).filter((one) => typeof one === "string");
  return {
    ...placeOf(path),
    detail: say(edition, "api:mistake.value", words),
    allowed,
    ...(typeof value === "string" ? nearestTo(value, known) : {}),
  };
}

/** What would have been right where an issue was found; nothing where a whole object or list was expected. */
function allowedAt(issue: z.core.$ZodIssue, [place, member, name]: Path, { content }: Edition): Allowed | undefined {
  const definition = place === "body" && member === "facts" ? content.facts.get(String(name)) : undefined;
  if (definition) return allowedForFact(definition);
  if (issue.code === "invalid_value") return { values: issue.values.filter((value) => typeof value === "string") };
  if (issue.code === "invalid_format" && issue.format === "date") return { days: {} };
  return undefined;
}

function nearestTo(name: string, known: readonly string[]): { nearest?: string } {
  const nearest = name.length > nameAtMost ? null : nearestName(name, known);
  return nearest === null ? {} : { nearest };
}

function placeOf([place, ...rest]: Path): Pick<Mistake, "in" | "pointer"> {
  const pointer = rest.map((key) => `/${clipped(String(key)).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  return { in: place === "path" || place === "query" ? place : "body", pointer };
}

function nameOf(path: Path): string {
  return clipped(String(path.at(-1) ?? ""));
}

function clipped(name: string): string {
  return name.length > nameAtMost ? `${name.slice(0, nameAtMost)}…` : name;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}
