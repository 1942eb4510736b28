import { type Confidence, confidenceOf, confidenceSchema, type Sources } from "./source.ts";

/** A statement of law somewhere in a definition: where it stands, its place in the law, how far it is known. */
export interface CitedPart {
  /** The keys that lead to it, as they are written in YAML. */
  path: (string | number)[];
  id?: string;
  /** Its own id and those of what it stands in, the outermost first. */
  ids: string[];
  cite?: string;
  confidence: Confidence;
  /** Everything that is written there. */
  written: Readonly<Record<string, unknown>>;
}

/**
 * Every statement with a place in the law, or with a confidence of its own, at any depth of a definition of any kind.
 * Worked examples are not looked into: they state no law.
 */
export function citedParts(value: unknown, sources: Sources): CitedPart[] {
  return partsBelow(value, sources, { path: [], ids: [] });
}

type Where = Pick<CitedPart, "path" | "ids">;

function partsBelow(value: unknown, sources: Sources, { path, ids }: Where): CitedPart[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => partsBelow(item, sources, { path: [...path, index], ids }));
  }
  if (!isTable(value)) return [];
  const where = { path, ids: typeof value.id === "string" ? [...ids, value.id] : ids };
  const inner = Object.entries(value)
    .filter(([key]) => key !== "examples")
    .flatMap(([key, part]) => partsBelow(part, sources, { ...where, path: [...path, kebab(key)] }));
  return [...own(value, sources, where), ...inner];
}

function own(value: Record<string, unknown>, sources: Sources, where: Where): CitedPart[] {
  const cite = typeof value.cite === "string" ? value.cite : undefined;
  const said = confidenceSchema.safeParse(value.confidence).data;
  const confidence = cite === undefined ? said : confidenceOf({ cite, confidence: said }, sources);
  if (confidence === undefined) return [];
  const id = typeof value.id === "string" ? { id: value.id } : {};
  return [{ ...where, ...id, ...(cite === undefined ? {} : { cite }), confidence, written: value }];
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
