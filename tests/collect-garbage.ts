import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
// The flag just given makes the function.
const collect = runInNewContext("gc") as () => void;

/** Collects garbage every few milliseconds, as a busy server does in the course of a wait, until it is stopped. */
export function collectGarbage(): { stop(): void } {
  const timer = setInterval(collect, 5);
  return { stop: () => clearInterval(timer) };
}
