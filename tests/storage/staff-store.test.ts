import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffMember, StaffStore } from "../../src/console/staff.ts";
import { aFiledCase, auditOf } from "./desk-world.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;
let staff: StaffStore;

beforeAll(async () => {
  db = await createTestDatabase();
  staff = db.storage.staff;
});

afterAll(() => db.drop());

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

async function invited(expiresAt = inHours(1)): Promise<string> {
  const hash = randomUUID();
  await staff.invite({ hash, roles: ["officer"], by: null, expiresAt });
  return hash;
}

async function joined(login: string = randomUUID()): Promise<StaffMember> {
  const member = await staff.accept(await invited(), { login, name: "Lan", passwordHash: "argon" });
  if (member === null || member === "login-taken") throw new Error("the invitation was made a moment ago");
  return member;
}

describe("accept()", () => {
  it("makes the account the invitation is for, once", async () => {
    const hash = await invited();
    expect(await staff.invitation(hash)).toMatchObject({ roles: ["officer"], renews: null });
    const accounts = Array.from({ length: 5 }, (_, i) => ({
      login: `${hash}-${i}`,
      name: "Lan",
      passwordHash: "argon",
    }));
    const outcomes = await Promise.all(accounts.map((account) => staff.accept(hash, account)));
    const made = outcomes.filter((outcome) => outcome !== null);
    expect(made).toHaveLength(1);
    expect(await staff.invitation(hash)).toBe(null);
  });

  it("refuses a login that is taken, in any case, and leaves the invitation usable", async () => {
    const { login } = await joined("Nguyen.Lan");
    expect(login).toBe("nguyen.lan");
    const hash = await invited();
    expect(await staff.accept(hash, { login: "NGUYEN.lan", name: "Lan", passwordHash: "argon" })).toBe("login-taken");
    expect(await staff.invitation(hash)).not.toBe(null);
  });

  it("refuses an invitation that is unknown or too old", async () => {
    const account = { login: "late", name: "Lan", passwordHash: "argon" };
    expect(await staff.accept("unknown", account)).toBe(null);
    expect(await staff.accept(await invited(inHours(-1)), account)).toBe(null);
  });
});

describe("session()", () => {
  it("names who is signed in, and marks them as seen", async () => {
    const member = await joined();
    const hash = randomUUID();
    await staff.openSession({ hash, staffId: member.id, expiresAt: inHours(1), device: "" });
    expect(await staff.session(hash, inHours(-1))).toEqual(member);
    const listed = (await staff.list()).find(({ id }) => id === member.id);
    expect(Date.parse(listed?.lastSeen ?? "")).toBeGreaterThan(Date.now() - 60_000);
  });

  it("is over when it is unknown, past its end, unused too long, closed, or its account disabled", async () => {
    const member = await joined();
    const open = async (expiresAt = inHours(1)) => {
      const hash = randomUUID();
      await staff.openSession({ hash, staffId: member.id, expiresAt, device: "" });
      return hash;
    };
    expect(await staff.session("unknown", inHours(-1))).toBe(null);
    expect(await staff.session(await open(inHours(-0.1)), inHours(-1))).toBe(null);
    expect(await staff.session(await open(), inHours(1))).toBe(null);
    const [closed, disabled] = [await open(), await open()];
    await staff.closeSession(closed);
    expect(await staff.session(closed, inHours(-1))).toBe(null);
    await staff.setDisabled({ staffId: member.id }, member.id, true);
    expect(await staff.session(disabled, inHours(-1))).toBe(null);
    await staff.setDisabled({ staffId: member.id }, member.id, false);
    expect(await staff.session(disabled, inHours(-1))).toBe(null);
  });
});

describe("setDisabled()", () => {
  it("gives the open cases of the account back to the queue, so that somebody else can take them", async () => {
    const { turns, desk } = db.storage;
    const [gone, next] = [await joined(), await joined()];
    const [open, closed] = [sampleComplaint(), sampleComplaint()];
    const event = sampleEvent({ address: randomUUID() });
    await turns.commit(sampleTurn(await turns.load("web", event.address), event, { filed: [open, closed] }));
    for (const { id } of [open, closed]) await desk.move({ staffId: gone.id }, id, { move: "take" });
    await db.query("update complaint set state = 'closed' where id = $1", [closed.id]);
    await staff.setDisabled({ staffId: next.id }, gone.id, true);
    expect(await desk.move({ staffId: next.id }, open.id, { move: "take" })).toEqual({ ok: true });
    const actions = await db.query("select actor, action from audit_entry where complaint_id = $1 order by seq", [
      open.id,
    ]);
    expect(actions.slice(-2)).toEqual([
      { actor: next.id, action: "released" },
      { actor: next.id, action: "taken" },
    ]);
    expect(await db.query("select owner_id from complaint where id = $1", [closed.id])).toEqual([
      { owner_id: gone.id },
    ]);
  });
});

