import type { FastifyError } from "fastify";
import { AppError } from "../errors.ts";
import { backToForm } from "./back-to-form.tsx";
import { type Exchange, frameOf, sendPage } from "./exchange.ts";
import { keptFormOf } from "./kept-form.ts";
import { SignInPage } from "./pages/sign-in-page.tsx";
import { caseAddress, sendMessage } from "./send-message.tsx";

/** Nobody is signed in: a typed text is shown on the sign-in page and carried through it; anything else goes to sign in. */
export function sendToSignIn(exchange: Exchange) {
  const { request, reply } = exchange;
  const kept = keptFormOf(request);
  const next = request.method === "POST" ? (caseAddress(request.url) ?? "/console/complaints") : request.url;
  if (kept === null) return reply.redirect(`/console/sign-in?next=${encodeURIComponent(next)}`, 303);
  const frame = frameOf(exchange, next);
  const notice = { tone: "problem", text: frame.t("sign-in.expired") } as const;
  return sendPage(reply, 401, <SignInPage frame={frame} login="" next={next} kept={kept} notice={notice} />);
}

/** The form was made for another session (signed out and in again meanwhile): a typed text comes back in a fresh form. */
export function sendStale(exchange: Exchange) {
  const kept = exchange.request.visit ? keptFormOf(exchange.request) : null;
  if (kept === null) return sendMessage(exchange, 403, "stale");
  const notice = { tone: "problem", text: frameOf(exchange).t("stale-draft") } as const;
  return backToForm(exchange, kept, { status: 403, notice });
}

/** Something failed: one calm sentence that says nothing of the inside; the log gets what is needed to find it. */
export function sendFailure(exchange: Exchange, error: FastifyError | AppError) {
  const status = error instanceof AppError ? 500 : (error.statusCode ?? 500);
  if (status >= 500) logFailure(exchange, error);
  if (error instanceof AppError && error.code === "STORAGE_UNAVAILABLE") {
    return sendMessage({ ...exchange, reply: exchange.reply.header("retry-after", "10") }, 503, "unavailable");
  }
  if (status === 413) return sendMessage(exchange, status, "too-large");
  if (status < 500) return sendMessage(exchange, status, "unreadable");
  return sendMessage(exchange, 500, "broken");
}

/** Route pattern, code and stack frames; the address and the error's own words may hold secrets. */
function logFailure({ parts, request }: Exchange, error: Error & { code?: string }): void {
  const stack = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  parts.deps.log.error(
    { route: request.routeOptions.url, code: error.code, stack: stack.slice(0, 12) },
    "request failed",
  );
}
