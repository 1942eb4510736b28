/**
 * Alarms about employers of whom many different people complain within days. Who wrote stays sealed: where talks came from and
 * phone numbers are opened in memory only to tell people apart, and only where there are enough cases to matter.
 */
import {
  type CaseSender,
  type ClusterAlarms,
  type ClusterLimits,
  countWorkers,
  type EmployerCluster,
} from "../complaints/employer-view.ts";
import { addDays, type Day } from "../rules/day.ts";
import { openLink, openPerson, unwrapCaseKey } from "./case-rows.ts";
import type { Database } from "./database.ts";
import { followJoinedNames } from "./join-employers.ts";
import type { Keys } from "./sealed-rows.ts";
import { beginOf, shownDay } from "./vietnam-days.ts";

/** What alarms are worked out with. */
interface ClusterParts {
  database: Database;
  keys: Keys;
  today(): Day;
}

/** The columns of an alarm, of an employer_cluster named a and its employer e. */
export const clusterColumns = `e.id as "employerId", e.name, a.workers, to_char(a.since, 'YYYY-MM-DD') as since`;

/** The alarms of a database, by limits that are data. */
export function createClusterAlarms(parts: ClusterParts, limits: ClusterLimits): ClusterAlarms {
  const { database } = parts;
  const read = (condition: string) =>
    database.query<EmployerCluster & Record<string, unknown>>({
      text: `select ${clusterColumns} from employer_cluster a join employer e on e.id = a.employer_id
             where ${condition} order by a.workers desc, e.name, e.id`,
      values: [],
    });
  return {
    refresh: () => refresh(parts, limits),
    active: () => read("true"),
    untold: () => read("a.told_on is null"),
    async told(clusters, today) {
      await database.query({
        name: "clusters-told",
        text: "update employer_cluster set told_on = $2::date where employer_id = any($1::uuid[])",
        values: [clusters.map(({ employerId }) => employerId), today],
      });
    },
  };
}

async function refresh(parts: ClusterParts, limits: ClusterLimits): Promise<void> {
  const { database } = parts;
  await followJoinedNames(database);
  const cases = await recentCases(parts, limits);
  const clusters = [...new Set(cases.map(({ employer }) => employer))].flatMap((employer) => {
    const own = cases.filter((one) => one.employer === employer);
    const workers = countWorkers(own);
    const since = own.map(({ day }) => day).sort()[0];
    return workers >= limits.workers && since !== undefined ? [{ employer, workers, since }] : [];
  });
  // An alarm that goes on is not told again; one that ended and comes back is.
  await database.query({
    name: "clusters-refresh",
    text: `with found as (select * from unnest($1::uuid[], $2::int[], $3::date[]) as f(employer_id, workers, since)),
           over as (delete from employer_cluster a where not exists (select from found where found.employer_id = a.employer_id))
           insert into employer_cluster (employer_id, workers, since) select * from found
           on conflict (employer_id) do update set workers = excluded.workers, since = excluded.since
           where (employer_cluster.workers, employer_cluster.since) is distinct from (excluded.workers, excluded.since)`,
    values: [
      clusters.map(({ employer }) => employer),
      clusters.map(({ workers }) => workers),
      clusters.map(({ since }) => since),
    ],
  });
}

interface RecentRow {
  id: string;
  employer: string;
  day: Day;
  wrapped: Buffer;
  link: Buffer | null;
  person: Buffer | null;
}

/** The cases of the last days about employers that have enough of them. What was merged or is a part of another is no other person. */
async function recentCases(
  { database, keys, today }: ClusterParts,
  { workers, days }: ClusterLimits,
): Promise<(CaseSender & Pick<RecentRow, "employer" | "day">)[]> {
  const rows = await database.query<RecentRow & Record<string, unknown>>({
    name: "clusters-cases",
    text: `with recent as materialized (
             select c.id, c.employer_id from complaint c
             where c.received_at >= ${beginOf("$1::date")} and c.employer_id is not null
               and c.state <> 'merged' and c.split_from is null),
           many as (select employer_id from recent group by employer_id having count(*) >= $2::int)
           select c.id, c.employer_id as employer, ${shownDay("c.received_at")} as day,
             c.wrapped_key as wrapped, c.sealed_link as link, p.sealed_person as person
           from many join recent r using (employer_id) join complaint c on c.id = r.id
             left join complaint_person p on p.complaint_id = c.id order by c.id`,
    values: [addDays(today(), 1 - days), workers],
  });
  return rows.map(({ id, employer, day, ...row }) => ({ employer, day, ...senderOf(keys, id, row) }));
}

function senderOf(
  keys: Keys,
  id: string,
  { wrapped, link, person }: Pick<RecentRow, "wrapped" | "link" | "person">,
): CaseSender {
  if (link === null && person === null) return { link: null, phone: null };
  const key = unwrapCaseKey(keys.ring, id, wrapped);
  const from = link && openLink(key, id, link);
  const phone = person ? openPerson(key, id, person).phone.replace(/\D/g, "").replace(/^84/, "0") : "";
  return { link: from && JSON.stringify([from.channel, from.address]), phone: phone || null };
}
