/** Whether what officers wrote came to the citizen. */
import type { Delivery } from "../complaints/desk.ts";
import { type MessagePlace, openDelivery } from "./case-rows.ts";
import type { Database } from "./database.ts";
import type { SealingKey } from "./seal.ts";

/** The entries of a case, and what is known of its citizen. */
interface Written {
  key: SealingKey;
  entries: readonly { id: string; seq: bigint; author: string; sealedDelivery: Uint8Array | null }[];
  linked: boolean;
  citizenRead: bigint;
}

/**
 * What became of each officer's message, by the id of its entry. A message that is no longer in the outbox arrived, unless its
 * whole conversation was deleted meanwhile: then it waits under the secret code like all that could not be delivered.
 */
export async function deliveriesOf(
  database: Pick<Database, "query">,
  written: Written,
): Promise<Map<string, Delivery>> {
  const told = written.entries.filter(({ author }) => author === "officer");
  const places = told.map(({ id, sealedDelivery }) =>
    sealedDelivery ? openDelivery(written.key, id, sealedDelivery) : null,
  );
  const found = await statusesOf(
    database,
    places.filter((place) => place !== null),
  );
  return new Map(
    told.map(({ id, seq }, at) => {
      const place = places[at] ?? null;
      if (written.citizenRead >= seq) return [id, "read"];
      if (place === null) return [id, written.linked ? "not-delivered" : "code"];
      return [id, found.get(nameOf(place)) ?? "not-delivered"];
    }),
  );
}

interface StatusRow {
  id: string;
  n: number;
  status: string | null;
  away: boolean;
}

async function statusesOf(
  database: Pick<Database, "query">,
  places: readonly MessagePlace[],
): Promise<Map<string, Delivery>> {
  if (places.length === 0) return new Map();
  const rows = await database.query<StatusRow>({
    name: "case-deliveries",
    text: `select m.id, m.n, o.status, c.unreachable is not null as away from unnest($1::uuid[], $2::int[]) as m(id, n)
           join conversation c on c.id = m.id left join outbox o on o.conversation_id = m.id and o.n = m.n`,
    values: [places.map(({ conversationId }) => conversationId), places.map(({ n }) => n)],
  });
  return new Map(rows.map((row) => [nameOf({ conversationId: row.id, n: row.n }), deliveryOf(row)]));
}

function deliveryOf({ status, away }: StatusRow): Delivery {
  if (status === null) return "arrived";
  return away || status === "dead" ? "not-delivered" : "sending";
}

function nameOf({ conversationId, n }: MessagePlace): string {
  return `${conversationId} ${n}`;
}
