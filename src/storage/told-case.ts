import { type CaseLink, openLink, unwrapCaseKey } from "./case-rows.ts";
import type { SealingKey } from "./seal.ts";
import type { Keys } from "./sealed-rows.ts";

/** A case whose citizen is told: its key, and where they wrote from. */
export interface ToldCase {
  id: string;
  number: string;
  lang: string;
  anonymous: boolean;
  key: SealingKey;
  link: CaseLink | null;
  /** An enquiry without a name whose answer belongs into the talk itself. */
  here: boolean;
  /** The case is the one from which another was split off that tells it something. */
  whole?: boolean;
}

/** What is read of a case whose citizen is told. */
export interface ToldRow {
  id: string;
  number: string;
  lang: string;
  wrapped: Buffer;
  link: Buffer | null;
  here: boolean;
  anonymous: boolean;
}

/** Columns of a `ToldRow`, of `complaint c`. */
export const toldColumns = `c.id, c.number, c.lang, c.anonymous, c.wrapped_key as wrapped, c.sealed_link as link,
  not exists (select from complaint_person p where p.complaint_id = c.id) as here`;

/** The case of a row, with its key. */
export function toldCase(keys: Keys, { id, number, lang, anonymous, wrapped, link, here }: ToldRow): ToldCase {
  const key = unwrapCaseKey(keys.ring, id, wrapped);
  return { id, number, lang, anonymous, key, link: link ? openLink(key, id, link) : null, here };
}
