import { countedAddress, waitMs } from "./attempts.ts";
import type { ConsoleDeps } from "./console-deps.ts";
import { OneAtATime } from "./one-at-a-time.ts";
import type { SignInAccount, StaffMember } from "./staff.ts";

/** Who tries, and from where. */
export interface Try {
  /** Lower-case. */
  login: string;
  /** The caller's IP address. */
  ip: string;
  /** Id of a browser this login signed in with before, proven by its cookie; null otherwise. */
  device: string | null;
}

/** The person, or a refusal, or how many milliseconds to wait before the next try. */
export type SignInOutcome = { staff: StaffMember } | { refused: true } | { waitMs: number };

type Deps = Pick<ConsoleDeps, "staff" | "now">;

/** One step of signing in: what its failures are counted under, and whether what was given fits the account, or no account. */
interface Step<T extends Try> {
  keyPrefix: string;
  fits(account: SignInAccount | null, given: T): Promise<boolean>;
}

/**
 * Makes one step of signing in. Failures are counted per login and per address, with growing waits. A browser that
 * signed in before has a count of its own, so that strangers who keep trying a colleague's login cannot lock her out.
 */
export function countedTries<T extends Try>(deps: Deps, step: Step<T>) {
  const lanes = new OneAtATime(8);
  return async (given: T): Promise<SignInOutcome> => {
    const key = `${step.keyPrefix}${given.device === null ? given.login : `device:${given.device}`}`;
    return (await lanes.run(key, () => tryOnce(deps, step, { given, key }))) ?? { waitMs: 60_000 };
  };
}

async function tryOnce<T extends Try>(
  { staff, now }: Deps,
  { fits }: Step<T>,
  { given, key }: { given: T; key: string },
): Promise<SignInOutcome> {
  const address = countedAddress(given.ip);
  const failures = await staff.failures(key, address);
  const counted = given.device === null ? failures : { ...failures, address: { count: 0, latest: null } };
  const wait = waitMs(counted, now());
  if (wait > 0) return { waitMs: wait };
  const account = await staff.byLogin(given.login);
  const open = account?.disabled ? null : account;
  if (!(await fits(open, given)) || open === null) {
    await staff.noteFailure(key, address);
    return { refused: true };
  }
  if (counted.login.count > 0) await staff.clearFailures(key);
  const { id, login, name, roles, reach, secondStep } = open;
  return { staff: { id, login, name, roles, reach, secondStep } };
}
