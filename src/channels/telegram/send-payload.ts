/** Makes the calls that bring a message to a chat, and says what became of them. Never throws. */
import type { Envelope, Recipient, SendOutcome } from "../../conversation/delivery.ts";
import { TokenBuckets } from "../../conversation/token-buckets.ts";
import type { Background } from "./background.ts";
import type { BotApi } from "./bot-api.ts";
import { callFailure } from "./call-failure.ts";
import type { Payload, PicturePayload, TextPayload } from "./payload.ts";
import type { ReplyKeyboards } from "./reply-keyboards.ts";
import { Floods, outcomeOf } from "./send-outcome.ts";
import { channelName, type TelegramLog } from "./telegram-deps.ts";

/** Share of the channel's pace that taking old buttons away may use. */
const shareForTidying = 0.2;
/** How long nothing is tidied after Telegram asked to slow down. */
const calmMs = 30_000;
/** Links are not shown as previews. */
const link_preview_options = { is_disabled: true };

/** What sending needs. */
export interface SendingParts {
  api: BotApi;
  keyboards: ReplyKeyboards;
  background: Background;
  /** Aborts when the channel closes: then nothing is tidied any more. */
  closing: AbortSignal;
  perSecond: number;
  log: TelegramLog;
  now(): Date;
}

/** Sends one envelope of this channel. */
export function payloadSender(parts: SendingParts): (to: Recipient, envelope: Envelope) => Promise<SendOutcome> {
  const floods = new Floods();
  const perMinute = parts.perSecond * 60 * shareForTidying;
  const pace = new TokenBuckets(perMinute, Math.max(1, perMinute / 60));
  const mayTidy = () => !floods.recent(parts.now().getTime(), calmMs) && pace.take("", parts.now()) === 0;
  return async ({ address }, envelope) => {
    // Composed by this channel, in compose.ts.
    const payload = envelope.payload as Payload;
    const outcome = (error: unknown): SendOutcome =>
      outcomeOf(callFailure(error).failure, () => floods.scope(address, parts.now().getTime()));
    if (payload.kind === "picture")
      return sendPicture(parts, address, payload).catch((error) => added(parts, outcome(error)));
    try {
      await sendText(parts, address, payload);
    } catch (error) {
      return outcome(error);
    }
    const { ends } = payload;
    if (ends !== undefined && mayTidy()) parts.background.run(() => endButtons(parts, address, ends));
    return { is: "sent" };
  };
}

async function sendPicture({ api }: SendingParts, chat: string, picture: PicturePayload): Promise<SendOutcome> {
  const { png, filename, caption, keyboard } = picture;
  const photo = { parameter: "photo", name: filename, type: "image/png", bytes: png } as const;
  await api.upload("sendPhoto", { chat_id: chat, caption, ...(keyboard ? { reply_markup: keyboard } : {}) }, photo);
  return { is: "sent" };
}

/** A picture never keeps back the text that says the same: what cannot be sent for certain is left out. */
function added({ log }: SendingParts, outcome: SendOutcome): SendOutcome {
  if (outcome.is !== "refused" && outcome.is !== "uncertain") return outcome;
  log.warn({ channel: channelName, code: outcome.code }, "a picture was left out; its text is sent");
  return { is: "sent" };
}

async function sendText(parts: SendingParts, chat: string, payload: TextPayload): Promise<void> {
  if (payload.replaces !== undefined && (await edited(parts, chat, payload))) return;
  const { keyboard } = payload;
  await readable(payload, ({ text, parse_mode }) =>
    // What is undefined is not sent: the keys are always the same.
    parts.api.tell("sendMessage", { chat_id: chat, text, parse_mode, link_preview_options, reply_markup: keyboard }),
  );
  remember(parts.keyboards, chat, payload);
}

/** Puts the text in the place of an earlier message; false when that cannot be edited any more. */
async function edited({ api }: SendingParts, chat: string, payload: TextPayload): Promise<boolean> {
  try {
    await readable(payload, (text) =>
      api.tell("editMessageText", {
        chat_id: chat,
        message_id: payload.replaces,
        ...text,
        link_preview_options,
        ...(payload.keyboard && "inline_keyboard" in payload.keyboard ? { reply_markup: payload.keyboard } : {}),
      }),
    );
    return true;
  } catch (error) {
    const { failure } = callFailure(error);
    if (failure.is === "refused" && failure.why === "cannot-edit") return false;
    throw error;
  }
}

type Text = { text: string; parse_mode?: "HTML" };

/** Sends with looks, and plain when Telegram does not read the HTML: a message must never be lost by its looks. */
async function readable({ html, plain }: TextPayload, send: (text: Text) => Promise<unknown>): Promise<void> {
  try {
    await send({ text: html, parse_mode: "HTML" });
  } catch (error) {
    const { failure } = callFailure(error);
    if (failure.is !== "refused" || failure.why !== "cannot-parse") throw error;
    await send({ text: plain });
  }
}

function remember(keyboards: ReplyKeyboards, chat: string, { keyboard }: TextPayload): void {
  if (!keyboard) return;
  if ("keyboard" in keyboard) keyboards.shown(chat);
  if ("remove_keyboard" in keyboard) keyboards.removed(chat);
}

function endButtons({ api, closing }: SendingParts, chat: string, message: number): Promise<unknown> {
  return api.tell("editMessageReplyMarkup", { chat_id: chat, message_id: message }, { signal: closing });
}
