import type { Exchange } from "./exchange.ts";

/** Everybody else whose account is on, by name: those to whom the person signed in may give a case. */
export async function colleaguesOf({ parts, request }: Exchange): Promise<{ id: string; name: string }[]> {
  const all = await parts.deps.staff.list();
  return all
    .filter(({ id, disabled }) => !disabled && id !== request.visit?.staff.id)
    .map(({ id, name }) => ({ id, name }));
}
