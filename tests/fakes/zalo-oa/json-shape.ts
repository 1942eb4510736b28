import { Refusal } from "./refusal.ts";

/** An object of JSON whose fields nobody has looked at. */
export type JsonObject = Record<string, unknown>;

/** The object, if it has no other fields than these; the fake is stricter than Zalo, which ignores misspelt ones. */
export function objectWith(value: unknown, name: string, fields: readonly string[]): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Refusal(-201, name);
  const unknown = Object.keys(value).find((field) => !fields.includes(field));
  if (unknown !== undefined) throw new Refusal(-201, `${name}.${unknown}`);
  // Just checked to be an object.
  return value as JsonObject;
}

/** The list, if it is one. */
export function listAt(value: unknown, name: string): unknown[] {
  if (!Array.isArray(value)) throw new Refusal(-201, name);
  return value;
}

/** The text, if it is one, is not empty and has at most so many UTF-16 units. */
export function textAt(value: unknown, name: string, max: number): string {
  if (typeof value !== "string" || value.trim() === "") throw new Refusal(-201, name);
  if (value.length > max) throw new Refusal(-210, `${name} has ${value.length} characters, at most ${max}`);
  return value;
}

/** The web address, if it is one. */
export function urlAt(value: unknown, name: string): string {
  const url = textAt(value, name, 2000);
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new Refusal(-201, name);
  return url;
}

/** The body of a request, read as JSON. */
export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal(-201, "body is not JSON");
  }
}
