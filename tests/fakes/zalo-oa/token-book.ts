/**
 * OAuth of the Official Account: codes, pairs of tokens and their rotation. A refresh kills both tokens of the old pair,
 * so a program that loses the answer has lost the account. Knows no HTTP.
 */
import { createHash, randomBytes } from "node:crypto";
import type { TokenAnswer } from "./payloads.ts";
import { day, hour, type VirtualClock } from "./virtual-clock.ts";

const codeLife = 10 * 60_000;
const accessLife = 25 * hour;
const refreshLife = 90 * day;

/** Codes of OAuth's refusals. Zalo documents only the app id; the others are what its forums report, or ours. */
const oauthCodes = {
  appId: -14002,
  secret: -14004,
  grantType: -14006,
  code: -14010,
  codeVerifier: -14011,
  refreshToken: -14014,
} as const;

/** OAuth says no. */
export class OauthRefusal extends Error {
  readonly code: number;

  constructor(code: number, reason: string) {
    super(reason);
    this.name = "OauthRefusal";
    this.code = code;
  }
}

/** A request for tokens that was refused. */
export interface RefusedGrant {
  grantType: string;
  code: number;
  /** The code or refresh token that was offered. */
  offered: string;
  at: number;
}

interface Code {
  challenge?: string;
  until: number;
  used: boolean;
}

interface Pair {
  answer: TokenAnswer;
  accessUntil: number;
  refreshUntil: number;
}

/** Id and secret of the app that may ask for tokens. */
export interface AppCredentials {
  appId: string;
  appSecret: string;
}

/** All codes and tokens of the account, and what became of them. */
export class TokenBook {
  /** Refreshes that handed out a new pair. */
  refreshes = 0;
  /** Codes that were exchanged for a pair. */
  exchanges = 0;
  readonly refused: RefusedGrant[] = [];
  readonly #app: AppCredentials;
  readonly #clock: VirtualClock;
  readonly #codes = new Map<string, Code>();
  readonly #byAccess = new Map<string, Pair>();
  readonly #byRefresh = new Map<string, Pair>();
  #current: TokenAnswer | undefined;
  #lastCode: string | undefined;

  constructor(app: AppCredentials, clock: VirtualClock) {
    this.#app = app;
    this.#clock = clock;
  }

  /** The pair handed out last, whether or not it was killed since. */
  get current(): TokenAnswer | undefined {
    return this.#current;
  }

  /** The code handed out last, used or not. */
  get lastCode(): string | undefined {
    return this.#lastCode;
  }

  /** A code as the consent page gives it, for 10 minutes; with an S256 challenge the verifier is checked. */
  issueCode(challenge?: string): string {
    const code = `code-${randomBytes(12).toString("hex")}`;
    this.#codes.set(code, { challenge, until: this.#clock.now() + codeLife, used: false });
    this.#lastCode = code;
    return code;
  }

  /** A pair as the API Explorer of the developer console gives it. */
  issueTokens(): TokenAnswer {
    const random = randomBytes(12).toString("hex");
    const answer = { access_token: `AT-${random}`, refresh_token: `RT-${random}`, expires_in: "90000" };
    const now = this.#clock.now();
    const pair = { answer, accessUntil: now + accessLife, refreshUntil: now + refreshLife };
    this.#byAccess.set(answer.access_token, pair);
    this.#byRefresh.set(answer.refresh_token, pair);
    this.#current = answer;
    return answer;
  }

  /** Whether the API may be called with this access token. */
  accepts(access: string | undefined): boolean {
    const pair = this.#byAccess.get(access ?? "");
    return pair !== undefined && this.#clock.now() < pair.accessUntil;
  }

  /** Kills every access token, as when the account withdraws them; refresh tokens live on. */
  killAccess(): void {
    this.#byAccess.clear();
  }

  /** Kills every refresh token: a person must log in again. */
  killRefresh(): void {
    this.#byRefresh.clear();
  }

  /** Answers a request for tokens or throws an OauthRefusal. */
  grant(form: URLSearchParams, secret: string | undefined): TokenAnswer {
    const grantType = form.get("grant_type") ?? "";
    const offered = form.get(grantType === "refresh_token" ? "refresh_token" : "code") ?? "";
    try {
      this.#checkApp(form, secret);
      return this.#granted(form, { grantType, offered });
    } catch (error) {
      if (error instanceof OauthRefusal) {
        this.refused.push({ grantType, code: error.code, offered, at: this.#clock.now() });
      }
      throw error;
    }
  }

  #checkApp(form: URLSearchParams, secret: string | undefined): void {
    if (form.get("app_id") !== this.#app.appId) throw new OauthRefusal(oauthCodes.appId, "Invalid app id");
    if (secret !== this.#app.appSecret) throw new OauthRefusal(oauthCodes.secret, "Invalid secret key");
  }

  #granted(form: URLSearchParams, { grantType, offered }: { grantType: string; offered: string }): TokenAnswer {
    if (grantType === "refresh_token") return this.#refreshed(offered);
    if (grantType === "authorization_code") return this.#exchanged(offered, form.get("code_verifier"));
    throw new OauthRefusal(oauthCodes.grantType, "Invalid grant type");
  }

  #refreshed(refresh: string): TokenAnswer {
    const pair = this.#byRefresh.get(refresh);
    if (!pair || this.#clock.now() >= pair.refreshUntil) {
      throw new OauthRefusal(oauthCodes.refreshToken, "Invalid refresh token");
    }
    this.#byRefresh.delete(refresh);
    this.#byAccess.delete(pair.answer.access_token);
    this.refreshes += 1;
    return this.issueTokens();
  }

  #exchanged(offered: string, verifier: string | null): TokenAnswer {
    const code = this.#codes.get(offered);
    if (!code || code.used || this.#clock.now() >= code.until) {
      throw new OauthRefusal(oauthCodes.code, "Invalid authorization code");
    }
    if (code.challenge !== undefined && challengeOf(verifier ?? "") !== code.challenge) {
      throw new OauthRefusal(oauthCodes.codeVerifier, "Invalid code verifier");
    }
    code.used = true;
    this.exchanges += 1;
    return this.issueTokens();
  }
}

/** The S256 challenge of a PKCE verifier. */
export function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier, "utf8").digest("base64url");
}
