import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFiledCase, anOfficer, auditOf } from "./desk-world.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;
let lan: { staffId: string };

beforeAll(async () => {
  db = await createTestDatabase();
  lan = await anOfficer(db, "Lan");
});

afterAll(() => db.drop());

const standing = async (id: string) =>
  (await db.query("select muted, unread, version from complaint where id = $1", [id]))[0];

describe("mute() and unmute()", () => {
  it("take away the mark, keep every word, say why, and are undone", async () => {
    const { id, story } = await aFiledCase(db);
    expect(await db.storage.mutes.mute(lan, id, "flood")).toBe(true);
    expect(await standing(id)).toEqual({ muted: "flood", unread: 0, version: 2 });
    expect((await db.storage.desk.open(lan, id))?.entries.map(({ text }) => text)).toEqual(story);
    expect(await db.storage.mutes.unmute(lan, id)).toBe(true);
    expect(await standing(id)).toEqual({ muted: null, unread: 0, version: 3 });
    expect((await auditOf(db, id)).filter(([, action]) => action !== "opened")).toEqual([
      [lan.staffId, "muted", "flood"],
      [lan.staffId, "unmuted", null],
    ]);
  });

  it("change nothing twice, and nothing that is not there", async () => {
    const { id } = await aFiledCase(db);
    const { mutes } = db.storage;
    expect(await mutes.unmute(lan, id)).toBe(false);
    await mutes.mute(lan, id, "flood");
    expect(await mutes.mute(lan, id, "threats")).toBe(false);
    expect((await standing(id)).muted).toBe("flood");
    expect([await mutes.mute(lan, randomUUID(), "flood"), await mutes.mute(lan, "x", "flood")]).toEqual([false, false]);
  });
});
