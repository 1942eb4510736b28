import type { LastingWork } from "../conversation/while-sole.ts";
import type { WatchLog } from "./alarms.ts";
import { fault } from "./fault.ts";

/** Work that is done again and again; `failed` is what the log says when it could not be done. */
export interface RoundParts {
  round(): Promise<void>;
  everyMs: number;
  log: WatchLog;
  failed: string;
}

/** Does a round at once and then after each pause, one at a time. Never throws: what fails is logged and done with the next one. */
export function createRounds({ round, everyMs, log, failed }: RoundParts): LastingWork {
  let going: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    going ??= round()
      .catch((error: unknown) => log.error(fault(error), failed))
      .finally(() => {
        going = null;
      });
  };
  return {
    start() {
      begin();
      timer = setInterval(begin, everyMs).unref();
    },
    async stop() {
      clearInterval(timer);
      await going;
    },
  };
}
