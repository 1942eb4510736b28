import type { Finding, Probe } from "../../conversation/probe.ts";
import type { Tokens } from "./tokens.ts";
import type { WithToken } from "./with-token.ts";
import type { ZaloApi } from "./zalo-api.ts";
import { NoTokenError, ZaloApiError, ZaloCallError } from "./zalo-api-error.ts";
import { channelName } from "./zalo-deps.ts";

/** Deadline of a look, in milliseconds. */
const lookMs = 5_000;
/** A pair is renewed after 20 hours; one of this age was not, and its access token ends after 25. */
const oldSeconds = 22 * 60 * 60;

/** What looking needs. */
export interface ProbeParts {
  tokens: Tokens;
  api: ZaloApi;
  withToken: WithToken;
}

/** Looks how the tokens stand, and whether Zalo can be reached and knows the account. */
export function zaloProbe({ tokens, api, withToken }: ProbeParts): Probe {
  return {
    async look() {
      try {
        const state = await tokens.state();
        if (state.is === "none") return [finding("token-refused")];
        const age = state.ageSeconds;
        const aged = [
          ...(state.is === "refused" ? [finding("token-refused")] : []),
          ...(age >= oldSeconds ? [{ ...finding("token-old"), value: age }] : []),
        ];
        await withToken((token) => api.account(token, lookMs));
        return aged;
      } catch (error) {
        return foundIn(error);
      }
    },
  };
}

function foundIn(error: unknown): Finding[] {
  if (error instanceof NoTokenError) return [finding("token-refused")];
  if (error instanceof ZaloCallError) return [finding("platform-unreachable")];
  // A database that is away has its own alarm.
  if (!(error instanceof ZaloApiError)) return [];
  if (error.kind === "token") return [finding("token-refused")];
  return error.kind === "settings" ? [finding("channel-stopped")] : [];
}

function finding(alarm: Finding["alarm"]): Finding {
  return { alarm, channel: channelName };
}
