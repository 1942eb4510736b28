import type { ConsoleDeps } from "./console-deps.ts";
import { countedTries, type Try } from "./counted-tries.ts";
import { halfMinuteOf, recoveryHash } from "./second-step.ts";
import type { SignInAccount } from "./staff.ts";

/** One try of the second step, by somebody whose password fitted. */
export interface CodeAttempt extends Try {
  /** Six digits of the app, or a recovery code. */
  code: string;
}

type Deps = Pick<ConsoleDeps, "staff" | "now">;

/**
 * Checks the code of the second step. Tries are counted like those of passwords, under keys of their own: only who knows the
 * password comes here, so a stranger's guesses of a password never use up the tries of a code.
 */
export function signInCodeWith(deps: Deps) {
  return countedTries<CodeAttempt>(deps, {
    keyPrefix: "code:",
    fits: async (account, { code }) => account !== null && codeFits(deps, account, code),
  });
}

/** True once for a code of the app, or for a recovery code. */
async function codeFits({ staff, now }: Deps, { id, codeSecret }: SignInAccount, code: string): Promise<boolean> {
  if (codeSecret === null) return false;
  const halfMinute = halfMinuteOf(codeSecret, code, now());
  if (halfMinute !== null) return staff.useCode(id, halfMinute);
  const hash = recoveryHash(code);
  return hash !== null && staff.useRecovery(id, hash);
}
