import type { Tokens } from "./tokens.ts";
import { ZaloApiError } from "./zalo-api-error.ts";

/** Makes a call with the access token. When Zalo refuses the token, once more with the newest one, and no more. */
export type WithToken = <T>(call: (token: string) => Promise<T>) => Promise<T>;

/** Calls with the account's tokens. Throws what the call throws, and NoTokenError. */
export function withTokenOf(tokens: Pick<Tokens, "access" | "after">): WithToken {
  return async (call) => {
    const token = await tokens.access();
    try {
      return await call(token);
    } catch (error) {
      if (!(error instanceof ZaloApiError && error.kind === "token")) throw error;
      return call(await tokens.after(token));
    }
  };
}
