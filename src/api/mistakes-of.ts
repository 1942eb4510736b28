import { z } from "zod";
import { nearestName } from "../rules/nearest-name.ts";
import { allowedBy, allowedForFact, allowedInWords } from "./allowed.ts";
import { type Edition, say } from "./edition.ts";
import type { Allowed, Mistake } from "./mistake.ts";
import { schemaAt } from "./schema-at.ts";

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
  const wrong = call.issues.flatMap((issue) => placesOf(issue).map((path) => ({ call, issue, path })));
  // One value can break several rules at once; it is told once what would have been right.
  const byPlace = new Map(wrong.map((one) => [JSON.stringify(one.path), one]));
  return [...byPlace.values()]
    .slice(0, mistakesAtMost)
    .map((one) => (one.issue.code === "unrecognized_keys" ? unknownName(one, edition) : wrongValue(one, edition)));
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
  const object = schemaAt(call.schema, issue.path);
  const known = object instanceof z.ZodObject ? Object.keys(object.shape) : [];
  const name = nameOf(path);
  const allowed: Allowed | undefined = known.length <= namesAtMost ? { values: [...known] } : undefined;
  return {
    ...placeOf(path),
    detail: say(edition, "api:mistake.unknown", { name }),
    allowed,
    ...nearestTo(name, known),
  };
}

function wrongValue({ call, path }: WrongPlace, edition: Edition): Mistake {
  const name = nameOf(path);
  const value = valueAt(call.asked, path);
  const allowed = allowedAt(call, path, edition);
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

/** What would have been right at a place; nothing where a whole object or list is expected. */
function allowedAt(call: RefusedCall, path: Path, { content }: Edition): Allowed | undefined {
  const [place, member, name] = path;
  const definition = place === "body" && member === "facts" ? content.facts.get(String(name)) : undefined;
  if (definition) return allowedForFact(definition);
  return allowedBy(schemaAt(call.schema, path));
}

function nearestTo(name: string, known: readonly string[]): { nearest?: string } {
  const nearest = name.length > nameAtMost ? null : nearestName(name, known);
  return nearest === null ? {} : { nearest };
}

function placeOf([place, ...rest]: Path): Pick<Mistake, "in" | "pointer"> {
  const pointer = rest.map((key) => `/${clipped(String(key)).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  return { in: place === "path" || place === "query" ? place : "body", pointer };
}

/** The name of a member, with its number where it is one of a list. */
function nameOf(path: Path): string {
  const from = path.findLastIndex((key) => typeof key === "string");
  return clipped(path.slice(from).join("/"));
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
