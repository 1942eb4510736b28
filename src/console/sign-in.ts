import { countedAddress, waitMs } from "./attempts.ts";
import type { ConsoleDeps } from "./console-deps.ts";
import { OneAtATime } from "./one-at-a-time.ts";
import { passwordFits } from "./passwords.ts";
import type { StaffMember } from "./staff.ts";

/** One try to sign in. */
export interface SignInAttempt {
  /** Lower-case. */
  login: string;
  password: string;
  /** The caller's IP address. */
  ip: string;
  /** Id of a browser this login signed in with before, proven by its cookie; null otherwise. */
  device: string | null;
}

/** The person, or a refusal, or how many milliseconds to wait before the next try. */
export type SignInOutcome = { staff: StaffMember } | { refused: true } | { waitMs: number };

/**
 * Checks a login and password. Failures are counted per login and per address, with growing waits. A browser that
 * signed in before has a count of its own, so that strangers who keep trying a colleague's login cannot lock her out.
 */
export function signInWith(deps: Pick<ConsoleDeps, "staff" | "now">) {
  const lanes = new OneAtATime(8);
  return async function signIn(attempt: SignInAttempt): Promise<SignInOutcome> {
    const key = attempt.device === null ? attempt.login : `device:${attempt.device}`;
    const outcome = await lanes.run(key, () => tryOnce(deps, attempt, key));
    return outcome ?? { waitMs: 60_000 };
  };
}

async function tryOnce(
  { staff, now }: Pick<ConsoleDeps, "staff" | "now">,
  attempt: SignInAttempt,
  key: string,
): Promise<SignInOutcome> {
  const address = countedAddress(attempt.ip);
  const failures = await staff.failures(key, address);
  const counted = attempt.device === null ? failures : { ...failures, address: { count: 0, latest: null } };
  const wait = waitMs(counted, now());
  if (wait > 0) return { waitMs: wait };
  const account = await staff.byLogin(attempt.login);
  const fits = await passwordFits(account?.passwordHash ?? null, attempt.password);
  if (!fits || account === null || account.disabled) {
    await staff.noteFailure(key, address);
    return { refused: true };
  }
  if (counted.login.count > 0) await staff.clearFailures(key);
  const { id, login, name, roles, reach, secondStep } = account;
  return { staff: { id, login, name, roles, reach, secondStep } };
}
