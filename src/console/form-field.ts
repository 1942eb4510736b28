import type { FastifyRequest } from "fastify";

/** The text a form sent under a name: one value, NFC, lines ended by "\n", outer blanks removed; "" when missing. */
export function formField(request: FastifyRequest, name: string): string {
  return rawField(request, name).replace(/\r\n?/g, "\n").trim();
}

/** The same without removing anything: blanks count in a password. */
export function rawField(request: FastifyRequest, name: string): string {
  return single(request.body, name).normalize("NFC");
}

/** The text of a query parameter, as formField gives it. */
export function queryField(request: FastifyRequest, name: string): string {
  return single(request.query, name).normalize("NFC").trim();
}

function single(source: unknown, name: string): string {
  if (typeof source !== "object" || source === null || !(name in source)) return "";
  // `name in source` was just seen; the value is checked below.
  const value = (source as Record<string, unknown>)[name];
  return typeof value === "string" ? value : "";
}
