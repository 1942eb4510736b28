import type { ApiError, ResponseParameters } from "@grammyjs/types";

/** A refusal of the Bot API: the code and the words that Telegram answers with. */
export class BotApiError extends Error {
  readonly code: number;
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }

  /** The body of the answer. */
  get body(): ApiError {
    const error: ApiError = { ok: false, error_code: this.code, description: this.message };
    return this.parameters ? { ...error, parameters: this.parameters } : error;
  }
}

/** A call that says something wrong (400). */
export function badRequest(reason: string, parameters?: ResponseParameters): BotApiError {
  return new BotApiError(400, `Bad Request: ${reason}`, parameters);
}

/** A call that the person or the group does not let through (403). */
export function forbidden(reason: string): BotApiError {
  return new BotApiError(403, `Forbidden: ${reason}`);
}

/** A second reader of the updates (409). */
export function conflict(reason: string): BotApiError {
  return new BotApiError(409, `Conflict: ${reason}`);
}

/** More calls than the platform allows (429). `retryAfter` in seconds. */
export function tooManyRequests(retryAfter: number): BotApiError {
  return new BotApiError(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter });
}
