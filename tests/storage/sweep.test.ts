import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(() => db.drop());

const count = async (table: string) => (await db.query(`select count(*)::int as n from ${table}`))[0].n;

describe("sweep()", () => {
  it("knows an event for seven days, and keeps what still waits or failed", async () => {
    const { turns } = db.storage;
    const address = randomUUID();
    const event = sampleEvent({ address });
    const again = async () => turns.commit(sampleTurn(await turns.load("web", address), event));
    await again();
    await turns.keep(sampleEvent({ address, key: "waits" }));
    await db.query("update inbound set received_at = now() - interval '6 days 23 hours'");
    await db.storage.sweep();
    expect((await again()).outcome).toBe("duplicate");
    await db.query("update inbound set received_at = now() - interval '7 days 1 hour'");
    await db.storage.sweep();
    expect(await db.query("select status from inbound")).toEqual([{ status: "kept" }]);
  });

  it("wipes sessions, invitations and failed sign-ins that are over", async () => {
    const { staff } = db.storage;
    const past = new Date(Date.now() - 60_000).toISOString();
    const future = new Date(Date.now() + 60_000).toISOString();
    await staff.invite({ hash: "used", roles: ["officer"], by: null, expiresAt: future });
    const member = await staff.accept("used", { login: "lan", name: "Lan", passwordHash: "argon" });
    if (member === null || member === "login-taken") throw new Error("the invitation was made a moment ago");
    await staff.openSession({ hash: "over", staffId: member.id, expiresAt: past, device: "" });
    await staff.openSession({ hash: "open", staffId: member.id, expiresAt: future, device: "" });
    await staff.noteFailure("lan", "192.0.2.1");
    await db.storage.sweep();
    expect(await db.query("select hash from staff_session")).toEqual([{ hash: "open" }]);
    expect([await count("invitation"), await count("sign_in_failure")]).toEqual([1, 2]);
    await db.query("update invitation set expires_at = now() - interval '8 days'");
    await db.query("update sign_in_failure set at = now() - interval '3 days'");
    await db.storage.sweep();
    expect([await count("invitation"), await count("sign_in_failure")]).toEqual([0, 0]);
  });
});

describe("health()", () => {
  it("gives the age of the oldest event that waits", async () => {
    await db.query("delete from inbound");
    expect(await db.storage.health()).toEqual({ database: true, keptOldestSeconds: null });
    await db.storage.turns.keep(sampleEvent({ address: "waits", at: new Date(Date.now() - 90_000).toISOString() }));
    const { keptOldestSeconds } = await db.storage.health();
    expect(Math.floor((keptOldestSeconds ?? 0) / 90)).toBe(1);
  });
});
