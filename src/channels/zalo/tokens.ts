/**
 * The account's pair of tokens. A refresh token works once, so it is used under a lock of the database and by whoever
 * still finds it there; between Zalo's answer and the commit nothing else happens. A pair that Zalo handed out and that
 * could not be stored is kept in memory and stored before anything else. A refusal is final until a person logs in.
 */
import type { ChannelSecrets } from "../../conversation/delivery.ts";
import { pairOf, readPair, type TokenPair, writePair } from "./token-pair.ts";
import type { ZaloApi } from "./zalo-api.ts";
import { NoTokenError, ZaloApiError, ZaloCallError } from "./zalo-api-error.ts";
import { channelName, type ZaloLog } from "./zalo-deps.ts";

/** Age at which a pair is renewed; the access token lives 25 hours. */
const renewAfterMs = 20 * 60 * 60_000;
/** How often the age is looked at. */
const lookEveryMs = 10 * 60_000;
/** Before a renewal ahead of time is tried again that did not get through. */
const pauseMs = 60_000;
/** How long a pair that cannot be used is believed to be the newest; after a login the server finds the new one. */
const believedMs = 2_000;

/** What the tokens need. */
export interface TokenParts {
  secrets: ChannelSecrets;
  api: Pick<ZaloApi, "refresh">;
  log: ZaloLog;
  now(): Date;
}

/** How the pair stands. */
export type TokenState = { is: "none" } | { is: "refused" | "good"; ageSeconds: number };

