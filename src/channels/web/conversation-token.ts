import { sameText } from "../../conversation/same-text.ts";

/** Signs data for one purpose, as base64url; the key never leaves the program's key ring. */
export type Sign = (purpose: string, data: string) => string;

/** What a browser holds of a conversation, and the name under which the message path knows it. */
export interface OpenedConversation {
  /** `1.<id>.<signature>`; whoever has it is the person. */
  token: string;
  /** The random id inside the token. */
  address: string;
}

const version = "1";
/** Characters of base64url that carry at least 128 bits. */
const idLength = 22;

/**
 * The conversation that belongs to a seed of at least 128 random bits. The same seed gives the same conversation, so a
 * repeated request (a lost answer, a double submit, a puzzle solved twice) never opens a second one, and nothing is stored.
 */
export function openConversation(sign: Sign, seed: string): OpenedConversation {
  const address = sign("web-conversation", seed).slice(0, idLength);
  return { token: `${version}.${address}.${sign("web-token", address)}`, address };
}

/** The address inside a token, or null when this server never gave it out. */
export function addressOf(sign: Sign, token: string): string | null {
  const [tokenVersion, address, signature, rest] = token.split(".");
  if (tokenVersion !== version || !address || !signature || rest !== undefined) return null;
  if (!/^[A-Za-z0-9_-]{22}$/.test(address)) return null;
  return sameText(signature, sign("web-token", address)) ? address : null;
}
