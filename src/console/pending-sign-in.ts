import type { FastifyReply, FastifyRequest } from "fastify";
import type { ConsoleParts } from "./exchange.ts";
import { sameSecret } from "./tokens.ts";

const validMs = 10 * 60_000;

/** Remembers on this browser, for ten minutes, that the password of a login fitted; signed, so that nobody makes one up. */
export function rememberPending({ cookies, deps }: ConsoleParts, reply: FastifyReply, login: string): void {
  const until = String(deps.now().getTime() + validMs);
  cookies.write(reply, "pending", `${until}.${deps.sign(ticketText(until, login))}.${login}`);
}

/** The login whose password fitted on this browser a moment ago; null when there is none. */
export function pendingLogin({ cookies, deps }: ConsoleParts, request: FastifyRequest): string | null {
  const [until = "", signature = "", ...rest] = cookies.read(request, "pending")?.split(".") ?? [];
  const login = rest.join(".");
  if (!/^\d{1,15}$/.test(until) || Number(until) < deps.now().getTime()) return null;
  return sameSecret(signature, deps.sign(ticketText(until, login))) ? login : null;
}

function ticketText(until: string, login: string): string {
  return `console-pending:${until}:${login}`;
}
