import type { WatchState } from "../watch/alarms.ts";
import type { Database } from "./database.ts";

interface EventsRow {
  kept: number;
  oldest: number | null;
  set_aside: number;
}

interface ChannelRow {
  channel: string;
  waiting: number;
  oldest: number | null;
  held: number;
  dead: number;
  last: Date | null;
}

/** How the service stands now, on these channels that send. */
export async function watchState(database: Database, channels: readonly string[]): Promise<WatchState> {
  const [events] = await database.query<EventsRow>({
    name: "watch-events",
    text: `select count(*) filter (where status = 'kept')::int as kept,
             extract(epoch from now() - min(received_at) filter (where status = 'kept'))::float8 as oldest,
             count(*) filter (where status = 'failed')::int as set_aside
           from inbound where status in ('kept', 'failed')`,
    values: [],
  });
  const rows = await database.query<ChannelRow>({
    name: "watch-channels",
    text: `select w.channel, coalesce(o.waiting, 0)::int as waiting, o.oldest, coalesce(o.held, 0)::int as held, coalesce(o.dead, 0)::int as dead,
             (select i.received_at from inbound i where i.channel = w.channel order by i.received_at desc limit 1) as last
           from unnest($1::text[]) with ordinality as w(channel, place)
           left join (
             select c.channel, count(*) filter (where status = 'waiting' and unreachable is null) as waiting,
               extract(epoch from now() - min(o.created_at) filter (
                 where status = 'waiting' and unreachable is null and (not_before is null or not_before <= now())))::float8 as oldest,
               count(*) filter (where status = 'waiting' and unreachable is not null) as held, count(*) filter (where status = 'dead') as dead
             from outbox o join conversation c on c.id = o.conversation_id where o.status <> 'mailbox' group by c.channel) as o
             on o.channel = w.channel
           order by w.place`,
    values: [channels],
  });
  return {
    keptEvents: events?.kept ?? 0,
    keptOldestSeconds: events?.oldest ?? null,
    setAside: events?.set_aside ?? 0,
    channels: rows.map(({ channel, waiting, oldest, held, dead, last }) => {
      const lastEventAt = last?.toISOString() ?? null;
      return { channel, waiting, oldestSeconds: oldest, held, dead, lastEventAt };
    }),
  };
}
