import { TelegramError } from "telegraf";
import { isUnreached } from "./connections.ts";

/** Why Telegram refuses a call, as far as it matters what we do next. */
export type Refusal =
  | "not-modified"
  | "cannot-edit"
  | "gone"
  | "cannot-parse"
  | "no-such-chat"
  | "file-too-big"
  | "blocked"
  | "flood"
  | "other";

/**
 * How a call ended that did not succeed. `refused`: Telegram said no. `unreached`: surely nothing was sent. `unknown`:
 * it may have been done or not.
 */
export type Failure =
  | { is: "refused"; status: number; why: Refusal; retryAfterMs: number; migratedTo?: number }
  | { is: "unreached"; code: string }
  | { is: "unknown"; code: string };

/** A call that did not succeed; unlike what it was made from it holds neither the token nor anything of a message. */
export class CallFailure extends Error {
  constructor(readonly failure: Failure) {
    super(`Telegram: ${codeOf(failure)}`);
    this.name = "CallFailure";
  }

  /** A short code for the log. */
  get code(): string {
    return codeOf(this.failure);
  }
}

/** The failure that an error of the client stands for. */
export function callFailure(error: unknown): CallFailure {
  if (error instanceof CallFailure) return error;
  if (error instanceof TelegramError) return new CallFailure(ofTelegram(error));
  const { name, code, type } = partsOf(error);
  if (isUnreached(code)) return new CallFailure({ is: "unreached", code: code ?? "" });
  if (name === "AbortError") return new CallFailure({ is: "unknown", code: "timeout" });
  if (type === "invalid-json") return new CallFailure({ is: "unknown", code: "unreadable" });
  return new CallFailure({ is: "unknown", code: code ?? name });
}

function ofTelegram({ code, description, parameters }: TelegramError): Failure {
  if (code >= 500) return { is: "unknown", code: String(code) };
  const migratedTo = parameters?.migrate_to_chat_id;
  return {
    is: "refused",
    status: code,
    why: refusal(code, description ?? ""),
    retryAfterMs: (parameters?.retry_after ?? 1) * 1000,
    ...(migratedTo !== undefined ? { migratedTo } : {}),
  };
}

/** Telegram tells refusals of one status apart only by an English sentence. */
function refusal(status: number, description: string): Refusal {
  if (status === 429) return "flood";
  if (status === 403) return "blocked";
  if (/message is not modified/i.test(description)) return "not-modified";
  if (/message to delete not found/i.test(description)) return "gone";
  if (/message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i.test(description)) return "cannot-edit";
  if (/can't parse entities/i.test(description)) return "cannot-parse";
  if (/chat not found|PEER_ID_INVALID|user not found/i.test(description)) return "no-such-chat";
  return /file is too big/i.test(description) ? "file-too-big" : "other";
}

function codeOf(failure: Failure): string {
  return failure.is === "refused" ? String(failure.status) : failure.code;
}

function partsOf(error: unknown): { name: string; code?: string; type?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  return { name: error.name, ...code, ...("type" in error ? { type: String(error.type) } : {}) };
}
