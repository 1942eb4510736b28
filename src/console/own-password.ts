import { countedAddress, waitMs } from "./attempts.ts";
import type { Exchange } from "./exchange.ts";
import { OneAtATime } from "./one-at-a-time.ts";
import { passwordFits } from "./passwords.ts";
import type { SignedIn } from "./staff.ts";

const lanes = new OneAtATime(4);

/**
 * Whether somebody who is signed in knows their own password: asked before what would outlast a stolen session. "wait" after
 * several wrong ones.
 */
export async function ownPassword(exchange: Exchange, me: SignedIn, typed: string): Promise<"fits" | "wrong" | "wait"> {
  const { staff, now } = exchange.parts.deps;
  const key = `own:${me.login}`;
  const outcome = await lanes.run(key, async () => {
    const address = countedAddress(exchange.request.ip);
    const { login } = await staff.failures(key, address);
    if (waitMs({ login, address: { count: 0, latest: null } }, now()) > 0) return "wait" as const;
    const account = await staff.byLogin(me.login);
    if (await passwordFits(account?.passwordHash ?? null, typed)) return "fits" as const;
    await staff.noteFailure(key, address);
    return "wrong" as const;
  });
  return outcome ?? "wait";
}
