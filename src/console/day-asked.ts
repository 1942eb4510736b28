import type { FastifyRequest } from "fastify";
import { isDay } from "../rules/day.ts";
import type { ConsoleParts } from "./exchange.ts";
import { queryField } from "./form-field.ts";
import { machineMoment } from "./moments.ts";

/** The day an address asks about; today for none and for what is no day. */
export function dayAsked({ deps }: ConsoleParts, request: FastifyRequest): string {
  const asked = queryField(request, "day");
  return isDay(asked) ? asked : machineMoment(deps.now().toISOString(), "day");
}
