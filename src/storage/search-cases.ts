/**
 * What is typed into the search of the queue: a phone number, the beginning of a case number, an employer, or words. Where few
 * cases fit they are found by their index; of more than so many it is enough to know how to recognise one on a walk.
 */
import type { SealedOff } from "../complaints/identity-desk.ts";
import { readPhone } from "../flow/read/read-phone.ts";
import { normalEmployerName } from "../search/employer-name.ts";
import { searchedHashes, searchedNumber } from "./case-words.ts";
import type { Database } from "./database.ts";
import { type Place, placeholders } from "./placeholders.ts";
import type { Condition } from "./queue-conditions.ts";
import type { Keys } from "./sealed-rows.ts";

/** Cases that are found by one index at most; where more fit, the walk meets enough of them. */
const foundAtMost = 3_000;
/** Employers of a name at most. */
const employersAtMost = 200;

/** What is searched with. */
export interface SearchParts {
  database: Pick<Database, "query">;
  keys: Keys;
  /** Cases of which it takes two people to see who wrote. */
  sealedOff?: SealedOff;
}

/** A way in which a case can fit: by which rows it is found, and by what it is recognised. */
interface Way {
  /** SQL of the ids. */
  ids(at: Place): string;
  /** Holds for a complaint named c. */
  fits(at: Place): string;
}

/** What was typed, as a condition; `byPhone`: it is the number of a person. */
export interface Search {
  condition: Condition | null;
  byPhone: boolean;
}

/** The condition of what was typed; null when it is nothing to search for. */
export async function searchOf(parts: SearchParts, typed: string): Promise<Search> {
  const byPhone = readPhone(typed).ok;
  const ways = byPhone ? [phoneWay(parts, typed)] : await waysOf(parts, typed);
  if (ways.length === 0) return { condition: { sql: () => "false", by: 0 }, byPhone };
  const ids = await idsOf(parts, ways);
  const few = ids.length <= foundAtMost;
  const condition: Condition = few
    ? { sql: (at) => `c.id = any(${at(ids, "uuid[]")})`, by: 0 }
    : { sql: (at) => `(${ways.map(({ fits }) => fits(at)).join(" or ")})` };
  return { condition, byPhone };
}

async function waysOf(parts: SearchParts, typed: string): Promise<Way[]> {
  const number = numberWay(typed);
  const long = searchedNumber(parts.keys.house, typed);
  if (number) return long === null ? [number] : [number, wordsWay([long])];
  const words = searchedHashes(parts.keys.house, typed);
  const employers = await employersOf(parts, typed);
  return [
    // Who it is about stands in the row itself, so it is looked at before the words.
    ...(employers.length > 0 ? [employerWay(employers)] : []),
    ...(words.length > 0 ? [wordsWay(long === null ? words : [...words, long])] : []),
  ];
}

/** A case number, or its beginning, with its dashes or without. */
function numberWay(typed: string): Way | null {
  const digits = typed.replace(/[\s-]/g, "");
  if (!/^\d{1,10}$/.test(digits)) return null;
  const first = [digits.slice(0, 2), digits.slice(2, 6), digits.slice(6)].filter(Boolean).join("-");
  // Numbers are compared byte by byte: ":" is what follows the nine.
  const fits = (at: Place) => `(c.number >= ${at(first, "text")} and c.number < ${at(`${first}:`, "text")})`;
  return { fits, ids: (at) => `select c.id from complaint c where ${fits(at)}` };
}

function wordsWay(hashes: readonly number[]): Way {
  const holds = (at: Place) => `w.words @> ${at(hashes, "int[]")}`;
  return {
    ids: (at) => `select w.complaint_id as id from complaint_word w where ${holds(at)}`,
    // As a value and not as "exists": of that PostgreSQL may read all cases with these words, to look up a few.
    fits: (at) => `(select ${holds(at)} from complaint_word w where w.complaint_id = c.id)`,
  };
}

/**
 * A phone number leads to a person. Where it takes two people to see who wrote, it leads nowhere: else whoever suspects
 * somebody could make sure.
 */
function phoneWay({ keys, sealedOff = { kinds: [], tracks: [] } }: SearchParts, typed: string): Way {
  const words = wordsWay([searchedNumber(keys.house, typed) ?? -1]);
  const open = (at: Place) =>
    `c.kind <> all(${at([...sealedOff.kinds], "text[]")}) and c.track <> all(${at([...sealedOff.tracks], "text[]")})`;
  return {
    ids: (at) => `select c.id from complaint c where c.id in (${words.ids(at)}) and ${open(at)}`,
    fits: (at) => `(${words.fits(at)} and ${open(at)})`,
  };
}

async function employersOf({ database }: SearchParts, typed: string): Promise<string[]> {
  const name = normalEmployerName(typed);
  if (name === "") return [];
  const rows = await database.query<{ id: string }>({
    text: `select id from employer where normal_name like '%' || $1 || '%' limit ${employersAtMost}`,
    values: [name],
  });
  return rows.map(({ id }) => id);
}

function employerWay(employers: readonly string[]): Way {
  const fits = (at: Place) => `c.employer_id = any(${at(employers, "uuid[]")})`;
  return { fits, ids: (at) => `select c.id from complaint c where ${fits(at)}` };
}

/** The cases that fit in one of these ways, one more than are found by an index when there are more. */
async function idsOf({ database }: SearchParts, ways: readonly Way[]): Promise<string[]> {
  const { values, at } = placeholders();
  const each = ways.map(({ ids }) => `(${ids(at)} limit ${foundAtMost + 1})`);
  const rows = await database.query<{ id: string }>({ text: each.join(" union "), values });
  return rows.map(({ id }) => id);
}
