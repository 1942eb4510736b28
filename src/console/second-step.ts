/**
 * The second step of signing in: codes of six digits that an app makes every half minute from a secret it shares with us
 * (TOTP, RFC 6238), and codes on paper for who lost the phone.
 */
import { createHash } from "node:crypto";
import { Secret, TOTP } from "otpauth";

const period = 30;
/** Half minutes by which clocks of phones may differ. */
const drift = 1;
/** Letters and digits of recovery codes that nobody mixes up. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** How many recovery codes somebody is given. */
export const recoveryCount = 10;

/** A new secret, 160 bits as RFC 4226 advises. */
export function newSecret(randomBytes: (size: number) => Uint8Array): Uint8Array {
  return Uint8Array.from(randomBytes(20));
}

/** A secret as it is typed into an app: groups of four letters and digits (base32). */
export function typedSecret(secret: Uint8Array): string {
  return (secretOf(secret).base32.match(/.{1,4}/g) ?? []).join(" ");
}

/** The secret behind what `typedSecret` gave; null for anything else. */
export function readSecret(typed: string): Uint8Array | null {
  const base32 = typed.replace(/\s/g, "");
  return /^[A-Z2-7]{32}$/.test(base32) ? new Uint8Array(Secret.fromBase32(base32).buffer) : null;
}

/** What the app reads from the picture: secret, service and sign-in name. */
export function secretAddress(secret: Uint8Array, { issuer, login }: { issuer: string; login: string }): string {
  return new TOTP({ ...{ issuer, label: login }, period, secret: secretOf(secret) }).toString();
}

/** The number of the half minute whose code this is; null when it is none of about now. */
export function halfMinuteOf(secret: Uint8Array, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = TOTP.validate({ ...{ token, timestamp, period }, secret: secretOf(secret), window: drift });
  return delta === null ? null : TOTP.counter({ period, timestamp }) + delta;
}

/** The code of an app at an instant; for tests and for who plays an app. */
export function codeAt(secret: Uint8Array, now: Date): string {
  return TOTP.generate({ period, secret: secretOf(secret), timestamp: now.getTime() });
}

/** New recovery codes such as "k3mp-x7qd-9wfh": 59 bits each. */
export function newRecoveryCodes(randomBytes: (size: number) => Uint8Array): string[] {
  return Array.from({ length: recoveryCount }, () => {
    const drawn = drawLetters(randomBytes);
    return [drawn.slice(0, 4), drawn.slice(4, 8), drawn.slice(8)].join("-");
  });
}

/** Twelve letters, each as likely as any other. */
function drawLetters(randomBytes: (size: number) => Uint8Array): string {
  const fair = letters.length * Math.floor(256 / letters.length);
  let drawn = "";
  while (drawn.length < 12) {
    for (const byte of randomBytes(24)) {
      if (byte < fair && drawn.length < 12) drawn += letters.charAt(byte % letters.length);
    }
  }
  return drawn;
}

/** Under what a recovery code is kept: its SHA-256, however it is typed. Null for what cannot be one. */
export function recoveryHash(typed: string): string | null {
  const code = typed.toLowerCase().replace(/[\s-]/g, "");
  return /^[a-z2-9]{12}$/.test(code) ? createHash("sha256").update(`recovery:${code}`).digest("base64url") : null;
}

function secretOf(secret: Uint8Array): Secret {
  return new Secret({ buffer: Uint8Array.from(secret).buffer });
}
