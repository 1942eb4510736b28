import type { SendOutcome } from "../../conversation/delivery.ts";
import { AppError } from "../../errors.ts";
import { nextDay } from "../../rules/day.ts";
import { instantOf, legalDay } from "../../rules/legal-day.ts";
import { NoTokenError, ZaloApiError, ZaloCallError } from "./zalo-api-error.ts";

/** The next instant at which it is a time of day ("06:00") in Vietnam; ISO. */
export function nextInVietnam(time: string, now: Date): string {
  const today = legalDay(now);
  const next = instantOf(today, time);
  return (next > now ? next : instantOf(nextDay(today), time)).toISOString();
}

/** What the outcome of a failed call depends on besides the error. */
export interface OutcomeTerms {
  now: Date;
  /** Milliseconds to wait when there were too many calls. */
  pauseMs(): number;
}

/** What became of a message whose call did not succeed. What is no failure of platform, network or database is thrown on. */
export function outcomeOf(error: unknown, terms: OutcomeTerms): SendOutcome {
  if (error instanceof ZaloApiError) return outcomeOfRefusal(error, terms);
  if (error instanceof ZaloCallError) return outcomeOfCall(error, terms);
  if (error instanceof NoTokenError) return { is: "stopped", code: error.code };
  if (error instanceof AppError) return { is: "failed", scope: "channel", code: "zalo-storage" };
  throw error;
}

function outcomeOfRefusal({ code: number, kind }: ZaloApiError, { now, pauseMs }: OutcomeTerms): SendOutcome {
  const code = `zalo-${number}`;
  switch (kind) {
    case "token":
    case "settings":
      return { is: "stopped", code };
    case "rate":
      return { is: "wait", scope: "channel", ms: pauseMs() };
    case "trouble":
      return { is: "failed", scope: "message", code };
    case "away":
      return { is: "away", code };
    case "window":
      return { is: "away", code: "zalo-window-over" };
    case "quota":
      return { is: "not-yet", until: nextInVietnam("00:05", now), code };
    case "night":
      return { is: "not-yet", until: nextInVietnam("06:00", now), code };
    case "upload-expired":
    case "invalid":
    case "policy":
    case "unknown":
      return { is: "refused", code };
  }
}

function outcomeOfCall({ is, reason }: ZaloCallError, { pauseMs }: OutcomeTerms): SendOutcome {
  const code = `zalo-${reason}`;
  if (is === "unreached") return { is: "failed", scope: "channel", code };
  if (is === "unknown") return { is: "uncertain", code };
  if (reason === "429") return { is: "wait", scope: "channel", ms: pauseMs() };
  // 401, 403, 404: a wrong address or a wall in front of Zalo concerns every message.
  return /^(401|403|404|407)$/.test(reason) ? { is: "stopped", code } : { is: "refused", code };
}
