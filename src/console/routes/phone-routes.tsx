import type { FastifyInstance } from "fastify";
import { codeLength, codeLetters, shownCode } from "../../complaints/phone-command.ts";
import { codeMinutes } from "../../complaints/phone-links.ts";
import { whoActs } from "../actor.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formField } from "../form-field.ts";
import { needs } from "../needs.ts";
import type { Notice } from "../pages/frame.ts";
import { PhonePage } from "../pages/phone-page.tsx";
import { sendMessage } from "../send-message.tsx";
import { doneNotice } from "./done-notice.ts";

type ForLink = { Params: { id: string } };

const home = "/console/phone";

/** Work from the phone: one's linked chats, a code for a new one, confirming and unlinking them. */
export function phoneRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const { phoneLinks } = parts.deps;
  app.get("/phone", needs("queue.read"), async (request, reply) => {
    const exchange = { parts, request, reply };
    return sendPhone(exchange, {
      notice: doneNotice(exchange, ["phone-confirmed", "phone-unlinked", "phone-saved"]),
    });
  });

  app.post("/phone/code", needs("queue.read"), async (request, reply) => {
    const code = newCode(parts);
    const expires = new Date(parts.deps.now().getTime() + codeMinutes * 60_000);
    await phoneLinks.newCode(whoActs(request).id, code, expires.toISOString());
    return sendPhone({ parts, request, reply }, { notice: null, code: shownCode(code) });
  });

  app.post<ForLink>("/phone/:id/confirm", needs("queue.read"), async (request, reply) => {
    const done = await phoneLinks.confirm({ staffId: whoActs(request).id }, request.params.id);
    return done ? reply.redirect(`${home}?done=phone-confirmed`, 303) : reply.redirect(home, 303);
  });

  app.post<ForLink>("/phone/:id/unlink", needs("queue.read"), async (request, reply) => {
    const me = whoActs(request).id;
    await phoneLinks.unlink({ staffId: me }, me, request.params.id);
    return reply.redirect(`${home}?done=phone-unlinked`, 303);
  });

  app.post<ForLink>("/phone/:id/settings", needs("queue.read"), async (request, reply) =>
    saveSettings({ parts, request, reply }, request.params.id),
  );

  // Somebody else's lost phone.
  app.post<ForLink>("/people/:id/phone/unlink", needs("people.manage"), async (request, reply) => {
    const person = (await parts.deps.staff.list()).find(({ id }) => id === request.params.id);
    if (!person) return sendMessage({ parts, request, reply }, 404, "not-found");
    await phoneLinks.unlink({ staffId: whoActs(request).id }, person.id);
    return reply.redirect(`/console/people/${person.id}?done=phone-unlinked`, 303);
  });
}

/** Letters by chance, all equally likely: bytes that would favour the first ones are passed over. */
function newCode({ deps }: ConsoleParts): string {
  const fair = 256 - (256 % codeLetters.length);
  let code = "";
  while (code.length < codeLength) {
    for (const byte of deps.randomBytes(16)) if (byte < fair) code += codeLetters[byte % codeLetters.length];
  }
  return code.slice(0, codeLength);
}

async function saveSettings(exchange: Exchange, linkId: string) {
  const { parts, request, reply } = exchange;
  const [from, until] = [formField(request, "from"), formField(request, "until")];
  if (![from, until].every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time))) {
    const text = frameOf(exchange).t("phone.bad-time");
    return sendPhone(exchange, { status: 422, notice: { tone: "problem", text } });
  }
  const digest = formField(request, "digest") !== "";
  await parts.deps.phoneLinks.set(whoActs(request).id, linkId, { quiet: { from, until }, digest });
  return reply.redirect(`${home}?done=phone-saved`, 303);
}

async function sendPhone(
  exchange: Exchange,
  { status = 200, notice, code = null }: { status?: number; notice: Notice | null; code?: string | null },
) {
  const { parts, request, reply } = exchange;
  const links = await parts.deps.phoneLinks.list(whoActs(request).id);
  const props = { frame: frameOf(exchange, home), links, code, notice, channels: parts.deps.phoneChannels };
  return sendPage(reply, status, <PhonePage {...props} />);
}
