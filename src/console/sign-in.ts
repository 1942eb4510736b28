import type { ConsoleDeps } from "./console-deps.ts";
import { countedTries, type Try } from "./counted-tries.ts";
import { passwordFits } from "./passwords.ts";

/** One try to sign in. */
export interface SignInAttempt extends Try {
  password: string;
}

/** Checks a login and password; for a login that nobody has it takes as long. */
export function signInWith(deps: Pick<ConsoleDeps, "staff" | "now">) {
  return countedTries<SignInAttempt>(deps, {
    keyPrefix: "",
    fits: (account, { password }) => passwordFits(account?.passwordHash ?? null, password),
  });
}
