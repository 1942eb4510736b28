/** How the service runs, for who looks after it: the port behind the page of operations. */
import type { DeadLetterStore, DeliveryState, SetAsideStore } from "../conversation/delivery.ts";
import type { LostFiles } from "../conversation/lost-files.ts";
import type { Finding } from "../conversation/probe.ts";

/** How things stand now. */
export interface OperationsState {
  /** Events that wait for their turn, and seconds since the oldest of them came; null when none waits. */
  keptEvents: number;
  keptOldestSeconds: number | null;
  /** The configured channels that send; `lastEventAt` is an ISO instant, null when there never was an event. */
  channels: (DeliveryState & { lastEventAt: string | null })[];
}

/** An alarm that is on since an ISO instant. */
export interface AlarmNow {
  alarm: Finding["alarm"];
  /** Name of the channel, or "server". */
  channel: string;
  value: number | null;
  since: string;
}

/** All that the page of operations shows and does. */
export interface OperationsView {
  state(): Promise<OperationsState>;
  /** One cheap query: every page of who looks after it asks for it, at most every ten seconds. */
  alarms(): Promise<AlarmNow[]>;
  /** What is wrong and what to do, each a sentence in a language. */
  say(lang: string, alarm: AlarmNow): { text: string; advice: string };
  deadLetters: DeadLetterStore;
  setAside: SetAsideStore;
  lostFiles: Pick<LostFiles, "list">;
}
