import type { EmployerView } from "../../src/complaints/employer-view.ts";
import { caseIds } from "./console-under-test.ts";

/** Ids of an employer and of a name joined into it. */
export const employerIds = {
  keep: "55555555-5555-4555-8555-000000000001",
  near: "55555555-5555-4555-8555-000000000002",
};
const row = {
  id: employerIds.keep,
  name: "Công ty TNHH Sao Mai",
  taxCode: "4800123456",
  place: "thuc-phan",
  listed: true,
  cases: 7,
};

/** An employer with spellings, a joined name, an alarm, and another that may be the same. */
export const sampleEmployer: EmployerView = {
  employer: row,
  spellings: [
    { spelling: "cty SAO MAI <b>", why: "same-name" },
    { spelling: "mst 4800123456", why: "same-tax-code" },
  ],
  joined: [
    {
      ...{ ...row, id: employerIds.near, name: "Sao May", taxCode: null, place: null, listed: false, cases: 2 },
      ...{ why: "near-name", joinedOn: "2026-11-20", by: "Bế Thị Thu", spellings: [] },
    },
  ],
  months: ["2026-08", "2026-09", "2026-10", "2026-11"].map((month, at) => ({ month, cases: [0, 1, 6, 8][at] ?? 0 })),
  cluster: { employerId: employerIds.keep, name: row.name, workers: 6, since: "2026-11-18" },
  proposals: [
    { employer: { ...row, id: caseIds[0] ?? "", name: "Sao Mai 2", taxCode: null, cases: 3 }, why: "same-name" },
  ],
};
