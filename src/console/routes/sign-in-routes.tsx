import type { FastifyInstance } from "fastify";
import { backToForm } from "../back-to-form.tsx";
import type { SignInOutcome } from "../counted-tries.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formField, queryField, rawField } from "../form-field.ts";
import { keptFormOf } from "../kept-form.ts";
import { needs } from "../needs.ts";
import { CodePage } from "../pages/code-page.tsx";
import type { Notice } from "../pages/frame.ts";
import { SignInPage } from "../pages/sign-in-page.tsx";
import { pendingLogin, rememberPending } from "../pending-sign-in.ts";
import { safeAddress } from "../safe-address.ts";
import { homeOf } from "../sections.ts";
import type { StaffMember } from "../staff.ts";
import { doneNotice } from "./done-notice.ts";
import { sendSetUp } from "./second-step-routes.tsx";

/** Signing in; a form that carries a draft ends on its case with the text still in place. */
export function signInRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.get("/sign-in", needs("nothing"), async (request, reply) => {
    const next = safeAddress(queryField(request, "next"));
    if (request.visit) return reply.redirect(next, 303);
    const exchange = { parts, request, reply };
    return sendSignIn(exchange, { status: 200, next, notice: doneNotice(exchange, ["password-renewed"]) });
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
    if (!("staff" in outcome)) return sendSignIn(exchange, { ...refusalOf(exchange, outcome, "sign-in"), next });
    if (!outcome.staff.secondStep) return begin(exchange, outcome.staff, next);
    rememberPending(parts, reply, login);
    return sendCode(exchange, { status: 200, next, notice: null });
  });

  app.post("/sign-in/code", needs("nothing"), async (request, reply) => takeCode({ parts, request, reply }));
}

/** The second step, on the browser on which the first was made. */
async function takeCode(exchange: Exchange) {
  const { parts, request, reply } = exchange;
  const next = safeAddress(formField(request, "next"));
  const login = pendingLogin(parts, request);
  if (!parts.guard.fits(request) || login === null) {
    const notice: Notice = { tone: "problem", text: frameOf(exchange).t("sign-in.stale") };
    return sendSignIn(exchange, { status: 403, next, notice });
  }
  const device = parts.visits.knownDevice(request, login);
  const code = formField(request, "code").slice(0, 100);
  const outcome = await parts.signInCode({ login, code, ip: request.ip, device });
  if (!("staff" in outcome)) return sendCode(exchange, { ...refusalOf(exchange, outcome, "code"), next });
  parts.cookies.clear(reply, "pending");
  return begin(exchange, outcome.staff, next);
}

async function begin(exchange: Exchange, staff: StaffMember, next: string) {
  await exchange.parts.visits.begin(exchange.request, exchange.reply, staff);
  return welcome(exchange, next);
}

async function welcome(exchange: Exchange, next: string) {
  const kept = keptFormOf(exchange.request);
  const me = exchange.request.visit?.staff;
  // Who has no queue, or a second step to set up, begins elsewhere.
  const first = me?.mustSetUp || next === safeAddress("") ? homeOf(me) : next;
  if (kept === null) return exchange.reply.redirect(first, 303);
  if (me?.mustSetUp) return sendSetUp(exchange, { status: 200, notice: null });
  const notice: Notice = { tone: "done", text: frameOf(exchange).t("sign-in.draft-back") };
  return backToForm(exchange, kept, { status: 200, notice });
}

/** Why a try was refused, of a password ("sign-in") or a code ("code"). */
function refusalOf(exchange: Exchange, outcome: Exclude<SignInOutcome, { staff: unknown }>, what: "sign-in" | "code") {
  const { t } = frameOf(exchange);
  if ("refused" in outcome) {
    const notice: Notice = { tone: "problem", text: t(`${what}.refused`) };
    return { status: 401, notice };
  }
  exchange.reply.header("retry-after", Math.ceil(outcome.waitMs / 1000));
  const notice: Notice = { tone: "problem", text: t("sign-in.wait", { minutes: Math.ceil(outcome.waitMs / 60_000) }) };
  return { status: 429, notice };
}

function sendCode(exchange: Exchange, shown: { status: number; next: string; notice: Notice | null }) {
  const frame = frameOf(exchange, "/console/sign-in");
  const { status, ...rest } = shown;
  return sendPage(exchange.reply, status, <CodePage frame={frame} kept={keptFormOf(exchange.request)} {...rest} />);
}

function sendSignIn(exchange: Exchange, shown: { status: number; next: string; notice: Notice | null }) {
  const { request, reply } = exchange;
  const frame = frameOf(exchange, `/console/sign-in?next=${encodeURIComponent(shown.next)}`);
  const login = request.method === "POST" ? formField(request, "login") : "";
  const kept = request.method === "POST" ? keptFormOf(request) : null;
  return sendPage(
    reply,
    shown.status,
    <SignInPage frame={frame} login={login} next={shown.next} kept={kept} notice={shown.notice} />,
  );
}
