import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ClusterAlarms, EmployerViews } from "../../src/complaints/employer-view.ts";
import type { Employers } from "../../src/complaints/employers.ts";
import type { FiledComplaint } from "../../src/flow/effect.ts";
import { addDays } from "../../src/rules/day.ts";
import { caseRulesOn } from "../case-rules.ts";
import { anOfficer } from "./desk-world.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createSharedDatabase, type SharedDatabase } from "./shared-database.ts";

let db: SharedDatabase;
let employers: Employers;
let views: EmployerViews;
let alarms: ClusterAlarms;
let lan: { staffId: string };
const today = "2026-03-05";

beforeAll(async () => {
  db = await createSharedDatabase({ cases: caseRulesOn(today), clusters: { workers: 5, days: 7 } });
  employers = db.other.employers;
  views = db.other.employerViews;
  alarms = db.other.clusters;
  lan = await anOfficer(db, "Lan");
});
afterEach(async () => {
  await db.query("delete from complaint");
  await db.query("update employer set joined_into = null");
  await db.query("delete from employer");
});
afterAll(() => db.drop());

interface Told extends Partial<FiledComplaint> {
  address?: string;
  daysAgo?: number;
}

async function filed({ address = randomUUID(), daysAgo = 0, ...changes }: Told): Promise<string> {
  const complaint = sampleComplaint({ place: null, ...changes });
  const at = `${addDays(today, -daysAgo)}T05:00:00.000Z`;
  const seen = await db.other.turns.load("web", address);
  await db.other.turns.commit(sampleTurn(seen, sampleEvent({ address, at }), { filed: [complaint] }));
  return complaint.id;
}

const idOf = async (normal: string): Promise<string> =>
  (await db.query("select id from employer where normal_name = $1", [normal]))[0].id;

const saoMai = { employer: { name: "Công ty Sao Mai" } };

describe("open()", () => {
  it("shows how the name was written, and why each spelling is this employer", async () => {
    await employers.import([{ name: "Công ty TNHH Sao Mai", taxCode: "4800123456", place: null }]);
    for (const name of ["cty SAO MAI", "sao mai", "cty SAO MAI", "mã số thuế 4800 123 456", "Sao Mai 0912 345 678"]) {
      await filed({ employer: { name } });
    }
    const view = await views.open(await idOf("sao mai"));
    expect(view?.spellings).toEqual([
      { spelling: "cty SAO MAI", why: "same-name" },
      { spelling: "mã số thuế 4800 123 456", why: "same-tax-code" },
      { spelling: "sao mai", why: "same-name" },
    ]);
    // A number that may be a phone stays out of the list of spellings.
    const kept = await db.query("select spelling from employer_spelling where spelling like '%0912%'");
    expect(kept).toEqual([]);
  });

  it("shows the names that were joined with reason, day, officer and cases, and leads from them to the employer", async () => {
    await filed(saoMai);
    await filed({ employer: { name: "Sao May" } });
    await filed({ employer: { name: "Xưởng anh Tư" } });
    const [keep, near, other] = [await idOf("sao mai"), await idOf("sao may"), await idOf("xuong anh tu")];
    await employers.join(lan, keep, near);
    await employers.join(lan, keep, other);
    const view = await views.open(near);
    expect([view?.employer.id, view?.employer.cases]).toEqual([keep, 3]);
    const joinedOn = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
    expect(view?.joined.map(({ id, ...name }) => [id, name])).toEqual([
      [near, { ...row("Sao May", 1), why: "near-name", joinedOn, by: "Lan", spellings: [spelled("Sao May")] }],
      [other, { ...row("Xưởng anh Tư", 1), why: "officer", joinedOn, by: "Lan", spellings: [spelled("Xưởng anh Tư")] }],
    ]);
  });

  it("counts the cases of each of twelve months", async () => {
    for (const daysAgo of [0, 1, 40, 300, 400]) await filed({ ...saoMai, daysAgo });
    const view = await views.open(await idOf("sao mai"));
    expect(view?.months.map(({ cases }) => cases)).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2]);
    expect([view?.months[0]?.month, view?.months[11]?.month]).toEqual(["2025-04", "2026-03"]);
  });

  it("proposes other names that may be the same, the likeliest first, and nothing that is joined", async () => {
    await filed(saoMai);
    await filed({ employer: { name: "sao mai" }, place: "tan-giang" });
    await filed({ employer: { name: "sao may" } });
    await filed({ employer: { name: "Gạch Nà Cáp" } });
    const own = (await db.query("select id from employer where normal_name = 'sao mai' and place is null"))[0].id;
    const proposed = async () => (await views.open(own))?.proposals.map(({ employer, why }) => [employer.name, why]);
    expect(await proposed()).toEqual([
      ["sao mai", "same-name"],
      ["sao may", "near-name"],
    ]);
    await employers.join(lan, own, await idOf("sao may"));
    expect(await proposed()).toEqual([["sao mai", "same-name"]]);
  });

  it("knows no employer of another id", async () => {
    expect([await views.open(randomUUID()), await views.open("x")]).toEqual([null, null]);
  });
});

