import type { Envelope, Recipient, SendOutcome } from "../../conversation/delivery.ts";
import { type Payload, type PicturePayload, payloadOf, type TextPayload } from "./payload.ts";
import { RatePause } from "./rate-pause.ts";
import { outcomeOf } from "./send-outcome.ts";
import type { SentMessages } from "./sent-messages.ts";
import type { Uploads } from "./uploads.ts";
import type { WithToken } from "./with-token.ts";
import type { ZaloApi, ZaloMessage } from "./zalo-api.ts";
import { ZaloApiError } from "./zalo-api-error.ts";
import { channelName, type ZaloLog } from "./zalo-deps.ts";

/** What sending needs. */
export interface SendingParts {
  api: ZaloApi;
  withToken: WithToken;
  uploads: Uploads;
  sent: SentMessages;
  log: ZaloLog;
  now(): Date;
  randomBytes(size: number): Uint8Array;
}

/** Makes one call to Zalo. Never throws for what Zalo, the network or the database does. */
export function payloadSender(parts: SendingParts): (to: Recipient, envelope: Envelope) => Promise<SendOutcome> {
  const pause = new RatePause(parts.randomBytes);
  return async ({ address }, envelope) => {
    const payload = payloadOf(envelope);
    try {
      await sendPayload(parts, address, payload);
      pause.reset();
      return { is: "sent" };
    } catch (error) {
      const outcome = outcomeOf(error, { now: parts.now(), pauseMs: () => pause.next() });
      return payload.kind === "picture" ? withoutPicture(outcome, parts.log) : outcome;
    }
  };
}

async function sendPayload(parts: SendingParts, address: string, payload: Payload): Promise<void> {
  if (payload.kind === "text") return send(parts, address, textMessage(payload));
  try {
    await sendPicture(parts, address, payload);
  } catch (error) {
    if (!(error instanceof ZaloApiError && error.kind === "upload-expired")) throw error;
    parts.uploads.forget(payload);
    await sendPicture(parts, address, payload);
  }
}

async function sendPicture(parts: SendingParts, address: string, picture: PicturePayload): Promise<void> {
  const attachment_id = await parts.uploads.idOf(picture);
  const elements: [{ media_type: "image"; attachment_id: string }] = [{ media_type: "image", attachment_id }];
  const payload = { template_type: "media" as const, elements };
  await send(parts, address, { text: picture.caption, attachment: { type: "template", payload } });
}

function textMessage({ text, buttons }: TextPayload): ZaloMessage {
  return { text, ...(buttons.length > 0 ? { attachment: { type: "template", payload: { buttons } } } : {}) };
}

async function send({ api, withToken, sent }: SendingParts, address: string, message: ZaloMessage): Promise<void> {
  const id = await withToken((token) => api.sendMessage(token, address, message));
  if (id !== undefined) sent.add(id);
}

/**
 * The picture only repeats what the next message says in words, so that message never waits for it longer than for
 * itself: a picture that Zalo does not take now is left out.
 */
function withoutPicture(outcome: SendOutcome, log: ZaloLog): SendOutcome {
  const isOfPicture = outcome.is === "refused" || outcome.is === "not-yet" || outcome.is === "uncertain";
  if (!isOfPicture && !(outcome.is === "failed" && outcome.scope === "message")) return outcome;
  log.warn({ channel: channelName, code: outcome.code }, "a picture was left out");
  return { is: "sent" };
}
