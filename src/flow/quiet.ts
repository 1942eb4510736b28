/** An officer who writes to a person in the messenger itself takes the talk over: the assistant keeps quiet meanwhile. */
import { commandOf } from "./command.ts";
import type { Input } from "./input.ts";
import { sayText, type Talk } from "./talk.ts";

/**
 * Whether this input belongs to the talk between person and officer, so that nothing is said or recorded. A button, a
 * command or opening the chat brings the assistant back at once; otherwise it comes back when the officer has been
 * silent for `quietMinutes` of flows/service.yaml.
 */
export function keepsQuiet(talk: Talk, input: Input): boolean {
  const { session, content, sources } = talk;
  if (input.kind === "taken-over") {
    const until = Date.parse(sources.now) + (content.service.quietMinutes ?? 0) * 60_000;
    session.quietUntil = new Date(until).toISOString();
    return true;
  }
  if (session.quietUntil === undefined || input.kind.startsWith("found")) return false;
  const isOver = Date.parse(sources.now) >= Date.parse(session.quietUntil);
  if (!isOver && !callsAssistant(talk, input)) return true;
  delete session.quietUntil;
  sayText(talk, "interface:quietOver");
  return false;
}

function callsAssistant(talk: Talk, input: Input): boolean {
  return input.kind === "press" || input.kind === "start" || commandOf(talk, input) !== null;
}
