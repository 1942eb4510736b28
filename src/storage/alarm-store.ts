/** The alarms that are on, one row for each kind and channel, so that several processes tell people once. */
import type { Finding } from "../conversation/probe.ts";
import type { ActiveAlarm, AlarmStore } from "../watch/alarms.ts";
import type { Database } from "./database.ts";

/** Hours after which people are told again of an alarm that is still on. */
const remindHours = 6;

interface AlarmRow {
  name: Finding["alarm"];
  channel: string;
  value: number | null;
  since: Date;
}

/** The alarm store of a database. */
export function createAlarmStore(database: Database): AlarmStore {
  return {
    async active() {
      const rows = await database.query<AlarmRow>({
        name: "alarms",
        text: "select name, channel, value, since from alarm order by since, name, channel",
        values: [],
      });
      return rows.map(activeAlarm);
    },
    report: (findings, now) =>
      database.transaction(async (run) => {
        // One process at a time, so that each change is told by one of them.
        await run({ text: "select pg_advisory_xact_lock(hashtextextended('an-sinh alarms', 0))", values: [] });
        const values = [
          findings.map(({ alarm }) => alarm),
          findings.map(({ channel }) => channel),
          findings.map(({ value }) => (value === undefined ? null : Math.round(value))),
        ];
        const ended = await run<AlarmRow>({
          text: `delete from alarm a where not exists (
                   select from unnest($1::text[], $2::text[]) as f(name, channel) where f.name = a.name and f.channel = a.channel)
                 returning name, channel, value, since`,
          values: values.slice(0, 2),
        });
        const due = await run<AlarmRow>({
          text: `update alarm a set value = f.value, told_at = $4 from unnest($1::text[], $2::text[], $3::int[]) as f(name, channel, value)
                 where a.name = f.name and a.channel = f.channel and a.told_at <= $4::timestamptz - interval '${remindHours} hours'
                 returning a.name, a.channel, a.value, a.since`,
          values: [...values, now],
        });
        await run({
          text: `update alarm a set value = f.value from unnest($1::text[], $2::text[], $3::int[]) as f(name, channel, value)
                 where a.name = f.name and a.channel = f.channel and a.value is distinct from f.value`,
          values,
        });
        const fresh = await run<AlarmRow>({
          text: `insert into alarm (name, channel, value, since, told_at)
                 select name, channel, value, $4, $4 from unnest($1::text[], $2::text[], $3::int[]) as f(name, channel, value)
                 on conflict do nothing returning name, channel, value, since`,
          values: [...values, now],
        });
        return { raised: [...fresh, ...due].map(activeAlarm), ended: ended.map(activeAlarm) };
      }),
  };
}

function activeAlarm({ name, channel, value, since }: AlarmRow): ActiveAlarm {
  return { alarm: name, channel, value, since: since.toISOString() };
}
