import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judgeFile } from "../../src/conversation/judge-file.ts";
import { phonePhoto, planted } from "../sample-pictures.ts";
import { anOfficer } from "./desk-world.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(() => db.drop());

const officer = { staffId: randomUUID() };

async function staff(): Promise<void> {
  await anOfficer(db, "Lan", officer.staffId);
}

describe("a photo that was sent with a complaint", () => {
  it("is opened again by an officer without what the camera wrote, and may be looked at", async () => {
    await staff();
    const { files, turns, desk } = db.storage;
    const address = randomUUID();
    const sound = await judgeFile({ name: "IMG_1.jpg", bytes: await phonePhoto() });
    if (typeof sound === "string") throw new Error(`refused: ${sound}`);
    const ref = await files.put("web", address, { id: randomUUID(), ...sound });
    expect(ref).toEqual({ id: ref.id, name: "IMG_1.jpg", type: "image/jpeg", size: sound.bytes.byteLength });
    const complaint = sampleComplaint({ files: [ref] });
    const seen = await turns.load("web", address);
    await turns.commit(sampleTurn(seen, sampleEvent({ address }), { filed: [complaint] }));
    expect((await desk.open(officer, complaint.id))?.files).toEqual([{ ...ref, viewable: true }]);
    const unsealed = Buffer.from((await desk.file(officer, complaint.id, ref.id))?.bytes ?? []);
    expect(unsealed).toEqual(Buffer.from(sound.bytes));
    for (const words of [...planted, "Exif", "GPS"]) expect(unsealed.includes(words)).toBe(false);
  });
});

describe("lost files", () => {
  it("are noted once each, listed newest first, and forgotten after 30 days", async () => {
    const { lostFiles } = db.storage;
    const [first, second] = [randomUUID(), randomUUID()];
    await lostFiles.note({ id: first, channel: "zalo", code: "zalo-file-404" });
    await lostFiles.note({ id: first, channel: "zalo", code: "zalo-file-502" });
    await db.query("update lost_file set at = now() - interval '29 days'");
    await lostFiles.note({ id: second, channel: "telegram", code: "telegram-timeout" });
    const list = async () => (await lostFiles.list(5)).map(({ id, channel, code }) => [id, channel, code]);
    expect(await list()).toEqual([
      [second, "telegram", "telegram-timeout"],
      [first, "zalo", "zalo-file-404"],
    ]);
    expect((await lostFiles.list(1)).map(({ id }) => id)).toEqual([second]);
    await db.query("update lost_file set at = now() - interval '31 days' where id = $1", [first]);
    await db.storage.sweep();
    expect(await list()).toEqual([[second, "telegram", "telegram-timeout"]]);
  });
});
