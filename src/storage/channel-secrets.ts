/** Secrets of channels that change while they run: sealed, one row a channel, changed by one process at a time. */
import type { ChannelSecrets } from "../conversation/delivery.ts";
import type { Database } from "./database.ts";
import type { Keys } from "./sealed-rows.ts";

/** The channel secrets of a database. */
export function createChannelSecrets(database: Database, { ring }: Keys): ChannelSecrets {
  const place = (channel: string) => ({ column: "channel_secret.sealed_secret" as const, row: channel });
  const open = (channel: string, sealed: Buffer | null | undefined) =>
    sealed ? ring.open(place(channel), sealed).toString("utf8") : null;
  return {
    async load(channel) {
      const [row] = await database.query<{ sealed: Buffer | null }>({
        name: "secret-load",
        text: "select sealed_secret as sealed from channel_secret where channel = $1",
        values: [channel],
      });
      return open(channel, row?.sealed);
    },
    change: (channel, change) =>
      database.transaction(async (run) => {
        await run({
          text: "insert into channel_secret (channel, changed_at) values ($1, now()) on conflict do nothing",
          values: [channel],
        });
        // Waits until whoever changes it now has committed, and reads what they wrote.
        const [row] = await run<{ sealed: Buffer | null }>({
          text: "select sealed_secret as sealed from channel_secret where channel = $1 for update",
          values: [channel],
        });
        const current = open(channel, row?.sealed);
        const next = await change(current);
        if (next === null) return current;
        await run({
          text: "update channel_secret set sealed_secret = $2, changed_at = now() where channel = $1",
          values: [channel, ring.seal(place(channel), next)],
        });
        return next;
      }),
  };
}
