import { type Confidence, confidenceOf, confidenceSchema, type Sources } from "./source.ts";

/** A statement of law somewhere in a definition: where it stands, its place in the law, how far it is known. */
export interface CitedPart {
  /** The keys that lead to it, as they are written in YAML. */
  path: (string | number)[];
  id?: string;
  cite?: string;
  confidence: Confidence;
  /** Everything that is written there. */
  written: Readonly<Record<string, unknown>>;
}

/**
 * Every statement with a place in the law, or with a confidence of its own, at any depth of a definition of any kind.
 * Worked examples are not looked into: they state no law.
 */
export function citedParts(value: unknown, sources: Sources, path: CitedPart["path"] = []): CitedPart[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => citedParts(item, sources, [...path, index]));
  if (!isTable(value)) return [];
  const inner = Object.entries(value)
    .filter(([key]) => key !== "examples")
    .flatMap(([key, part]) => citedParts(part, sources, [...path, kebab(key)]));
  return [...own(value, sources, path), ...inner];
}

function own(value: Record<string, unknown>, sources: Sources, path: CitedPart["path"]): CitedPart[] {
  const cite = typeof value.cite === "string" ? value.cite : undefined;
  const said = confidenceSchema.safeParse(value.confidence).data;
  const confidence = cite === undefined ? said : confidenceOf({ cite, confidence: said }, sources);
  if (confidence === undefined) return [];
  const id = typeof value.id === "string" ? { id: value.id } : {};
  return [{ path, ...id, ...(cite === undefined ? {} : { cite }), confidence, written: value }];
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
