/** Chats that members of staff linked. A chat is known by the keyed hash of its conversation, and its platform id only there. */
import { randomInt, randomUUID } from "node:crypto";
import { asleepAfterDays, type PhoneChat, type PhoneLink, type PhoneLinks } from "../complaints/phone-links.ts";
import type { Database } from "./database.ts";
import { conversationKey, type Keys } from "./sealed-rows.ts";
import { isUuid } from "./uuid-form.ts";

/** The linked chats of a database. */
export function createPhoneLinks(database: Database, keys: Keys): PhoneLinks {
  const parts = { database, keys };
  return {
    newCode: (staffId, ...[code, expiresAt]) => newCode(parts, staffId, { code, expiresAt }),
    list: (staffId) => list(database, staffId),
    async counts() {
      const rows = await database.query<{ id: string; count: number }>({
        name: "phone-counts",
        text: "select staff_id as id, count(*)::int as count from staff_link group by staff_id",
        values: [],
      });
      return new Map(rows.map(({ id, count }) => [id, count]));
    },
    confirm: ({ staffId }, linkId) => confirm(database, staffId, linkId),
    unlink: ({ staffId: by }, ...[staffId, linkId]) => unlink(database, by, { staffId, linkId }),
    async set(staffId, linkId, { quiet, digest }) {
      await database.query({
        name: "phone-set",
        text: `update staff_link set quiet_from = $3, quiet_until = $4, digest = $5 where id = $2::uuid and staff_id = $1::uuid`,
        values: [staffId, linkId, quiet.from, quiet.until, digest],
      });
    },
    claim: (chat, ...[code, quiet]) => claim(parts, chat, { code, quiet }),
    officer: (chat) => officer(parts, chat),
  };
}

interface Parts {
  database: Database;
  keys: Keys;
}

/** Upper and lower case, dashes and spaces do not matter. */
function codeHash({ house }: Keys, code: string): Buffer {
  return house.lookup("phone-code", code.toUpperCase().replace(/[^0-9A-Z]/g, ""));
}

async function newCode(
  { database, keys }: Parts,
  staffId: string,
  { code, expiresAt }: { code: string; expiresAt: string },
): Promise<void> {
  await database.query({
    name: "phone-code",
    text: `insert into staff_link_code (staff_id, hash, expires_at) values ($1, $2, $3)
           on conflict (staff_id) do update set hash = excluded.hash, expires_at = excluded.expires_at`,
    values: [staffId, codeHash(keys, code), expiresAt],
  });
}

interface LinkRow {
  id: string;
  channel: string;
  confirmed: boolean;
  check: string;
  since: Date;
  used: Date;
  from: string;
  until: string;
  digest: boolean;
  reachable: boolean;
}

async function list(database: Database, staffId: string): Promise<PhoneLink[]> {
  const rows = await database.query<LinkRow & Record<string, unknown>>({
    name: "phone-list",
    text: `select l.id, l.channel, l.confirmed_at is not null as confirmed, l.check_number as check, l.created_at as since,
             l.used_at as used, l.quiet_from as from, l.quiet_until as until, l.digest,
             exists (select from conversation c where c.key = l.conversation_key and c.unreachable is null) as reachable
           from staff_link l where l.staff_id = $1 order by l.created_at, l.id`,
    values: [staffId],
  });
  return rows.map(({ since, used, from, until, id, channel, confirmed, check, digest, reachable }) => ({
    ...{ id, channel, confirmed, check, digest, reachable },
    since: since.toISOString(),
    usedAt: used.toISOString(),
    quiet: { from, until },
  }));
}

async function confirm(database: Database, staffId: string, linkId: string): Promise<boolean> {
  if (!isUuid(linkId)) return false;
  const rows = await database.query({
    name: "phone-confirm",
    text: `with changed as (
             update staff_link set confirmed_at = now(), used_at = now()
             where id = $2::uuid and staff_id = $1::uuid and confirmed_at is null returning channel)
           insert into audit_entry (at, actor, action, detail)
           select now(), $1::uuid::text, 'phone-linked', channel from changed returning seq`,
    values: [staffId, linkId],
  });
  return rows.length > 0;
}

