import { setTimeout as sleep } from "node:timers/promises";
import { BotApiError, tooManyRequests } from "./bot-api-error.ts";

/** Which calls a misbehaviour is for: the next `times` (1) of a method, or of any. */
export interface WhichCalls {
  method?: string;
  /** Only calls for this chat. */
  chatId?: number;
  times?: number;
}

/** How many calls may pass in a span of seconds. */
export interface Rate {
  calls: number;
  seconds: number;
}

/** Telegram's limits on sending, per chat and for the whole bot. */
export interface RateLimits {
  perChat?: Rate;
  perBot?: Rate;
}

/** What becomes of a call. */
export type Fate =
  | { kind: "refused"; error: BotApiError; html?: string }
  /** The connection breaks; `accepted` calls were carried out before, and the bot cannot know. */
  | { kind: "broken"; accepted: boolean }
  | { kind: "hanging"; accepted: boolean }
  | { kind: "late"; milliseconds: number };

interface Rule extends WhichCalls {
  left: number;
  fate: Fate;
}

const badGateway =
  "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n";
const limited = /^(send(?!ChatAction)|editMessage)/i;

/** The misbehaviour of the platform towards calls of the bot. Nothing misbehaves until it is told to. */
export class CallRules {
  #rules: Rule[] = [];
  #limits: RateLimits = {};
  readonly #passed = new Map<string, number[]>();

  /** The calls are answered with 429; `retryAfter` (1) in seconds. */
  tooManyRequests({ retryAfter = 1, ...which }: WhichCalls & { retryAfter?: number } = {}): void {
    this.#add(which, { kind: "refused", error: tooManyRequests(retryAfter) });
  }

  /** The calls are answered with a fault of the server and not carried out; a 502 is a page, not JSON. */
  fail({ code = 500, ...which }: WhichCalls & { code?: 500 | 502 | 504 } = {}): void {
    const words = { 500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout" }[code];
    const error = new BotApiError(code, words);
    this.#add(which, {
      kind: "refused",
      error,
      ...(code === 500 ? {} : { html: badGateway.replaceAll("502 Bad Gateway", `${code} ${words}`) }),
    });
  }

  /** The calls are refused with an answer of one's own. */
  refuse({ error, ...which }: WhichCalls & { error: BotApiError }): void {
    this.#add(which, { kind: "refused", error });
  }

  /** The calls are carried out, then the connection breaks: whether they were is unknown to the bot. */
  loseAnswers(which: WhichCalls = {}): void {
    this.#add(which, { kind: "broken", accepted: true });
  }

  /** The connection breaks before the calls are carried out. */
  breakConnections(which: WhichCalls = {}): void {
    this.#add(which, { kind: "broken", accepted: false });
  }

  /** The calls are carried out at once and answered late. */
  delayAnswers({ milliseconds, ...which }: WhichCalls & { milliseconds: number }): void {
    this.#add(which, { kind: "late", milliseconds });
  }

  /** The calls are never answered; `accepted` (false) says whether they are carried out. */
  hang({ accepted = false, ...which }: WhichCalls & { accepted?: boolean } = {}): void {
    this.#add(which, { kind: "hanging", accepted });
  }

  /** Refuses sending and editing above these rates with 429; no limits without any. Real seconds, as bots wait. */
  limitRate(limits: RateLimits = {}): void {
    this.#limits = limits;
    this.#passed.clear();
  }

  /** Ends all misbehaviour towards calls. Calls that hang stay so. */
  calm(): void {
    this.#rules = [];
    this.limitRate();
  }

  /** What becomes of this call; undefined when nothing is wrong. */
  fateOf(method: string, chatId: number | undefined): Fate | undefined {
    const ruled = this.#rules.length > 0 ? this.#ruled(method, chatId) : undefined;
    if (ruled) return ruled;
    const wait = limited.test(method) ? this.#secondsToWait(chatId) : 0;
    return wait > 0 ? { kind: "refused", error: tooManyRequests(wait) } : undefined;
  }

  #add({ method, chatId, times = 1 }: WhichCalls, fate: Fate): void {
    this.#rules.push({ method: method?.toLowerCase(), chatId, left: times, fate });
  }

  #ruled(method: string, chatId: number | undefined): Fate | undefined {
    const rule = this.#rules.find(
      (one) =>
        (one.method === undefined || one.method === method.toLowerCase()) &&
        (one.chatId === undefined || one.chatId === chatId),
    );
    if (!rule) return undefined;
    rule.left -= 1;
    if (rule.left <= 0) this.#rules = this.#rules.filter((one) => one !== rule);
    return rule.fate;
  }

  #secondsToWait(chatId: number | undefined): number {
    const { perBot, perChat } = this.#limits;
    const limits: [string, Rate | undefined][] = [
      ["bot", perBot],
      [`chat ${chatId}`, perChat],
    ];
    const waits = limits.map(([key, rate]) => (rate ? this.#waitFor(key, rate) : 0));
    const wait = Math.max(...waits);
    if (wait === 0) for (const [key, rate] of limits) if (rate) this.#passed.get(key)?.push(performance.now());
    return wait;
  }

  #waitFor(key: string, { calls, seconds }: Rate): number {
    const since = performance.now() - seconds * 1000;
    const passed = (this.#passed.get(key) ?? []).filter((at) => at > since);
    this.#passed.set(key, passed);
    const [oldest] = passed;
    return passed.length < calls || oldest === undefined ? 0 : Math.ceil((oldest - since) / 1000);
  }
}

/** Waits as long as a late answer is late. */
export async function lateness(fate: Fate | undefined): Promise<void> {
  if (fate?.kind === "late") await sleep(fate.milliseconds);
}
