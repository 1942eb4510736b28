import { type Exchange, frameOf } from "../exchange.ts";
import { queryField } from "../form-field.ts";
import type { Notice } from "../pages/frame.ts";

/** What was just done, named by the address after a redirect; only the given names are believed. */
export function doneNotice(exchange: Exchange, names: readonly string[]): Notice | null {
  const done = names.find((name) => name === queryField(exchange.request, "done"));
  return done ? { tone: "done", text: frameOf(exchange).t(`done.${done}`) } : null;
}
