/** The days of a case on which its clocks depend, as they are read for the desk, for the citizen and for the sweep. */
import type { CaseTimes } from "../rules/cases/case-clocks.ts";
import type { CasePause } from "../rules/cases/paused-end.ts";
import { shownDay } from "./vietnam-days.ts";

/** A row with the columns of `timesColumns`. */
export interface TimesRow {
  track: CaseTimes["track"];
  state: CaseTimes["state"];
  urgent: boolean;
  received_on: string;
  heard_on: string | null;
  promised_on: string | null;
  promised_by: string | null;
  petition_on: string | null;
  accepted_on: string | null;
  settled_on: string | null;
  ended_on: string | null;
  circumstances: CaseTimes["circumstances"][number][];
  pauses: CasePause[] | null;
}

const day = (value: string) => `to_char(${value}, 'YYYY-MM-DD')`;

/**
 * What timesOf reads, of a complaint named c. `heard_on`: when the citizen first wrote or objected after the
 * officers last turned to them; from that day it is the office's turn again. The audit knows it also where no word came.
 */
export const timesColumns = `c.track, c.state, c.danger is not null as urgent, ${shownDay("c.received_at")} as received_on,
  ${day("c.promised_on")} as promised_on, ${day("c.promised_by")} as promised_by, ${day("c.petition_on")} as petition_on,
  ${day("c.accepted_on")} as accepted_on, ${day("c.settled_on")} as settled_on, ${day("c.ended_on")} as ended_on, c.circumstances,
  (select json_agg(json_build_object('from', ${day('p."from"')}, 'until', ${day("p.until")}, 'reason', p.reason) order by p."from", p.until)
   from complaint_pause p where p.complaint_id = c.id) as pauses,
  (select ${shownDay("min(a.at)")} from audit_entry a where a.complaint_id = c.id and a.action in ('added', 'dispute')
     and a.seq > (select max(o.seq) from audit_entry o where o.complaint_id = c.id
       and o.action in ('answered', 'asked', 'refused', 'transferred', 'closed', 'reopened'))) as heard_on`;

/** The days of a case from its row. */
export function timesOf(row: TimesRow): CaseTimes {
  const turnOn = [row.received_on, row.heard_on ?? "", row.promised_on ?? ""].sort().at(-1) ?? row.received_on;
  return {
    track: row.track,
    state: row.state,
    urgent: row.urgent,
    receivedOn: row.received_on,
    turnOn,
    promisedBy: row.promised_on === turnOn ? row.promised_by : null,
    petitionOn: row.petition_on,
    acceptedOn: row.accepted_on,
    settledOn: row.settled_on,
    endedOn: row.ended_on,
    circumstances: row.circumstances,
    pauses: row.pauses ?? [],
  };
}
