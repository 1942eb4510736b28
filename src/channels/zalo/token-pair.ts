import { z } from "zod";
import type { Grant } from "./zalo-api.ts";

const schema = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1),
  /** ISO instant at which the access token ends. */
  expiresAt: z.iso.datetime(),
  /** ISO instant at which Zalo handed the pair out. */
  rotatedAt: z.iso.datetime(),
  /** Why it will not be renewed any more: Zalo's code, or "unclear" when no answer came. A person must log in again. */
  refused: z.string().optional(),
});

/** The account's pair of tokens as it is stored, sealed. */
export type TokenPair = z.infer<typeof schema>;

/** The pair in a stored secret, or null when there is none that can be read. */
export function readPair(secret: string | null): TokenPair | null {
  if (secret === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(secret));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The text under which a pair is stored. */
export function writePair(pair: TokenPair): string {
  return JSON.stringify(pair);
}

/** The pair that Zalo handed out just now. */
export function pairOf({ accessToken, refreshToken, expiresIn }: Grant, now: Date): TokenPair {
  const expiresAt = new Date(now.getTime() + expiresIn * 1000).toISOString();
  return { accessToken, refreshToken, expiresAt, rotatedAt: now.toISOString() };
}