async function unlink(
  database: Database,
  by: string,
  { staffId, linkId = null }: { staffId: string; linkId?: string | null | undefined },
): Promise<number> {
  if (!isUuid(staffId) || (linkId !== null && !isUuid(linkId))) return 0;
  const rows = await database.query({
    name: "phone-unlink",
    text: `with gone as (delete from staff_link where staff_id = $2::uuid and ($3::uuid is null or id = $3) returning channel),
             code as (delete from staff_link_code where staff_id = $2::uuid and $3::uuid is null)
           insert into audit_entry (at, actor, action, detail)
           select now(), $1::text, 'phone-unlinked', concat_ws(' ', $2::uuid::text, channel) from gone returning seq`,
    values: [by, staffId, linkId],
  });
  return rows.length;
}

/** The same chat again, or one that was somebody else's, begins anew: nothing is taken over with a code. */
async function claim(
  { database, keys }: Parts,
  { channel, address }: PhoneChat,
  { code, quiet }: { code: string; quiet: { from: string; until: string } },
): ReturnType<PhoneLinks["claim"]> {
  const check = String(randomInt(10_000)).padStart(4, "0");
  const [row] = await database.query<{ name: string }>({
    name: "phone-claim",
    text: `with used as (
             delete from staff_link_code k using staff s where k.hash = $1 and k.expires_at > now() and s.id = k.staff_id and not s.disabled
             returning s.id, s.name),
           linked as (
             insert into staff_link as l (id, staff_id, channel, conversation_key, check_number, created_at, used_at, quiet_from, quiet_until)
             select $2::uuid, id, $3, $4, $5, now(), now(), $6, $7 from used
             on conflict (conversation_key) do update set id = excluded.id, staff_id = excluded.staff_id,
               check_number = excluded.check_number, confirmed_at = null, created_at = now(), used_at = now(),
               quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, digest = true),
           audited as (insert into audit_entry (at, actor, action, detail) select now(), id::text, 'phone-asked', $3::text from used)
           select name from used`,
    values: [
      codeHash(keys, code),
      randomUUID(),
      channel,
      conversationKey(keys, channel, address),
      check,
      quiet.from,
      quiet.until,
    ],
  });
  return row ? { name: row.name, check } : null;
}

interface OfficerRow {
  linkId: string;
  staffId: string;
  name: string;
  roles: string[];
  places: string[];
  kinds: string[];
  confirmed: boolean;
  check: string;
}

/** Asked for every command, so that what changed in the console counts at once. */
async function officer({ database, keys }: Parts, { channel, address }: PhoneChat): ReturnType<PhoneLinks["officer"]> {
  const [row] = await database.query<OfficerRow & Record<string, unknown>>({
    name: "phone-officer",
    text: `update staff_link l set used_at = now(),
             confirmed_at = case when l.used_at < now() - interval '${asleepAfterDays} days' then null else l.confirmed_at end
           from staff s where l.conversation_key = $1 and s.id = l.staff_id and not s.disabled
           returning l.id as "linkId", s.id as "staffId", s.name, s.roles, s.places, s.kinds, l.confirmed_at is not null as confirmed,
             l.check_number as check`,
    values: [conversationKey(keys, channel, address)],
  });
  if (!row) return null;
  const { linkId, staffId, name, roles, places, kinds, confirmed, check } = row;
  const reach = { places: limitOf(places), kinds: limitOf(kinds) };
  return { linkId, staffId, name, roles, reach, confirmed, check };
}

/** No places or kinds listed is no limit. */
function limitOf(listed: string[]): string[] | null {
  return listed.length === 0 ? null : listed;
}
