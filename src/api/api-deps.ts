import type { Logger } from "pino";
import type { Content } from "../content/content.ts";
import type { Day } from "../rules/day.ts";

/** What the public interface is built from. Day and clock are handed in. */
export interface ApiDeps {
  content: Content;
  /** Today's legal day in Asia/Ho_Chi_Minh. */
  today(): Day;
  /** The real clock, never the frozen legal day. */
  now(): Date;
  /** Calls one address may make a minute. */
  callsPerMinute: number;
  log: Pick<Logger, "error">;
}
