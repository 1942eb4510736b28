import type { FastifyInstance, FastifyRequest } from "fastify";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formField, rawField } from "../form-field.ts";
import { needs } from "../needs.ts";
import { type InvitationErrors, InvitationPage } from "../pages/invitation-page.tsx";
import { hashPassword, passwordProblem } from "../passwords.ts";
import { sendStale } from "../refusals.tsx";
import { homeOf } from "../sections.ts";
import { sendMessage } from "../send-message.tsx";
import type { Invited } from "../staff.ts";
import { hashToken } from "../tokens.ts";

interface Form {
  login: string;
  name: string;
  password: string;
  again: string;
}

/** The one-time link: its form, and the account made from it, signed in at once. Never logged: the address is the secret. */
export function invitationRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.get<{ Params: { token: string } }>("/invitations/:token", needs("nothing"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const invited = await invitedTo(parts, request.params.token);
    if (invited === null) return sendMessage(exchange, 404, "invitation-dead");
    return sendForm(exchange, invited, { form: { login: "", name: "", password: "", again: "" }, errors: {} });
  });

  app.post<{ Params: { token: string } }>("/invitations/:token", needs("nothing"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const invited = await invitedTo(parts, request.params.token);
    if (invited === null) return sendMessage(exchange, 404, "invitation-dead");
    if (!parts.guard.fits(request)) return sendStale(exchange);
    const form = formOf(request);
    const { t } = frameOf(exchange);
    const errors =
      invited.renews === null ? mistakes(form, t) : passwordMistakes({ ...form, login: invited.renews }, t);
    if (Object.keys(errors).length > 0) return sendForm(exchange, invited, { form, errors });
    const { token } = request.params;
    return invited.renews === null ? accept(exchange, invited, { form, token }) : renew(exchange, form, token);
  });
}

async function invitedTo({ deps }: ConsoleParts, token: string): Promise<Invited | null> {
  const invitation = await deps.staff.invitation(hashToken(token));
  if (invitation === null || Date.parse(invitation.expiresAt) <= deps.now().getTime()) return null;
  return invitation;
}

function formOf(request: FastifyRequest): Form {
  return {
    login: formField(request, "login").toLowerCase(),
    name: formField(request, "name").replace(/\s+/g, " "),
    password: rawField(request, "password"),
    again: rawField(request, "again"),
  };
}

function mistakes(form: Form, t: (key: string) => string): InvitationErrors {
  const { login, name } = form;
  const errors: InvitationErrors = {};
  if (name === "" || name.length > 80) errors.name = t("invitation.errors.name");
  if (!/^[a-z0-9][a-z0-9._-]{2,31}$/.test(login)) errors.login = t("invitation.errors.login");
  return { ...errors, ...passwordMistakes(form, t) };
}

function passwordMistakes({ login, password, again }: Form, t: (key: string) => string): InvitationErrors {
  const errors: InvitationErrors = {};
  const problem = passwordProblem(password, login);
  if (problem) errors.password = t(`invitation.errors.${problem}`);
  else if (password !== again) errors.again = t("invitation.errors.again");
  return errors;
}

async function accept(exchange: Exchange, invited: Invited, { form, token }: { form: Form; token: string }) {
  const { parts, request, reply } = exchange;
  const { login, name, password } = form;
  const made = await parts.deps.staff.accept(hashToken(token), {
    login,
    name,
    passwordHash: await hashPassword(password),
  });
  if (made === null) return sendMessage(exchange, 404, "invitation-dead");
  if (made === "login-taken") {
    return sendForm(exchange, invited, {
      form,
      errors: { login: frameOf(exchange).t("invitation.errors.login-taken") },
    });
  }
  await parts.visits.begin(request, reply, made);
  return reply.redirect(homeOf(request.visit?.staff), 303);
}

/** A new password for an account that is there; nobody is signed in by it, because the second step may still be asked. */
async function renew(exchange: Exchange, { password }: Form, token: string) {
  const renewed = await exchange.parts.deps.staff.renew(hashToken(token), await hashPassword(password));
  if (renewed === null) return sendMessage(exchange, 404, "invitation-dead");
  return exchange.reply.redirect("/console/sign-in?done=password-renewed", 303);
}

function sendForm(exchange: Exchange, invited: Invited, shown: { form: Form; errors: InvitationErrors }) {
  const path = exchange.request.url.split("?")[0] ?? "";
  const { form, errors } = shown;
  return sendPage(
    exchange.reply,
    Object.keys(errors).length > 0 ? 422 : 200,
    <InvitationPage
      frame={frameOf(exchange, path)}
      path={path}
      invited={invited}
      login={form.login}
      name={form.name}
      errors={errors}
    />,
  );
}
