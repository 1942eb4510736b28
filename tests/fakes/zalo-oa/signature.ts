import { createHash } from "node:crypto";

/** What the signature of an event covers, in this order. */
export interface Signed {
  appId: string;
  /** The exact text that is sent. */
  rawBody: string;
  /** As in the body. */
  timestamp: string;
  oaSecret: string;
}

/** The signature of an event: plain SHA-256 over the concatenation, not an HMAC; hexadecimal, without `mac=`. */
export function macOf({ appId, rawBody, timestamp, oaSecret }: Signed): string {
  return createHash("sha256").update(`${appId}${rawBody}${timestamp}${oaSecret}`, "utf8").digest("hex");
}

/** The same JSON with every slash and every character beyond ASCII escaped, as PHP and Java libraries write it. */
export function withOddEscapes(json: string): string {
  // Both occur only inside the strings of a JSON text, so replacing them in the whole text is safe.
  return json.replaceAll("/", "\\/").replace(/[\u0080-\uffff]/g, escaped);
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