/** Hands out the access token and renews the pair. */
export class Tokens {
  readonly #parts: TokenParts;
  /** What was read last; null: nothing was there. */
  #pair: TokenPair | null = null;
  #readAt = Number.NEGATIVE_INFINITY;
  /** A pair of Zalo's that is not stored yet, and the access token of the one before. */
  #unsaved: { pair: TokenPair; before: string } | null = null;
  #renewing: { access: string; done: Promise<TokenPair | null> } | null = null;
  #notBefore = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: TokenParts) {
    this.#parts = parts;
  }

  /** Begins to renew the pair ahead of time. A refusal from before this start gets one more chance: settings may be right now. */
  start(): void {
    const quietly = (work: () => Promise<unknown>) => void work().catch(() => undefined);
    quietly(() => this.#firstLook());
    this.#timer = setInterval(() => quietly(() => this.access()), lookEveryMs).unref();
  }

  /** Ends that, after a renewal that is under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#renewing?.done.catch(() => undefined);
  }

  /** The access token, renewed when its time has come. Throws NoTokenError; STORAGE_UNAVAILABLE. */
  async access(): Promise<string> {
    const pair = await this.#known();
    if (!pair) throw new NoTokenError("zalo-not-logged-in");
    const left = Date.parse(pair.expiresAt) - this.#now();
    if (pair.refused !== undefined) {
      if (left <= 0) throw new NoTokenError("zalo-token-refused");
      return pair.accessToken;
    }
    if (left > 0 && (this.#ageMs(pair) < renewAfterMs || this.#now() < this.#notBefore)) return pair.accessToken;
    return this.#renewedAhead(pair, left);
  }

  /**
   * The access token after Zalo refused this one: that of whoever renewed it meanwhile, else a new one. Throws
   * NoTokenError; ZaloCallError or ZaloApiError when the renewal did not get through; STORAGE_UNAVAILABLE.
   */
  async after(failed: string): Promise<string> {
    const pair = await this.#load();
    if (!pair) throw new NoTokenError("zalo-not-logged-in");
    if (pair.accessToken !== failed) return pair.accessToken;
    if (pair.refused !== undefined) throw new NoTokenError("zalo-token-refused");
    return usable(await this.#renew(failed));
  }

  /** How the pair stands, for the probe. */
  async state(): Promise<TokenState> {
    const pair = await this.#load();
    if (!pair) return { is: "none" };
    const is = pair.refused === undefined ? "good" : "refused";
    return { is, ageSeconds: Math.floor(this.#ageMs(pair) / 1000) };
  }

  async #firstLook(): Promise<void> {
    const pair = await this.#load();
    if (pair?.refused === undefined) await this.access();
    else await this.#renew(pair.accessToken, { evenRefused: true });
  }

  /** Ahead of time a renewal may fail to get through: the old token goes on working. */
  async #renewedAhead(pair: TokenPair, left: number): Promise<string> {
    try {
      const renewed = await this.#renew(pair.accessToken);
      const isOld = renewed?.accessToken === pair.accessToken;
      return isOld && left > 0 ? pair.accessToken : usable(renewed);
    } catch (error) {
      this.#notBefore = this.#now() + pauseMs;
      if (left > 0) return pair.accessToken;
      throw error;
    }
  }

  /** The pair in memory, or the stored one when there is none or it is of no use. */
  async #known(): Promise<TokenPair | null> {
    const isBelieved = this.#now() - this.#readAt < believedMs && this.#now() >= this.#readAt;
    if (this.#unsaved === null && (isBelieved || (this.#pair && this.#pair.refused === undefined))) return this.#pair;
    return this.#load();
  }

  async #load(): Promise<TokenPair | null> {
    if (this.#unsaved) await this.#save();
    return this.#keep(await this.#parts.secrets.load(channelName));
  }

  #keep(secret: string | null): TokenPair | null {
    this.#pair = readPair(secret);
    this.#readAt = this.#now();
    return this.#pair;
  }

  /** Renews the pair of this access token, once for all who ask at the same time. */
  async #renew(access: string, options: { evenRefused?: boolean } = {}): Promise<TokenPair | null> {
    if (this.#renewing?.access === access) return this.#renewing.done;
    const done = this.#change(access, options.evenRefused ?? false).finally(() => {
      this.#renewing = null;
    });
    this.#renewing = { access, done };
    return done;
  }

  async #change(access: string, evenRefused: boolean): Promise<TokenPair | null> {
    const secret = await this.#parts.secrets.change(channelName, async (current) => {
      const pair = readPair(current);
      // Somebody else has renewed it, or nobody can any more.
      if (!pair || pair.accessToken !== access || (pair.refused !== undefined && !evenRefused)) return null;
      const next = await this.#asked(pair);
      if (next.refused === undefined) this.#unsaved = { pair: next, before: access };
      return writePair(next);
    });
    this.#unsaved = null;
    const pair = this.#keep(secret);
    this.#report(pair, access);
    return pair;
  }

  /** A pair from Zalo whose commit failed is stored now, unless somebody has logged in meanwhile. */
  async #save(): Promise<void> {
    const unsaved = this.#unsaved;
    if (!unsaved) return;
    await this.#parts.secrets.change(channelName, async (current) =>
      readPair(current)?.accessToken === unsaved.before ? writePair(unsaved.pair) : null,
    );
    this.#unsaved = null;
    this.#parts.log.info({ channel: channelName }, "the renewed tokens of Zalo were stored late");
  }

  /** Asks Zalo once, and once more when no answer came: the token may be used up by then, which the second answer tells. */
  async #asked(pair: TokenPair): Promise<TokenPair> {
    const first = await this.#tryOnce(pair);
    if (first !== "unclear") return first;
    const second = await this.#tryOnce(pair);
    return second === "unclear" ? { ...pair, refused: "unclear" } : second;
  }

  async #tryOnce(pair: TokenPair): Promise<TokenPair | "unclear"> {
    try {
      return pairOf(await this.#parts.api.refresh(pair.refreshToken), this.#parts.now());
    } catch (error) {
      if (error instanceof ZaloApiError && error.kind !== "rate") return { ...pair, refused: String(error.code) };
      if (error instanceof ZaloCallError && error.is === "unknown") return "unclear";
      throw error;
    }
  }

  #report(pair: TokenPair | null, access: string): void {
    const { log } = this.#parts;
    if (pair?.refused !== undefined)
      log.error({ channel: channelName, code: pair.refused }, "Zalo's tokens cannot be renewed: npm run zalo:login");
    else if (pair && pair.accessToken !== access)
      log.info({ channel: channelName, expiresAt: pair.expiresAt }, "Zalo's tokens were renewed");
  }

  #ageMs(pair: TokenPair): number {
    return this.#now() - Date.parse(pair.rotatedAt);
  }

  #now(): number {
    return this.#parts.now().getTime();
  }
}

function usable(pair: TokenPair | null): string {
  if (!pair) throw new NoTokenError("zalo-not-logged-in");
  if (pair.refused !== undefined) throw new NoTokenError("zalo-token-refused");
  return pair.accessToken;
}