describe("setRoles()", () => {
  it("ends the sessions and gives back the cases that are no longer theirs", async () => {
    const { desk } = db.storage;
    const [chief, officer] = [await joined(), await joined()];
    const [kept, placeless, far] = [
      await aFiledCase(db, { place: "thuc-phan" }),
      await aFiledCase(db, { place: null }),
      await aFiledCase(db, { place: "trung-khanh" }),
    ];
    for (const { id } of [kept, placeless, far]) await desk.move({ staffId: officer.id }, id, { move: "take" });
    const hash = randomUUID();
    await staff.openSession({ hash, staffId: officer.id, expiresAt: inHours(1), device: "" });
    const reach = { places: ["thuc-phan"], kinds: null };
    await staff.setRoles({ staffId: chief.id }, officer.id, { roles: ["officer", "policy"], reach, works: true });
    expect(await staff.session(hash, inHours(-1))).toBe(null);
    const owners = await db.query("select id, owner_id from complaint where id = any($1)", [
      [kept.id, placeless.id, far.id],
    ]);
    const ownerOf = new Map(owners.map(({ id, owner_id }) => [id, owner_id]));
    expect([ownerOf.get(kept.id), ownerOf.get(placeless.id), ownerOf.get(far.id)]).toEqual([
      officer.id,
      officer.id,
      null,
    ]);
    expect((await auditOf(db, far.id)).at(-1)).toEqual([chief.id, "released", null]);
    const listed = (await staff.list()).find(({ id }) => id === officer.id);
    expect([listed?.roles, listed?.reach]).toEqual([["officer", "policy"], reach]);
    await staff.setRoles({ staffId: chief.id }, officer.id, { roles: ["auditor"], reach, works: false });
    expect(await db.query("select id from complaint where owner_id = $1", [officer.id])).toEqual([]);
    expect(await lastAbout(officer.id)).toEqual([chief.id, "staff-roles", `${officer.id} auditor`]);
  });
});

describe("passwords", () => {
  it("are renewed by a link once, for an account that is on, and all sessions end", async () => {
    const [admin, member] = [await joined(), await joined()];
    const links = [randomUUID(), randomUUID()];
    for (const hash of links) {
      await staff.invite({ hash, roles: [], renews: member.id, by: admin.id, expiresAt: inHours(1) });
    }
    const [link = "", other = ""] = links;
    expect(await staff.invitation(link)).toMatchObject({ renews: member.login });
    expect(await staff.accept(link, { login: "new", name: "New", passwordHash: "x" })).toBe(null);
    const hash = randomUUID();
    await staff.openSession({ hash, staffId: member.id, expiresAt: inHours(1), device: "" });
    const outcomes = await Promise.all([staff.renew(link, "fresh"), staff.renew(link, "fresh")]);
    expect(outcomes.filter((outcome) => outcome !== null)).toHaveLength(1);
    expect((await staff.byLogin(member.login))?.passwordHash).toBe("fresh");
    expect(await staff.session(hash, inHours(-1))).toBe(null);
    await staff.setDisabled({ staffId: admin.id }, member.id, true);
    expect(await staff.renew(other, "late")).toBe(null);
    expect(await staff.renew(await invited(), "x")).toBe(null);
  });

  it("that somebody changes end all their other sessions", async () => {
    const member = await joined();
    const [mine, other] = [randomUUID(), randomUUID()];
    for (const hash of [mine, other]) {
      await staff.openSession({ hash, staffId: member.id, expiresAt: inHours(1), device: "firefox linux" });
    }
    const listed = await staff.sessions(member.id, { hash: mine, activeSince: inHours(-1) });
    expect(listed.map(({ device, mine: here }) => `${device} ${here}`).sort()).toEqual([
      "firefox linux false",
      "firefox linux true",
    ]);
    expect(await staff.sessions(member.id, { hash: mine, activeSince: inHours(1) })).toEqual([]);
    await staff.setPassword(member.id, "fresh", mine);
    expect([await staff.session(mine, inHours(-1)), await staff.session(other, inHours(-1))]).toEqual([member, null]);
    await staff.endSessions(randomUUID(), { exceptHash: "" });
    expect(await staff.session(mine, inHours(-1))).toEqual(member);
    await staff.endSessions(member.id, { exceptHash: "" });
    expect(await staff.session(mine, inHours(-1))).toBe(null);
  });
});

