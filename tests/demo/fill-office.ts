/** A new demo's office: invented cases, and what its staff did with some of them through the same doors as the console. */
import type { Actor } from "../../src/complaints/desk.ts";
import type { Content } from "../../src/content/content.ts";
import { rolesWith } from "../../src/rules/staff/roles.ts";
import { seedCases } from "../../src/storage/seed-run.ts";
import type { Storage } from "../../src/storage/storage.ts";
import type { DemoAccount } from "./demo-staff.ts";

/** Where cases are written, for whom, and how many. */
export interface OfficeParts {
  storage: Storage;
  content: Content;
  accounts: readonly DemoAccount[];
  cases: number;
}

/** Cases that are merged, given to the first officer, and denounced staff whose sender somebody asks to see. */
const merges = 3;
const given = 2;
const asked = 2;
const listedEmployers = 6;
/** The same office every time, so that what the tour tells of is there. */
const seed = 2026;

/** Writes the cases of a new demo. */
export async function fillOffice({ storage, content, accounts, cases }: OfficeParts): Promise<void> {
  const [places, roles] = [content.places.map(({ id }) => id), rolesWith(content.roles, "case.work")];
  await seedCases(storage.seeding, { count: cases, places, roles, seed, lives: true });
  await storage.refreshDueDays();
  const officers = accounts.filter(({ role }) => role === "officer");
  await listSomeEmployers(storage);
  await mergeSome(storage, officers);
  await giveSome(storage, accounts);
  for (const { id } of officers.slice(1, 2)) await askForSome(storage, { staffId: id });
}

/** As if the department had given its list. */
async function listSomeEmployers({ employers }: Storage): Promise<void> {
  const known = await employers.list({ typed: "" }, 100);
  const some = known.slice(0, listedEmployers).map(({ name, place }) => ({ name, taxCode: null, place }));
  await employers.import(some);
}

/** Merges cases of officers into others about the same employer. */
async function mergeSome(storage: Storage, officers: readonly DemoAccount[]): Promise<void> {
  let left = merges;
  for (const { id: staffId } of officers) {
    const { rows } = await storage.desk.list({ owner: staffId, state: "in-progress", limit: 50 });
    for (const { id } of rows) {
      const related = left > 0 ? await storage.surroundings.related(id) : [];
      const into = related.find(
        ({ sameEmployer, state }) => sameEmployer && ["received", "in-progress"].includes(state),
      );
      if (!into) continue;
      const done = await storage.desk.move({ staffId }, id, { move: "merge", case: into.number });
      if (done.ok) left -= 1;
    }
  }
}

/** The head gives cases that nobody has to the first officer, who sees it on the first page. */
async function giveSome(storage: Storage, accounts: readonly DemoAccount[]): Promise<void> {
  const [head, officer] = [
    accounts.find(({ role }) => role === "chief"),
    accounts.find(({ role }) => role === "officer"),
  ];
  if (!head || !officer) return;
  const { rows } = await storage.desk.list({ view: "unassigned", state: "received", limit: given });
  for (const { id } of rows)
    await storage.desk.move({ staffId: head.id }, id, { move: "assign", colleague: officer.id });
}

/** Somebody asks to see who complained about staff; a custodian has to agree. */
async function askForSome(storage: Storage, actor: Actor): Promise<void> {
  const { rows } = await storage.desk.list({ kind: "staff-conduct", limit: 20 });
  const named = rows.filter(({ anonymous }) => !anonymous);
  for (const { id } of named.slice(0, asked)) {
    await storage.identities.ask(actor, id, "Cần gọi để hẹn người gửi đến làm việc, họ chưa đọc tin nhắn.");
  }
}
