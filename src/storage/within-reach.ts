/**
 * The one place where somebody's reach holds: every desk that opens or changes a case is wrapped here. A case outside of
 * the actor's reach is answered like one that is not there, and the attempt is written into the audit log.
 */
import type { CaseSurroundings } from "../complaints/case-surroundings.ts";
import type { Actor, CaseDesk } from "../complaints/desk.ts";
import type { IdentityDesk } from "../complaints/identity-desk.ts";
import type { MuteDesk } from "../complaints/mute-desk.ts";
import type { Keeper, PersonRecords } from "../complaints/person-records.ts";
import { isEverywhere } from "../complaints/reach.ts";
import type { Database } from "./database.ts";
import { reachSql } from "./reach-sql.ts";
import { isUuid } from "./uuid-form.ts";

/** Says whether a case may be touched; of one that is not there the desk itself says so. */
export type Admits = (actor: Actor, caseId: string) => Promise<boolean>;

/** Looks at place and kind of a case, and notes who reached for one that is not theirs. Without a limit nothing is asked. */
export function admitsOn(database: Database): Admits {
  return async ({ staffId, reach }, caseId) => {
    if (!reach || isEverywhere(reach) || !isUuid(caseId)) return true;
    const outside = await database.query({
      name: "case-out-of-reach",
      text: `with found as (
               select id from complaint c where id = $1::uuid and not (${reachSql(2)}))
             insert into audit_entry (at, actor, action, complaint_id, detail)
             select now(), $4::text, 'access-refused', id, 'reach' from found returning seq`,
      values: [caseId, reach.places, reach.kinds, staffId],
    });
    return outside.length === 0;
  };
}

const notThere = { ok: false, reason: "not-found" } as const;

/** The desk of cases within reach; lists are limited by what is asked of them. */
export function deskWithinReach(desk: CaseDesk, admits: Admits): CaseDesk {
  return {
    ...desk,
    open: async (actor, id) => ((await admits(actor, id)) ? desk.open(actor, id) : null),
    file: async (actor, ...[caseId, fileId]) =>
      (await admits(actor, caseId)) ? desk.file(actor, caseId, fileId) : null,
    move: async (actor, ...[id, request]) => ((await admits(actor, id)) ? desk.move(actor, id, request) : notThere),
    note: async (actor, ...[id, text]) => ((await admits(actor, id)) ? desk.note(actor, id, text) : notThere),
  };
}

/** The identity desk within reach. */
export function identitiesWithinReach(desk: IdentityDesk, admits: Admits, database: Database): IdentityDesk {
  const caseOf = async (requestId: string) => {
    if (!isUuid(requestId)) return "";
    const text = "select complaint_id as id from identity_request where id = $1";
    const [found] = await database.query<{ id: string }>({ name: "case-of-request", text, values: [requestId] });
    return found?.id ?? "";
  };
  return {
    ...desk,
    look: async (caseId, actor) => (!actor || (await admits(actor, caseId)) ? desk.look(caseId) : null),
    ask: async (actor, ...[caseId, reason]) =>
      (await admits(actor, caseId)) ? desk.ask(actor, caseId, reason) : notThere,
    decide: async (actor, ...[requestId, agree]) =>
      (await admits(actor, await caseOf(requestId))) ? desk.decide(actor, requestId, agree) : notThere,
    open: async (actor, requestId) => (await admits(actor, await caseOf(requestId))) && desk.open(actor, requestId),
    person: async (actor, caseId) => ((await admits(actor, caseId)) ? desk.person(actor, caseId) : null),
  };
}

/** Muting within reach. */
export function mutesWithinReach(desk: MuteDesk, admits: Admits): MuteDesk {
  return {
    mute: async (actor, ...[caseId, reason]) => (await admits(actor, caseId)) && desk.mute(actor, caseId, reason),
    unmute: async (actor, caseId) => (await admits(actor, caseId)) && desk.unmute(actor, caseId),
  };
}

/** Records of people within reach. */
export function recordsWithinReach(records: PersonRecords, admits: Admits): PersonRecords {
  const holds = ({ by, reach }: Keeper, caseId: string) => admits({ staffId: by, ...(reach ? { reach } : {}) }, caseId);
  return {
    ...records,
    export: async (keeper, caseId) => ((await holds(keeper, caseId)) ? records.export(keeper, caseId) : null),
    erase: async (keeper, caseId) => ((await holds(keeper, caseId)) ? records.erase(keeper, caseId) : null),
  };
}

/** What surrounds cases, within reach. */
export function surroundingsWithinReach(around: CaseSurroundings, admits: Admits): CaseSurroundings {
  return {
    ...around,
    look: async (actor, caseId) => ((await admits(actor, caseId)) ? around.look(actor, caseId) : []),
    record: async (actor, ...[caseId, act]) => (await admits(actor, caseId)) && around.record(actor, caseId, act),
    split: async (actor, ...[caseId, request]) =>
      (await admits(actor, caseId)) ? around.split(actor, caseId, request) : notThere,
  };
}
