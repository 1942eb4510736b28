import type { FastifyInstance } from "fastify";
import { whoActs } from "../actor.ts";
import { backToForm } from "../back-to-form.tsx";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formField, rawField } from "../form-field.ts";
import { keptFormOf } from "../kept-form.ts";
import { needs } from "../needs.ts";
import { ownPassword } from "../own-password.ts";
import type { Notice } from "../pages/frame.ts";
import { RecoveryCodesPage, SecondStepPage, SetUpPage } from "../pages/second-step-pages.tsx";
import {
  halfMinuteOf,
  newRecoveryCodes,
  newSecret,
  readSecret,
  recoveryHash,
  secretAddress,
  typedSecret,
} from "../second-step.ts";
import { homeOf } from "../sections.ts";
import { sameSecret } from "../tokens.ts";

const here = "/console/me/second-step";

/** Setting up the app that gives codes for the second step of signing in. */
export function secondStepRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.get("/me/second-step", needs("signed-in"), async (request, reply) => {
    const exchange = { parts, request, reply };
    if (!whoActs(request).secondStep) return sendSetUp(exchange, { status: 200, notice: null });
    return sendPage(reply, 200, <SecondStepPage frame={frameOf(exchange)} notice={null} />);
  });

  app.post("/me/second-step", needs("signed-in"), async (request, reply) => confirm({ parts, request, reply }));

  // What was typed before the step had to be set up, from the page of the recovery codes.
  app.post("/me/kept", needs("signed-in"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const kept = keptFormOf(request);
    if (kept === null) return reply.redirect(homeOf(whoActs(request)), 303);
    const notice: Notice = { tone: "done", text: frameOf(exchange).t("sign-in.draft-back") };
    return backToForm(exchange, kept, { status: 200, notice });
  });

  app.post("/me/second-step/replace", needs("signed-in"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const known = await ownPassword(exchange, whoActs(request), rawField(request, "password"));
    if (known === "fits") return sendSetUp(exchange, { status: 200, notice: null });
    const notice = problem(exchange, `me.password-${known}`);
    return sendPage(
      reply,
      known === "wait" ? 429 : 422,
      <SecondStepPage frame={frameOf(exchange, here)} notice={notice} />,
    );
  });
}

/** What is signed, so that only a secret which this session was shown is taken. */
function shownText({ request }: Exchange, typed: string): string {
  return `console-second-step:${request.visit?.sessionHash ?? ""}:${typed}`;
}

async function confirm(exchange: Exchange) {
  const { parts, request } = exchange;
  const { now, sign } = parts.deps;
  const typed = formField(request, "secret");
  const secret = readSecret(typed);
  const shown = sameSecret(formField(request, "proof"), sign(shownText(exchange, typed)));
  if (secret === null || !shown) {
    // A session that was not asked for the password may not replace a step that is there.
    if (whoActs(request).secondStep) return exchange.reply.redirect(here, 303);
    return sendSetUp(exchange, { status: 422, notice: problem(exchange, "second-step.anew") });
  }
  const used = halfMinuteOf(secret, formField(request, "code"), now());
  if (used === null)
    return sendSetUp(exchange, { status: 422, notice: problem(exchange, "second-step.wrong"), secret });
  return keep(exchange, { secret, used });
}

/** Keeps the step, ends all other sessions, and shows the codes for a lost phone this once. */
async function keep(exchange: Exchange, step: { secret: Uint8Array; used: number }) {
  const { parts, request, reply } = exchange;
  const { staff, randomBytes } = parts.deps;
  const codes = newRecoveryCodes(randomBytes);
  const me = whoActs(request);
  const sessionHash = request.visit?.sessionHash ?? "";
  await staff.setSecondStep(me.id, { ...step, recovery: codes.flatMap((code) => recoveryHash(code) ?? []) });
  await staff.endSessions(me.id, { exceptHash: sessionHash });
  request.visit = { staff: parts.visits.entitled({ ...me, secondStep: true }), sessionHash };
  return sendPage(
    reply,
    200,
    <RecoveryCodesPage frame={frameOf(exchange, here)} codes={codes} kept={keptFormOf(request)} />,
  );
}

function problem(exchange: Exchange, key: string): Notice {
  return { tone: "problem", text: frameOf(exchange).t(key) };
}

/** The page on which the step is set up, with what was typed before it had to be. */
export function sendSetUp(exchange: Exchange, shown: { status: number; notice: Notice | null; secret?: Uint8Array }) {
  const { parts, request, reply } = exchange;
  const secret = shown.secret ?? newSecret(parts.deps.randomBytes);
  const typed = typedSecret(secret);
  const frame = frameOf(exchange, here);
  const address = secretAddress(secret, { issuer: frame.t("brand"), login: whoActs(request).login });
  const proof = parts.deps.sign(shownText(exchange, typed));
  return sendPage(
    reply,
    shown.status,
    <SetUpPage {...{ frame, typed, proof, address }} notice={shown.notice} kept={keptFormOf(request)} />,
  );
}