function row(name: string, cases: number) {
  return { name, taxCode: null, place: null, listed: false, cases };
}

function spelled(spelling: string) {
  return { spelling, why: "same-name" };
}

describe("the alarm of many people about one employer", () => {
  const active = async () => {
    await alarms.refresh();
    return (await alarms.active()).map(({ name, workers, since }) => [name, workers, since]);
  };

  it("is raised by the fifth different person within seven days, and by none before", async () => {
    for (const daysAgo of [6, 6, 3, 1]) await filed({ ...saoMai, daysAgo, person: null, notify: false });
    await filed({ ...saoMai, daysAgo: 7, person: null, notify: false });
    expect(await active()).toEqual([]);
    await filed({ ...saoMai, person: null, notify: false });
    expect(await active()).toEqual([["Công ty Sao Mai", 5, "2026-02-27"]]);
  });

  it("says the same on the page of the employer, and picks it out of the list, joined names with it", async () => {
    await filed({ employer: { name: "Bản Giốc" } });
    for (let n = 0; n < 4; n += 1) await filed({ ...saoMai, person: null, notify: false });
    await filed({ employer: { name: "Nắng" }, person: null, notify: false });
    const id = await idOf("sao mai");
    await employers.join(lan, id, await idOf("nang"));
    await alarms.refresh();
    const active = await alarms.active();
    expect(active).toEqual([{ employerId: id, name: "Công ty Sao Mai", workers: 5, since: today }]);
    expect((await views.open(id))?.cluster).toEqual(active[0]);
    const among = active.map(({ employerId }) => employerId);
    const names = async (typed: string) => (await employers.list({ typed, among }, 10)).map(({ name }) => name);
    expect([await names(""), await names("nắng"), await names("giốc")]).toEqual([
      ["Công ty Sao Mai"],
      ["Công ty Sao Mai"],
      [],
    ]);
    expect(await employers.list({ typed: "", among: [] }, 10)).toEqual([]);
  });

  it("takes cases of one talk, and of one phone, for one person, whatever the names", async () => {
    const address = randomUUID();
    for (let n = 0; n < 4; n += 1) await filed({ ...saoMai, address, person: null, notify: true });
    for (const name of ["Lan", "Chị Lan"]) {
      await filed({ ...saoMai, person: { name, phone: "0912345678" }, notify: false });
    }
    expect(await active()).toEqual([]);
    for (let n = 0; n < 3; n += 1) await filed({ ...saoMai, person: null, notify: false });
    expect(await active()).toEqual([["Công ty Sao Mai", 5, "2026-03-05"]]);
  });

  it("counts no case that was merged into another, and counts joined names as one employer", async () => {
    const ids = [];
    for (let n = 0; n < 3; n += 1) ids.push(await filed({ ...saoMai, person: null, notify: false }));
    for (let n = 0; n < 2; n += 1) await filed({ employer: { name: "Nắng" }, person: null, notify: false });
    expect(await active()).toEqual([]);
    await employers.join(lan, await idOf("sao mai"), await idOf("nang"));
    expect(await active()).toEqual([["Công ty Sao Mai", 5, "2026-03-05"]]);
    await db.query(
      "update complaint set state = 'merged', ended_on = '2026-03-05', merged_into = $2 where id = $1",
      ids.slice(0, 2),
    );
    expect(await active()).toEqual([]);
  });

  it("is told once while it is on, and again when it comes back", async () => {
    for (let n = 0; n < 5; n += 1) await filed({ ...saoMai, person: null, notify: false });
    await alarms.refresh();
    await alarms.told(await alarms.untold(), today);
    await filed({ ...saoMai, person: null, notify: false });
    await alarms.refresh();
    expect([await alarms.untold(), (await alarms.active())[0]?.workers]).toEqual([[], 6]);
    await db.query("update complaint set received_at = received_at - interval '30 days'");
    expect(await active()).toEqual([]);
    await db.query("update complaint set received_at = received_at + interval '30 days'");
    await alarms.refresh();
    expect((await alarms.untold()).length).toBe(1);
  });

  it("follows a case that was filed while its employer was being joined", async () => {
    await filed(saoMai);
    await filed({ employer: { name: "Nắng" } });
    const [keep, drop] = [await idOf("sao mai"), await idOf("nang")];
    await employers.join(lan, keep, drop);
    await db.query("update complaint set employer_id = $1", [drop]);
    await alarms.refresh();
    expect(await db.query("select distinct employer_id from complaint")).toEqual([{ employer_id: keep }]);
  });
});
