/**
 * Telegram: updates come in by a webhook or are fetched, become events of the message path, and what is said is drawn as
 * messages with buttons. Private chats only. Nothing here knows the database, decides anything about a conversation, or
 * logs the token or anything that was written. A start needs no network: Telegram may be blocked.
 */
import type { FastifyPluginAsync } from "fastify";
import type { Update } from "telegraf/types";
import { carefully } from "../../conversation/carefully.ts";
import type { Pace, SendingChannel } from "../../conversation/delivery.ts";
import type { Probe } from "../../conversation/probe.ts";
import { type PressCodes, pressCodes } from "../../conversation/screens/press-code.ts";
import { Background } from "./background.ts";
import { botAddress } from "./bot-address.ts";
import { BotApi } from "./bot-api.ts";
import { composeEnvelopes } from "./compose.ts";
import { Polling } from "./polling.ts";
import { ReplyKeyboards } from "./reply-keyboards.ts";
import { payloadSender } from "./send-payload.ts";
import { updateTaker } from "./take-update.ts";
import { channelName, type TelegramDeps } from "./telegram-deps.ts";
import { telegramProbe } from "./webhook-probe.ts";
import { webhookRoute } from "./webhook-route.ts";

/** Messages a chat may get in quick succession. */
const chatBurst = 3;

/** The channel: what sends, the webhook, what looks after it, and its own work from start to close. */
export interface TelegramChannel {
  sending: SendingChannel;
  routes: FastifyPluginAsync;
  probe: Probe;
  /** Address that opens the bot's chat and sends this along; null until the bot's name is known. */
  chatAddress(payload: string): string | null;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** The Telegram channel of one bot. */
export function telegramChannel(deps: TelegramDeps): TelegramChannel {
  const { config, publicUrl, log, tally, soleWork } = deps;
  const api = new BotApi(config);
  const background = new Background();
  const closing = new AbortController();
  const codes = pressCodes(deps.pressKey);
  const take = carefully<Update>({
    channel: channelName,
    called: "an update",
    take: updateTaker({ deps, api, codes, background, closing: closing.signal }),
    keyOf: ({ update_id }) => String(update_id),
    tally,
    log,
  });
  const polling = publicUrl === undefined ? new Polling({ api, soleWork, take, log }) : null;
  return {
    sending: sendingChannel(deps, { api, background, codes, closing: closing.signal }),
    routes: webhookRoute(deps, take),
    probe: telegramProbe(api, publicUrl),
    chatAddress(payload) {
      const name = api.knownUsername;
      // Telegram may not have been reached at the start.
      if (name === undefined) background.run(() => api.username(closing.signal));
      return name === undefined ? null : botAddress(name, payload);
    },
    async start() {
      background.run(() => api.username(closing.signal));
      polling?.start();
    },
    async close() {
      closing.abort();
      await polling?.stop();
      await background.idle();
      api.close();
    },
  };
}

interface SendingSurroundings {
  api: BotApi;
  background: Background;
  codes: PressCodes;
  closing: AbortSignal;
}

function sendingChannel(
  { config, publicUrl, words, log, now }: TelegramDeps,
  { api, background, codes, closing }: SendingSurroundings,
): SendingChannel {
  const keyboards = new ReplyKeyboards();
  const drawing = { words, codes, keyboards, publicUrl };
  const pace: Pace = {
    chat: { perSecond: config.chatPerSecond, burst: chatBurst },
    channel: { perSecond: config.perSecond, burst: config.perSecond },
  };
  return {
    name: channelName,
    pace,
    compose: (to, messages, context) => composeEnvelopes(drawing, to, { messages, context }),
    send: payloadSender({ api, keyboards, background, closing, perSecond: config.perSecond, log, now }),
  };
}
