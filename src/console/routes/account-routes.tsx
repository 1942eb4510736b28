import type { FastifyInstance } from "fastify";
import { whoActs } from "../actor.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { rawField } from "../form-field.ts";
import { needs } from "../needs.ts";
import { ownPassword } from "../own-password.ts";
import { AccountPage, type PasswordErrors } from "../pages/account-page.tsx";
import type { Notice } from "../pages/frame.ts";
import { hashPassword, passwordProblem } from "../passwords.ts";
import { doneNotice } from "./done-notice.ts";

const home = "/console/me";

/** One's own account: browsers one is signed in with, password, second step. */
export function accountRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.get("/me", needs("signed-in"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const notice = doneNotice(exchange, ["session-ended", "sessions-ended", "password-set"]);
    return sendAccount(exchange, { status: 200, notice });
  });

  app.post<{ Params: { id: string } }>("/me/sessions/:id/end", needs("signed-in"), async (request, reply) => {
    await parts.deps.staff.endSessions(whoActs(request).id, { id: request.params.id });
    return reply.redirect(`${home}?done=session-ended`, 303);
  });

  app.post("/me/sessions/end", needs("signed-in"), async (request, reply) => {
    await parts.deps.staff.endSessions(whoActs(request).id, { exceptHash: request.visit?.sessionHash ?? "" });
    return reply.redirect(`${home}?done=sessions-ended`, 303);
  });

  app.post("/me/password", needs("signed-in"), async (request, reply) => setPassword({ parts, request, reply }));
}

async function setPassword(exchange: Exchange) {
  const { parts, request, reply } = exchange;
  const { t } = frameOf(exchange);
  const me = whoActs(request);
  const [password, again] = [rawField(request, "password"), rawField(request, "again")];
  const errors: PasswordErrors = {};
  const problem = passwordProblem(password, me.login);
  if (problem) errors.password = t(`invitation.errors.${problem}`);
  else if (password !== again) errors.again = t("invitation.errors.again");
  const known = await ownPassword(exchange, me, rawField(request, "now").slice(0, 1_000));
  if (known !== "fits") errors.now = t(`me.password-${known}`);
  if (Object.keys(errors).length > 0) {
    const details = Object.entries(errors).map(([target, text]) => ({ target, text }));
    return sendAccount(exchange, { status: 422, errors, notice: { tone: "problem", text: t("me.mend"), details } });
  }
  await parts.deps.staff.setPassword(me.id, await hashPassword(password), request.visit?.sessionHash ?? "");
  return reply.redirect(`${home}?done=password-set`, 303);
}

async function sendAccount(
  exchange: Exchange,
  { status, notice, errors = {} }: { status: number; notice: Notice | null; errors?: PasswordErrors },
) {
  const { parts, request, reply } = exchange;
  const me = whoActs(request);
  const sessions = await parts.deps.staff.sessions(me.id, {
    hash: request.visit?.sessionHash ?? "",
    activeSince: parts.visits.activeSince(),
  });
  const frame = frameOf(exchange, home);
  const { places } = parts.deps;
  return sendPage(reply, status, <AccountPage {...{ frame, me, sessions, places, notice, errors }} />);
}
