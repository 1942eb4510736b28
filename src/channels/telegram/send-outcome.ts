import type { SendOutcome } from "../../conversation/delivery.ts";
import type { Failure } from "./call-failure.ts";

/** Two chats that are told to slow down within this time mean that the whole bot is meant. */
const togetherMs = 1_000;

/** Tells whether Telegram's "too many requests" is about one chat or about everything. */
export class Floods {
  #last: { chat: string; at: number } | null = null;

  /** Notes one and says what it is about. */
  scope(chat: string, at: number): "chat" | "channel" {
    const before = this.#last;
    this.#last = { chat, at };
    return before !== null && before.chat !== chat && at - before.at < togetherMs ? "channel" : "chat";
  }

  /** Whether there was one within the last `ms`. */
  recent(at: number, ms: number): boolean {
    return this.#last !== null && at - this.#last.at < ms;
  }
}

/** What became of a message whose call did not succeed. */
export function outcomeOf(failure: Failure, floodScope: () => "chat" | "channel"): SendOutcome {
  if (failure.is === "unreached") return { is: "failed", scope: "channel", code: "telegram-unreached" };
  if (failure.is === "unknown") return { is: "uncertain", code: `telegram-${failure.code}` };
  const code = `telegram-${failure.status}`;
  if (failure.status === 401 || failure.status === 404) return { is: "stopped", code };
  if (failure.status === 409) return { is: "failed", scope: "message", code };
  switch (failure.why) {
    case "flood":
      return { is: "wait", scope: floodScope(), ms: failure.retryAfterMs };
    case "blocked":
    case "no-such-chat":
      return { is: "away", code };
    case "not-modified":
      return { is: "sent" };
    default:
      return { is: "refused", code };
  }
}
