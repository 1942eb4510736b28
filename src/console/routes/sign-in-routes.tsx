import type { FastifyInstance } from "fastify";
import { draftOf } from "../draft.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formField, queryField, rawField } from "../form-field.ts";
import type { Notice } from "../pages/frame.ts";
import { SignInPage } from "../pages/sign-in-page.tsx";
import { safeAddress } from "../safe-address.ts";
import { showCase } from "../show-case.tsx";
import type { SignInOutcome } from "../sign-in.ts";
import { needs } from "../needs.ts";

/** Signing in; a form that carries a draft ends on its case with the text still in place. */
export function signInRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.get("/sign-in", needs("nothing"), async (request, reply) => {
    const next = safeAddress(queryField(request, "next"));
    if (request.visit) return reply.redirect(next, 303);
    return sendSignIn({ parts, request, reply }, { status: 200, next, notice: null });
  });

  app.post("/sign-in", needs("nothing"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const next = safeAddress(formField(request, "next"));
    if (!parts.guard.fits(request)) {
      const notice: Notice = { tone: "problem", text: frameOf(exchange).t("sign-in.stale") };
      return sendSignIn(exchange, { status: 403, next, notice });
    }
    const login = formField(request, "login").toLowerCase();
    const device = parts.visits.knownDevice(request, login);
    const password = rawField(request, "password").slice(0, 1_000);
    const outcome = await parts.signIn({ login: login.slice(0, 200), password, ip: request.ip, device });
    if (!("staff" in outcome)) return sendRefusal(exchange, outcome, next);
    await parts.visits.begin(request, reply, outcome.staff);
    return welcome(exchange, next);
  });
}

async function welcome(exchange: Exchange, next: string) {
  const draft = draftOf(exchange.request);
  if (draft === null) return exchange.reply.redirect(next, 303);
  const notice: Notice = { tone: "done", text: frameOf(exchange).t("sign-in.draft-back") };
  return showCase(exchange, { id: draft.caseId, status: 200, draft, notice });
}

function sendRefusal(exchange: Exchange, outcome: Exclude<SignInOutcome, { staff: unknown }>, next: string) {
  const { t } = frameOf(exchange);
  if ("refused" in outcome) {
    const notice: Notice = { tone: "problem", text: t("sign-in.refused") };
    return sendSignIn(exchange, { status: 401, next, notice });
  }
  exchange.reply.header("retry-after", Math.ceil(outcome.waitMs / 1000));
  const notice: Notice = { tone: "problem", text: t("sign-in.wait", { minutes: Math.ceil(outcome.waitMs / 60_000) }) };
  return sendSignIn(exchange, { status: 429, next, notice });
}

function sendSignIn(exchange: Exchange, shown: { status: number; next: string; notice: Notice | null }) {
  const { request, reply } = exchange;
  const frame = frameOf(exchange, `/console/sign-in?next=${encodeURIComponent(shown.next)}`);
  const login = request.method === "POST" ? formField(request, "login") : "";
  const draft = request.method === "POST" ? draftOf(request) : null;
  return sendPage(
    reply,
    shown.status,
    <SignInPage frame={frame} login={login} next={shown.next} draft={draft} notice={shown.notice} />,
  );
}
