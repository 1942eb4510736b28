import type { Envelope } from "../../conversation/delivery.ts";
import type { ZaloButton } from "./zalo-api.ts";

/** A text, with buttons under it where there are any. */
export interface TextPayload {
  kind: "text";
  text: string;
  buttons: ZaloButton[];
}

/** A picture with words under it. It only repeats what a text says. */
export interface PicturePayload {
  kind: "picture";
  png: Uint8Array<ArrayBuffer>;
  name: string;
  caption: string;
}

/** What one call to Zalo sends. */
export type Payload = TextPayload | PicturePayload;

/** What is in an envelope of this channel. */
export function payloadOf(envelope: Envelope): Payload {
  // Envelopes of this channel are made by composeEnvelopes() only, and come back as they were made.
  return envelope.payload as Payload;
}
