import type { Asked } from "./endpoint.ts";

/** The language a call asks for, in its query or body; the base language where it names none that is spoken here. */
export function languageAsked({ query, body }: Omit<Asked, "path">, languages: readonly string[]): string {
  const wanted = [body, query].map((part) =>
    typeof part === "object" && part !== null ? Reflect.get(part, "lang") : undefined,
  );
  return wanted.find((lang): lang is string => languages.some((known) => known === lang)) ?? languages[0] ?? "";
}
