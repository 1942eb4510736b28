import { countedAddress, waitMs } from "./attempts.ts";
import type { ConsoleDeps } from "./console-deps.ts";
import { OneAtATime } from "./one-at-a-time.ts";
import { halfMinuteOf, recoveryHash } from "./second-step.ts";
import type { SignInOutcome } from "./sign-in.ts";
import type { SignInAccount } from "./staff.ts";

/** One try of the second step, by somebody whose password fitted. */
export interface CodeAttempt {
  login: string;
  /** Six digits of the app, or a recovery code. */
  code: string;
  /** The caller's IP address. */
  ip: string;
  /** Id of a browser this login signed in with before, proven by its cookie; null otherwise. */
  device: string | null;
}

type Deps = Pick<ConsoleDeps, "staff" | "now">;

/**
 * Checks the code of the second step. Tries are counted like those of passwords, under keys of their own: only who knows the
 * password comes here, so a stranger's guesses of a password never use up the tries of a code.
 */
export function signInCodeWith(deps: Deps) {
  const lanes = new OneAtATime(8);
  return async function signInCode(attempt: CodeAttempt): Promise<SignInOutcome> {
    const key = attempt.device === null ? `code:${attempt.login}` : `code:device:${attempt.device}`;
    return (await lanes.run(key, () => tryCode(deps, attempt, key))) ?? { waitMs: 60_000 };
  };
}

async function tryCode({ staff, now }: Deps, attempt: CodeAttempt, key: string): Promise<SignInOutcome> {
  const address = countedAddress(attempt.ip);
  const failures = await staff.failures(key, address);
  const counted = attempt.device === null ? failures : { ...failures, address: { count: 0, latest: null } };
  const wait = waitMs(counted, now());
  if (wait > 0) return { waitMs: wait };
  const account = await staff.byLogin(attempt.login);
  if (account === null || account.disabled || !(await codeFits({ staff, now }, account, attempt.code))) {
    await staff.noteFailure(key, address);
    return { refused: true };
  }
  if (counted.login.count > 0) await staff.clearFailures(key);
  const { id, login, name, roles, reach, secondStep } = account;
  return { staff: { id, login, name, roles, reach, secondStep } };
}

/** True once for a code of the app, or for a recovery code. */
async function codeFits({ staff, now }: Deps, { id, codeSecret }: SignInAccount, code: string): Promise<boolean> {
  if (codeSecret === null) return false;
  const halfMinute = halfMinuteOf(codeSecret, code, now());
  if (halfMinute !== null) return staff.useCode(id, halfMinute);
  const hash = recoveryHash(code);
  return hash !== null && staff.useRecovery(id, hash);
}