describe("the second step", () => {
  const secret = new Uint8Array(20).fill(9);

  it("keeps its secret sealed, and takes each code once, also of two tries at once", async () => {
    const member = await joined();
    await staff.setSecondStep(member.id, { secret, used: 100, recovery: ["a", "b"] });
    const account = await staff.byLogin(member.login);
    expect([account?.secondStep, account?.codeSecret && [...account.codeSecret]]).toEqual([true, [...secret]]);
    const [row] = await db.query("select sealed_second_step as sealed from staff where id = $1", [member.id]);
    expect(Buffer.from(row.sealed).includes(Buffer.from(secret))).toBe(false);
    expect([await staff.useCode(member.id, 100), await staff.useCode(member.id, 99)]).toEqual([false, false]);
    const tries = await Promise.all(Array.from({ length: 8 }, () => staff.useCode(member.id, 101)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    const recoveries = await Promise.all(Array.from({ length: 8 }, () => staff.useRecovery(member.id, "a")));
    expect(recoveries.filter(Boolean)).toHaveLength(1);
    expect([await staff.useRecovery(member.id, "c"), await staff.useRecovery(member.id, "b")]).toEqual([false, true]);
  });

  it("is taken away with the sessions, and both are in the log", async () => {
    const [admin, member] = [await joined(), await joined()];
    await staff.setSecondStep(member.id, { secret, used: 1, recovery: [] });
    const hash = randomUUID();
    await staff.openSession({ hash, staffId: member.id, expiresAt: inHours(1), device: "" });
    await staff.resetSecondStep({ staffId: admin.id }, member.id);
    expect([await staff.session(hash, inHours(-1)), (await staff.byLogin(member.login))?.codeSecret]).toEqual([
      null,
      null,
    ]);
    expect(await lastAbout(member.id)).toEqual([admin.id, "second-step-reset", member.id]);
  });
});

describe("noteRefused()", () => {
  it("writes who, which right and which case, and nothing else", async () => {
    const member = await joined();
    const { id } = await aFiledCase(db);
    await staff.noteRefused({ staffId: member.id }, { right: "case.read", caseId: id });
    expect(await auditOf(db, id)).toEqual([[member.id, "access-refused", "case.read"]]);
    const page = await db.storage.auditBook.list({ act: "access-refused", limit: 1 });
    expect(page.lines).toMatchObject([
      { by: { is: "staff", name: "Lan" }, action: "access-refused", number: expect.any(String), detail: "case.read" },
    ]);
  });
});

/** The latest entry whose detail begins with this id: who, what, detail. */
async function lastAbout(id: string): Promise<unknown[]> {
  const [row] = await db.query(
    "select actor, action, detail from audit_entry where detail like $1 || '%' order by seq desc limit 1",
    [id],
  );
  return [row.actor, row.action, row.detail];
}

describe("failures()", () => {
  it("counts per login and per address, and forgets a login's on demand", async () => {
    await staff.noteFailure("lan", "192.0.2.1");
    await staff.noteFailure("LAN", "192.0.2.2");
    const counts = async () => {
      const { login, address } = await staff.failures("lan", "192.0.2.1");
      return [login.count, address.count];
    };
    expect(await counts()).toEqual([2, 1]);
    await staff.clearFailures("lan");
    expect(await counts()).toEqual([0, 1]);
  });

  it("leaves neither login nor address readable in the table", async () => {
    await staff.noteFailure("hoang.minh", "192.0.2.77");
    expect(
      JSON.stringify(await db.query("select *, encode(who_hash, 'escape') as text from sign_in_failure")),
    ).not.toMatch(/hoang|192\.0/);
  });
});
