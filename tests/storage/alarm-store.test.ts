import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Finding } from "../../src/conversation/probe.ts";
import { createSharedDatabase, type SharedDatabase } from "./shared-database.ts";

let db: SharedDatabase;

beforeAll(async () => {
  db = await createSharedDatabase();
});

beforeEach(() => db.query("delete from alarm"));

afterAll(() => db.drop());

const nine = "2026-11-25T02:00:00.000Z";
const tokenOld: Finding = { alarm: "token-old", channel: "zalo", value: 6.6 };
const missing: Finding = { alarm: "webhook-missing", channel: "telegram" };
const raised = { alarm: "token-old", channel: "zalo", value: 7, since: nine };
const nothing = { raised: [], ended: [] };

describe("AlarmStore", () => {
  it("raises what is new, lists it, and says nothing of what is still wrong", async () => {
    const { alarms } = db.storage;
    expect(await alarms.active()).toEqual([]);
    const both = [{ alarm: "webhook-missing", channel: "telegram", value: null, since: nine }, raised];
    const changes = await alarms.report([missing, tokenOld], nine);
    expect([changes.raised.sort((a, b) => a.channel.localeCompare(b.channel)), changes.ended]).toEqual([both, []]);
    expect(await alarms.active()).toEqual([raised, both[0]]);
    expect(await alarms.report([missing, tokenOld], "2026-11-25T02:00:30.000Z")).toEqual(nothing);
  });

  it("raises the same alarm of two channels apart", async () => {
    const onTelegram: Finding = { ...tokenOld, channel: "telegram" };
    await db.storage.alarms.report([tokenOld], nine);
    expect((await db.storage.alarms.report([tokenOld, onTelegram], nine)).raised).toEqual([
      { ...raised, channel: "telegram" },
    ]);
  });

  it("keeps since when it is wrong and how it stands now", async () => {
    await db.storage.alarms.report([tokenOld], nine);
    await db.storage.alarms.report([{ ...tokenOld, value: 9 }], "2026-11-25T03:00:00.000Z");
    expect(await db.other.alarms.active()).toEqual([{ ...raised, value: 9 }]);
  });

  it("reminds after six hours, and then six hours after that", async () => {
    const { alarms } = db.storage;
    const at = async (now: string) => (await alarms.report([tokenOld], now)).raised;
    expect(await at(nine)).toEqual([raised]);
    expect(await at("2026-11-25T07:59:59.999Z")).toEqual([]);
    expect(await at("2026-11-25T08:00:00.000Z")).toEqual([raised]);
    expect(await at("2026-11-25T08:00:30.000Z")).toEqual([]);
    expect(await at("2026-11-25T13:59:59.000Z")).toEqual([]);
    expect(await at("2026-11-25T14:00:00.000Z")).toEqual([raised]);
  });

  it("ends what is not found any more, once, and raises it anew when it comes back", async () => {
    const { alarms } = db.storage;
    await alarms.report([tokenOld, missing], nine);
    expect(await alarms.report([missing], "2026-11-25T02:01:00.000Z")).toEqual({ raised: [], ended: [raised] });
    expect(await alarms.report([missing], "2026-11-25T02:01:30.000Z")).toEqual(nothing);
    const back = "2026-11-25T02:02:00.000Z";
    expect((await alarms.report([missing, tokenOld], back)).raised).toEqual([{ ...raised, since: back }]);
    expect((await alarms.report([], "2026-11-25T02:03:00.000Z")).ended).toHaveLength(2);
    expect(await alarms.active()).toEqual([]);
  });

  it("tells each change to exactly one of several processes that report at the same instant", async () => {
    const stores = Array.from({ length: 10 }, (_, index) => (index % 2 ? db.other : db.storage).alarms);
    const begun = await Promise.all(stores.map((store) => store.report([tokenOld, missing], nine)));
    expect(begun.flatMap((changes) => changes.raised)).toHaveLength(2);
    const later = "2026-11-25T09:00:00.000Z";
    const reminded = await Promise.all(stores.map((store) => store.report([tokenOld, missing], later)));
    expect(reminded.flatMap((changes) => changes.raised)).toHaveLength(2);
    const over = await Promise.all(stores.map((store) => store.report([], later)));
    expect(over.flatMap((changes) => changes.ended)).toHaveLength(2);
  });

  it("raises a finding that is reported twice in one call once", async () => {
    expect((await db.storage.alarms.report([tokenOld, tokenOld], nine)).raised).toEqual([raised]);
  });
});
