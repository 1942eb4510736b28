import { rolesWith } from "../rules/staff/roles.ts";
import type { Exchange } from "./exchange.ts";

/** Everybody else who works on cases and whose account is on, by name: those to whom the person signed in may give a case. */
export async function colleaguesOf({ parts, request }: Exchange): Promise<{ id: string; name: string }[]> {
  const all = await parts.deps.staff.list();
  const works = new Set(rolesWith(parts.deps.roles, "case.work"));
  return all
    .filter(({ id, disabled }) => !disabled && id !== request.visit?.staff.id)
    .filter(({ roles }) => roles.some((role) => works.has(role)))
    .map(({ id, name }) => ({ id, name }));
}
