/**
 * Zalo: events come in by the webhook, become events of the message path, and what is said is drawn as messages of the
 * Official Account with buttons. Nothing here knows the database, decides anything about a conversation, or logs a token
 * or anything that was written. A start needs no network: tokens are looked after in the background.
 */
import type { FastifyPluginAsync } from "fastify";
import type { SendingChannel } from "../../conversation/delivery.ts";
import type { Probe } from "../../conversation/probe.ts";
import { type PressCodes, pressCodes } from "../../conversation/screens/press-code.ts";
import { AccountNames } from "./account-names.ts";
import { composeEnvelopes } from "./compose.ts";
import { ReplyWindow } from "./reply-window.ts";
import { payloadSender } from "./send-payload.ts";
import { SentMessages } from "./sent-messages.ts";
import { eventTaker } from "./take-event.ts";
import { Tokens } from "./tokens.ts";
import { Uploads } from "./uploads.ts";
import { webhookRoute } from "./webhook-route.ts";
import { withTokenOf } from "./with-token.ts";
import { WorksInTime } from "./works-in-time.ts";
import { ZaloApi } from "./zalo-api.ts";
import { channelName, type ZaloDeps } from "./zalo-deps.ts";
import { zaloProbe } from "./zalo-probe.ts";

/** Messages a second to one person, and at once. */
const chatPace = { perSecond: 10, burst: 20 };

/** The channel: what sends, the webhook, what looks after it, and its own work from start to close. */
export interface ZaloChannel {
  sending: SendingChannel;
  routes: FastifyPluginAsync;
  probe: Probe;
  /** Address that opens the Official Account; null where its id is not set. Zalo sends nothing along. */
  chatAddress(): string | null;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** The Zalo channel of one Official Account. */
export function zaloChannel(deps: ZaloDeps): ZaloChannel {
  const { config, now } = deps;
  const api = new ZaloApi({ config, fetch: deps.fetch ?? fetch });
  const tokens = new Tokens({ ...deps, api });
  const calls = { api, now, withToken: withTokenOf(tokens) };
  const names = new AccountNames(calls);
  const window = new ReplyWindow({ ...calls, paid: config.paid });
  const sent = new SentMessages();
  const codes = pressCodes(deps.pressKey);
  const works = new WorksInTime();
  const closing = new AbortController();
  const take = eventTaker({ deps, codes, sent, names, window, closing: closing.signal });
  return {
    sending: sendingChannel(deps, {
      codes,
      names,
      window,
      send: payloadSender({ ...deps, ...calls, sent, uploads: new Uploads(calls) }),
    }),
    routes: webhookRoute({ deps, works, take }),
    probe: zaloProbe({ ...calls, tokens }),
    chatAddress: () => (config.oaId === undefined ? null : `https://zalo.me/${config.oaId}`),
    async start() {
      tokens.start();
    },
    // What was said is still sent after this; only what comes in ends here.
    async close() {
      closing.abort();
      await works.idle();
      await tokens.close();
    },
  };
}

interface SendingSurroundings {
  codes: PressCodes;
  names: AccountNames;
  window: ReplyWindow;
  send: SendingChannel["send"];
}

function sendingChannel(
  { config, publicUrl, words }: ZaloDeps,
  { codes, names, window, send }: SendingSurroundings,
): SendingChannel {
  const perSecond = config.perMinute / 60;
  return {
    name: channelName,
    pace: { chat: chatPace, channel: { perSecond, burst: Math.max(1, perSecond) } },
    compose: (to, messages) =>
      composeEnvelopes({ words, codes, publicUrl, nameOf: (address) => names.of(address) }, to, messages),
    mayReach: (to) => window.mayReach(to),
    send,
  };
}
