/** What citizens get of a move: the message as an entry of their case, and news of it where they wrote from. */
import { randomUUID } from "node:crypto";
import type { CaseRules } from "../complaints/case-rules.ts";
import type { Actor } from "../complaints/desk.ts";
import type { OfficerMove } from "../complaints/moves.ts";
import type { CaseTimes } from "../rules/cases/case-clocks.ts";
import { sealDelivery, sealEntry } from "./case-rows.ts";
import { hashesOf } from "./case-words.ts";
import { addWordsSql } from "./commit-words.ts";
import type { Database } from "./database.ts";
import type { Keys } from "./sealed-rows.ts";
import type { ToldCase } from "./told-case.ts";
import { writeNotice } from "./write-notice.ts";

/** Within the transaction of the move. */
interface Telling {
  query: Database["query"];
  keys: Keys;
  rules: CaseRules;
}

/** A move that was made. */
interface Made {
  told: ToldCase;
  /** The entry that holds the message; null when there is none. */
  entryId: string | null;
  /** Cases that were merged into it, and the one it was a part of. */
  others: readonly ToldCase[];
  actor: Actor;
  request: { move: OfficerMove | "split"; message?: string };
  after: CaseTimes;
}

/** Tells the citizen of a case, and those of cases merged into it, and notes which message in their talk says so. */
export async function tellCitizens(telling: Telling, made: Made): Promise<void> {
  await tell(telling, made, { to: made.told, entryId: made.entryId });
  for (const other of made.others) {
    const entryId = await copyMessage(telling, made, other);
    await tell(telling, made, { to: other, entryId });
  }
}

/** The message once more, sealed with the key of a case that was merged: its code opens it there, and its words are found. */
async function copyMessage({ query, keys }: Telling, made: Made, to: ToldCase): Promise<string> {
  const id = randomUUID();
  const text = messageTo(made, to);
  const words = hashesOf(keys.house, { texts: [text], anonymous: to.anonymous });
  await query({
    name: "case-message-copy",
    text: `with copied as (
             insert into complaint_entry (id, complaint_id, at, author, staff_id, sealed_text)
             values ($1::uuid, $2::uuid, now(), 'officer', $3::uuid, $4::bytea) returning complaint_id as id)
           ${addWordsSql("copied", "$5::int[]")}`,
    values: [id, to.id, made.actor.staffId, sealEntry(to.key, id, text), words],
  });
  return id;
}

/** The message as a citizen reads it: of a part of their case it says of which. */
function messageTo({ request, told }: Made, to: ToldCase): string {
  const text = request.message?.trim() ?? "";
  return to.whole ? `[${told.number}] ${text}` : text;
}

async function tell(
  { query, keys, rules }: Telling,
  made: Made,
  { to, entryId }: { to: ToldCase; entryId: string | null },
): Promise<void> {
  if (to.link === null) return;
  const { request, after } = made;
  const text = to.here && entryId !== null ? messageTo(made, to) : null;
  const message = rules.news(to.lang, { number: to.number, move: request.move, times: after, text });
  if (message === null) return;
  const place = await writeNotice(query, keys, { link: to.link, lang: to.lang, message });
  if (place === null || entryId === null) return;
  await query({
    name: "case-entry-delivery",
    text: "update complaint_entry set sealed_delivery = $2 where id = $1::uuid",
    values: [entryId, sealDelivery(to.key, entryId, place)],
  });
}
