import { createHash } from "node:crypto";
import { sameText } from "../../conversation/same-text.ts";

/** What the signature of an event covers, in this order. */
export interface Signed {
  /** From the settings, never from the body. */
  appId: string;
  /** The exact bytes that came: the same JSON written anew would differ. */
  body: Uint8Array;
  /** As it stands in the body. */
  timestamp: string;
  oaSecret: string;
}

/** The signature of an event: SHA-256 over the concatenation, not an HMAC, as Zalo defines it; 64 hexadecimal digits. */
export function macOf({ appId, body, timestamp, oaSecret }: Signed): string {
  return createHash("sha256")
    .update(appId, "utf8")
    .update(body)
    .update(timestamp, "utf8")
    .update(oaSecret, "utf8")
    .digest("hex");
}

/** The digits of the header X-ZEvent-Signature ("mac=<hex>"), or null when it has another form. */
export function macIn(header: unknown): string | null {
  const [, mac] = typeof header === "string" ? (/^\s*mac=([0-9a-f]{64})\s*$/i.exec(header) ?? []) : [];
  return mac?.toLowerCase() ?? null;
}

/** Whether the event carries this signature. */
export function isSignedWith(mac: string, signed: Signed): boolean {
  return sameText(mac, macOf(signed));
}
