/**
 * Whether a message may go out now. Zalo takes messages up to seven days after the person last did anything; from the
 * third day on it bills them. Calls and presses in the account's menu count for Zalo and bring no event, so Zalo is asked
 * before anybody is given up.
 */
import type { Recipient, SendOutcome } from "../../conversation/delivery.ts";
import { LimitedMap } from "../../conversation/limited-map.ts";
import { isVisitor } from "./address.ts";
import type { WithToken } from "./with-token.ts";
import type { ZaloApi } from "./zalo-api.ts";
import { ZaloApiError } from "./zalo-api-error.ts";

const hourMs = 60 * 60_000;
const freeMs = 48 * hourMs;
const paidMs = 7 * 24 * hourMs;
/** How long Zalo's answer is used again. */
const rememberedMs = 10 * 60_000;
const rememberedAtMost = 10_000;
/** When Zalo cannot be asked, the message is looked at again after this time. */
const laterMs = 5 * 60_000;

/** What deciding needs. */
export interface WindowParts {
  api: Pick<ZaloApi, "lastInteraction">;
  withToken: WithToken;
  /** Whether billed messages may be sent. */
  paid: boolean;
  now(): Date;
}

/** The windows of all people, with what Zalo said of them lately. */
export class ReplyWindow {
  readonly #parts: WindowParts;
  readonly #remembered = new LimitedMap<string, { last: number; askedAt: number }>(rememberedAtMost);

  constructor(parts: WindowParts) {
    this.#parts = parts;
  }

  /** Null: the message may go out. How long a visitor who is not logged in can be answered, only Zalo knows. */
  async mayReach({ address, heardAt }: Pick<Recipient, "address" | "heardAt">): Promise<SendOutcome | null> {
    const heard = Date.parse(heardAt);
    if (isVisitor(address) || this.#judged(heard) === null) return null;
    try {
      return this.#judged(Math.max(heard, await this.#lastAtZalo(address)));
    } catch (error) {
      // A refusal that concerns this person says nothing of the time; what we know ourselves decides.
      if (error instanceof ZaloApiError && error.kind !== "rate" && error.kind !== "token") return this.#judged(heard);
      const until = new Date(this.#now() + laterMs).toISOString();
      return { is: "not-yet", until, code: "zalo-window-unknown" };
    }
  }

  /** The person took back their data. */
  forget(address: string): void {
    this.#remembered.delete(address);
  }

  #judged(heard: number): SendOutcome | null {
    const silent = this.#now() - heard;
    if (silent <= freeMs) return null;
    if (silent > paidMs) return { is: "away", code: "zalo-window-over" };
    return this.#parts.paid ? null : { is: "away", code: "zalo-window-paid" };
  }

  async #lastAtZalo(address: string): Promise<number> {
    const known = this.#remembered.get(address);
    if (known && this.#now() - known.askedAt < rememberedMs) return known.last;
    const last = await this.#parts.withToken((token) => this.#parts.api.lastInteraction(token, address));
    const answer = { last: last?.getTime() ?? 0, askedAt: this.#now() };
    this.#remembered.set(address, answer);
    return answer.last;
  }

  #now(): number {
    return this.#parts.now().getTime();
  }
}
