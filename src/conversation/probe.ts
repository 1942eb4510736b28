/** What is counted and looked after while the service runs; `src/watch` implements Tally and asks the probes. */
import type { InboundEvent, Received } from "./ports.ts";

/** Counts events by channel; the outcome is a short fixed word, never anything that a person sent. */
export interface Tally {
  /**
   * `received`: an event came in ("done", "kept", "duplicate"). `refused`: it was turned away ("wrong-secret",
   * "wrong-mac", "replayed", "too-large", "unreadable"). `sent`: a call to the platform ended ("sent", "wait", …).
   * `files`: a photo, document or recording was "kept", or was not ("file-lost", "picture-unreadable", …); "try-failed": one
   * try to fetch it.
   */
  count(what: "received" | "refused" | "sent" | "files", channel: string, outcome: string): void;
}

/** Something that a person must look at. Its words are console:watch.alarms.<alarm>. */
export interface Finding {
  alarm:
    | "webhook-pending"
    | "webhook-failing"
    | "webhook-missing"
    | "platform-unreachable"
    | "channel-silent"
    | "channel-stopped"
    | "token-old"
    | "token-refused"
    | "lane-old"
    | "outbox-old"
    | "dead-letters"
    | "events-set-aside"
    | "audit-unsealed"
    | "audit-unanchored"
    | "audit-harmed"
    | "calendar-missing"
    | "wages-unchecked";
  /** Name of the channel, or "server". */
  channel: string;
  /** How many, how many seconds, or which year; see the words of the alarm. */
  value?: number;
}

/** Looks at one thing. Never throws: what cannot be reached is a finding. */
export interface Probe {
  look(now: Date): Promise<Finding[]>;
}

/** Counts what became of an event of a channel. */
export async function counted(tally: Tally, event: InboundEvent, received: Promise<Received>): Promise<Received> {
  const result = await received;
  tally.count("received", event.channel, result.outcome);
  return result;
}
