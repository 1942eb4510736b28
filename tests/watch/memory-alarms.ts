import type { Finding } from "../../src/conversation/probe.ts";
import type { ActiveAlarm, AlarmChanges, AlarmStore } from "../../src/watch/alarms.ts";

/** An AlarmStore in memory, shared by watchdogs as the database is; it reminds after a day. */
export class MemoryAlarms implements AlarmStore {
  readonly reports: { findings: readonly Finding[]; now: string }[] = [];
  #on: (ActiveAlarm & { toldAt: string })[] = [];

  async active(): Promise<ActiveAlarm[]> {
    return this.#on.map(({ toldAt: _, ...alarm }) => alarm);
  }

  async report(findings: readonly Finding[], now: string): Promise<AlarmChanges> {
    this.reports.push({ findings, now });
    const same = (a: Pick<Finding, "alarm" | "channel">) => (b: Pick<Finding, "alarm" | "channel">) =>
      a.alarm === b.alarm && a.channel === b.channel;
    const ended = this.#on.filter((alarm) => !findings.some(same(alarm)));
    const raised = findings.filter((finding) => !this.#on.some(same(finding)));
    const kept = this.#on.filter((alarm) => findings.some(same(alarm)));
    const begun = raised.map(({ alarm, channel, value }) => ({
      alarm,
      channel,
      value: value ?? null,
      since: now,
      toldAt: now,
    }));
    this.#on = [...kept, ...begun];
    const plain = ({ toldAt: _, ...alarm }: ActiveAlarm & { toldAt: string }): ActiveAlarm => alarm;
    return { raised: begun.map(plain), ended: ended.map(plain) };
  }
}
