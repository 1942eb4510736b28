import type { FastifyRequest } from "fastify";
import { type Day, isDay } from "../rules/day.ts";
import { isUuid } from "./is-uuid.ts";

/** The text a form sent under a name: one value, NFC, lines ended by "\n", outer blanks removed; "" when missing. */
export function formField(request: FastifyRequest, name: string): string {
  return rawField(request, name).replace(/\r\n?/g, "\n").trim();
}

/** The same without removing anything: blanks count in a password. */
export function rawField(request: FastifyRequest, name: string): string {
  return single(request.body, name).normalize("NFC");
}

/** All texts a form sent under a name, such as boxes that were ticked. */
export function formFields(request: FastifyRequest, name: string): string[] {
  const sent = fieldOf(request.body, name);
  const texts = Array.isArray(sent) ? sent.filter((one) => typeof one === "string") : [formField(request, name)];
  return texts.map((one) => one.normalize("NFC").trim()).filter((one) => one !== "");
}

/** The text of a query parameter, as formField gives it. */
export function queryField(request: FastifyRequest, name: string): string {
  return single(request.query, name).normalize("NFC").trim();
}

/** A query parameter that is one of these; undefined for anything else. */
export function queryChoice<T extends string>(
  request: FastifyRequest,
  name: string,
  values: readonly T[],
): T | undefined {
  const asked = queryField(request, name);
  return values.find((value) => value === asked);
}

/** A query parameter that is an id of a case, an account or an employer. */
export function queryId(request: FastifyRequest, name: string): string | undefined {
  const asked = queryField(request, name);
  return isUuid(asked) ? asked : undefined;
}

/** A query parameter that is a day. */
export function queryDay(request: FastifyRequest, name: string): Day | undefined {
  const asked = queryField(request, name);
  return isDay(asked) ? asked : undefined;
}

function single(source: unknown, name: string): string {
  const value = fieldOf(source, name);
  return typeof value === "string" ? value : "";
}

function fieldOf(source: unknown, name: string): unknown {
  if (typeof source !== "object" || source === null || !(name in source)) return undefined;
  // `name in source` was just seen; what it is, the callers look at.
  return (source as Record<string, unknown>)[name];
}
