/** Takes the account's first pair of tokens, or a new one when the old one is lost. */
import type { ZaloConfig } from "../../config.ts";
import type { ChannelSecrets } from "../../conversation/delivery.ts";
import { pairOf, writePair } from "./token-pair.ts";
import { ZaloApi } from "./zalo-api.ts";
import { ZaloApiError, ZaloCallError } from "./zalo-api-error.ts";
import { channelName } from "./zalo-deps.ts";

/** What a person got from Zalo: the code of the consent link, or a pair of the API Explorer. */
export type Given =
  | { is: "code"; code: string; verifier: string | null }
  | { is: "pair"; accessToken: string; refreshToken: string };

/** What logging in needs. */
export interface LogInParts {
  config: ZaloConfig;
  secrets: ChannelSecrets;
  now(): Date;
  fetch?: typeof fetch;
}

/** The account that the tokens belong to, or why they were not taken; a code of Zalo or of the network. */
export type LoggedIn = { is: "done"; name: string } | { is: "refused"; code: string } | { is: "stored"; code: string };

/** An access token of the API Explorer lives 25 hours from when it was made, which we do not know; Zalo tells when it ends. */
const assumedLife = 90_000;

/**
 * Stores the tokens sealed and asks Zalo whose they are. `refused`: nothing was stored. `stored`: they are stored, but the
 * account could not be asked. A running server takes them up by itself.
 */
export async function logIn(parts: LogInParts, given: Given): Promise<LoggedIn> {
  const api = new ZaloApi({ config: parts.config, fetch: parts.fetch ?? fetch });
  try {
    return given.is === "code" ? await withCode(api, parts, given) : await withPair(api, parts, given);
  } catch (error) {
    return { is: "refused", code: codeOf(error) };
  }
}

/** A code works once, so what it gives is stored before anything is asked. */
async function withCode(
  api: ZaloApi,
  { secrets, now }: LogInParts,
  { code, verifier }: Extract<Given, { is: "code" }>,
): Promise<LoggedIn> {
  let token = "";
  await secrets.change(channelName, async () => {
    const grant = await api.exchange(code, verifier);
    token = grant.accessToken;
    return writePair(pairOf(grant, now()));
  });
  try {
    return { is: "done", name: (await api.account(token)).name };
  } catch (error) {
    return { is: "stored", code: codeOf(error) };
  }
}

/** A pair that was mistyped must not take the place of one that works: it is tried first. */
async function withPair(
  api: ZaloApi,
  { secrets, now }: LogInParts,
  { accessToken, refreshToken }: Extract<Given, { is: "pair" }>,
): Promise<LoggedIn> {
  const { name } = await api.account(accessToken);
  const pair = pairOf({ accessToken, refreshToken, expiresIn: assumedLife }, now());
  await secrets.change(channelName, async () => writePair(pair));
  return { is: "done", name };
}

function codeOf(error: unknown): string {
  if (error instanceof ZaloApiError) return String(error.code);
  if (error instanceof ZaloCallError) return error.reason;
  throw error;
}
