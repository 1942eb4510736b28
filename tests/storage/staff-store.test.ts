import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffMember, StaffStore } from "../../src/console/staff.ts";
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
