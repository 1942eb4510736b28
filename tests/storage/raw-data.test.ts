import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FiledComplaint } from "../../src/flow/effect.ts";
import type { Log } from "../../src/storage/log.ts";
import { backup } from "../../src/storage/maintenance.ts";
import { openStorage, type StorageConfig } from "../../src/storage/open-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { caseRulesOn } from "../case-rules.ts";
import { sampleComplaint, sampleEvent, sampleSession, sampleTurn } from "./sample-turn.ts";
import { away } from "./sending.ts";
import { testDay } from "./test-database.ts";

/** What a thief must not find. No other test data holds these words. */
const planted = {
  name: "Vi Thị Nhuần",
  phone: "0987120345",
  sentence: "Quản đốc khóa cửa xưởng từ nửa đêm.",
  address: "zalo-8841770923351",
  file: "ảnh cánh cửa.jpg",
  bytes: "JFIF của cánh cửa bị khóa",
  answer: "Thanh tra đến xưởng sáng mai.",
  token: "hEnY8wLqTz3vRb5mKc0XoPuA",
  notice: "Hồ sơ đã có lời đáp của thanh tra.",
  context: "tin-nhan-66120489",
  reason: "Gọi hỏi ổ khóa do ai giữ.",
  about: "Đốc công Bế Khóa Xưởng",
  request: "Mở cửa xưởng và trả lại chìa.",
  street: "ngõ 7 phố Then Cửa",
  danger: "Có người ngất sau cánh cửa khóa",
  moreDanger: "Ngất thêm hai người rồi",
  objection: "Chưa ai mở khóa, xin xem lại",
  added: "Chiều nay lại khóa trái",
  draft: "Bản nháp kể chuyện chùm chìa",
  draftFile: "chùm chìa chụp lén.jpg",
  camera: "Máy ảnh Then Cài 22.6657N 106.2522E",
};

/** An officer's name, which is not sealed: the search must find it. */
const inTheClear = "Lò Văn Đối Chứng";

let dataDir: string;
let config: StorageConfig;
const logged: unknown[] = [];
const log: Log = {
  info: (...line) => logged.push(line),
  warn: (...line) => logged.push(line),
  error: (...line) => logged.push(line),
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "an-sinh-raw-"));
  config = { dataDir, databasePool: 4, host: "127.0.0.1" };
  const storage = await openStorage(config, log, {
    cases: caseRulesOn(testDay, (_lang, { move }) =>
      move === "answer" ? { kind: "text", text: planted.notice } : null,
    ),
  });
  await tellEverything(storage);
  await storage.close();
  await backup(config, join(dataDir, "planted.backup"));
});

afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** Everything that a citizen and an officer put into the database, on all ways: kept, done, failed, drafted, filed. */
async function tellEverything(storage: Storage): Promise<void> {
  const { turns, files, desk, staff } = storage;
  const { address } = planted;
  const input = { kind: "text", text: planted.sentence } as const;
  const photo = await files.put("zalo", address, {
    id: randomUUID(),
    name: planted.file,
    type: "image/jpeg",
    bytes: Buffer.from(planted.bytes),
  });
  const context = { replyTo: planted.context };
  const event = sampleEvent({ channel: "zalo", address, key: `${address}-1`, input, context });
  await turns.keep(event);
  const kept = await turns.next("zalo", address);
  if (!kept) throw new Error("the event was kept a moment ago");
  const complaint = plantedComplaint([photo]);
  const session = sampleSession({ drafts: { complaint: { story: { kind: "text", text: planted.sentence } } } });
  await storage.secrets.change("zalo", async () => planted.token);
  await expect(storage.secrets.change("zalo", () => Promise.reject(new Error(planted.token)))).rejects.toThrow();
  const turn = { session, sender: randomUUID(), says: [planted.sentence, planted.name], filed: [complaint] };
  expect((await turns.commit(sampleTurn(await turns.load("zalo", address, kept.seq), kept, turn))).outcome).toBe(
    "committed",
  );
  const twice = sampleEvent({ channel: "zalo", address, input });
  const collides = { ...turn, filed: [{ ...plantedComplaint([]), number: complaint.number }] };
  expect((await turns.commit(sampleTurn(await turns.load("zalo", address), twice, collides))).outcome).toBe("stale");
  await staff.noteFailure(planted.name, planted.phone);
  await staff.invite({ hash: "h", roles: ["officer"], by: null, expiresAt: "2099-01-01T00:00:00.000Z" });
  const officer = await staff.accept("h", { login: "officer", name: inTheClear, passwordHash: "argon" });
  if (officer === null || officer === "login-taken") throw new Error("the invitation was made a moment ago");
  await desk.move({ staffId: officer.id }, complaint.id, { move: "take" });
  await desk.move({ staffId: officer.id }, complaint.id, { move: "answer", message: planted.answer, version: 2 });
  await storage.identities.ask({ staffId: officer.id }, complaint.id, planted.reason);
  const request = (await storage.identities.look(complaint.id))?.requests[0];
  expect(request?.reason).toBe(planted.reason);
  expect(await storage.secrets.load("zalo")).toBe(planted.token);
  await deliverEverything(storage, turn.sender);
  await tellMore(storage, complaint);
}

/** What comes later: a danger and more of it, additions, an objection, a draft that its person has deleted. */
async function tellMore({ turns, files, lookUps }: Storage, complaint: FiledComplaint): Promise<void> {
  const commit = async (address: string, changes: Parameters<typeof sampleTurn>[2]) => {
    const event = sampleEvent({ channel: "zalo", address, input: { kind: "text", text: planted.danger } });
    const turn = sampleTurn(await turns.load("zalo", address), event, changes);
    expect((await turns.commit(turn)).outcome).toBe("committed");
  };
  const { address } = planted;
  const urgent = sampleComplaint({ story: [planted.danger], person: null, notify: false, danger: "confinement" });
  await commit(address, { filed: [urgent], says: [planted.danger] });
  const promisedBy = "2026-03-05";
  await commit(address, { appended: [{ to: { urgent: urgent.id }, text: planted.moreDanger, files: [], promisedBy }] });
  await commit(address, { withdrawn: [urgent.id] });
  const on = { code: complaint.code };
  await commit(address, { appended: [{ to: on, text: planted.added, files: [], promisedBy }] });
  const objection = { is: "dispute" as const, text: planted.objection, files: [], promisedBy };
  await commit(address, { acted: [{ on, act: objection }] });
  expect((await lookUps.caseWithPetition(complaint.code))?.told).toEqual({
    about: planted.about,
    request: planted.request,
  });
  const other = `${address}-draft`;
  const name = planted.draftFile;
  await files.put("zalo", other, { id: randomUUID(), name, type: "image/jpeg", bytes: Buffer.from(planted.camera) });
  const drafts = { complaint: { story: { kind: "story" as const, texts: [planted.draft], files: [], done: false } } };
  await commit(other, { session: sampleSession({ drafts }), says: [planted.draft] });
  await turns.keep(sampleEvent({ channel: "zalo", address: other, input: { kind: "text", text: planted.draft } }));
  await turns.forget("zalo", other);
}

/** What was said goes all ways: delivered, given up, listed, held. */
async function deliverEverything(storage: Storage, sender: string): Promise<void> {
  const { id: conversationId } = await storage.turns.load("zalo", planted.address);
  const waiting = await storage.deliveries.waiting(sender, conversationId);
  expect([waiting?.to.address, waiting?.messages.map(({ n }) => n)]).toEqual([planted.address, [1, 2, 3]]);
  await storage.deliveries.settle([
    { is: "delivered", conversationId, numbers: [1] },
    { is: "dead", conversationId, n: 2, code: "zalo--201" },
    away(conversationId, "zalo--213"),
  ]);
  expect(await storage.deadLetters.list(10)).toHaveLength(1);
}

function plantedComplaint(files: FiledComplaint["files"]): FiledComplaint {
  const person = { name: planted.name, phone: planted.phone, address: planted.street };
  const petition = { about: planted.about, request: planted.request };
  return sampleComplaint({ story: [planted.sentence], person, files, petition });
}

/** Every way in which a text may lie in a file: encodings, forms of Unicode, without marks, as hex, base64 and in addresses. */
function formsOf(text: string): Buffer[] {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");
  const spellings = [
    text,
    text.normalize("NFD"),
    text.toLowerCase(),
    text.toUpperCase(),
    bare,
    bare.toLowerCase(),
    bare.toUpperCase(),
  ];
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return [...new Set(spellings), escaped].flatMap((spelling) => {
    const utf8 = Buffer.from(spelling);
    const utf16 = Buffer.from(spelling, "utf16le");
    const texts = [
      encodeURIComponent(spelling),
      encodeURIComponent(spelling).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
      new URLSearchParams({ q: spelling }).toString().slice(2),
      utf16.toString("hex"),
      ...base64Cores(utf16),
      utf8.toString("hex"),
      utf8.toString("hex").toUpperCase(),
      utf8.toString("base64url"),
      ...base64Cores(utf8),
    ];
    return [utf8, utf16, Buffer.from(utf16).swap16(), ...texts.map((one) => Buffer.from(one))];
  });
}

/** The part of base64 that stays the same wherever in a longer text the bytes begin. */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    return encoded.slice(shift === 0 ? 0 : 4, Math.floor((shift + bytes.length) / 3) * 4);
  });
}

/** Bytes by which forms are looked up: with the first three in a table, a file of megabytes is read once for all of them. */
const BEGINNING = 3;

/** Looks for every form of many texts at once. */
class Forms {
  readonly #begun = new Uint8Array(256 ** BEGINNING);
  readonly #byBeginning = new Map<number, { what: string; form: Buffer }[]>();

  constructor(texts: Readonly<Record<string, string>>) {
    for (const [what, text] of Object.entries(texts)) {
      for (const form of formsOf(text)) {
        const beginning = form.readUIntBE(0, BEGINNING);
        this.#begun[beginning] = 1;
        this.#byBeginning.set(beginning, [...(this.#byBeginning.get(beginning) ?? []), { what, form }]);
      }
    }
  }

  /** Names of the texts that lie in the bytes in any form. */
  in(bytes: Buffer): string[] {
    const found = new Set<string>();
    let beginning = bytes.length < BEGINNING ? 0 : bytes.readUIntBE(0, BEGINNING - 1);
    for (let end = BEGINNING - 1; end < bytes.length; end += 1) {
      beginning = ((beginning << 8) | (bytes[end] ?? 0)) & 0xff_ff_ff;
      if (this.#begun[beginning] === 0) continue;
      const at = end - BEGINNING + 1;
      for (const { what, form } of this.#byBeginning.get(beginning) ?? [])
        if (bytes.compare(form, 0, form.length, at, Math.min(at + form.length, bytes.length)) === 0) found.add(what);
    }
    return [...found];
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe("What people told", () => {
  it("is found by this search when it lies in the clear", () => {
    for (const text of Object.values(planted)) {
      const hidings = [
        Buffer.from(JSON.stringify({ base64: Buffer.from(`xy${text}z`).toString("base64") })),
        Buffer.from(`GET /?q=${encodeURIComponent(text)}`),
        Buffer.from(text.normalize("NFD"), "utf16le"),
        Buffer.from(Buffer.from(text.toUpperCase()).toString("hex")),
      ];
      const forms = new Forms({ text });
      expect(hidings.filter((hay) => forms.in(hay).length === 0)).toEqual([]);
    }
  });

  it("is in no file of the data folder, write-ahead log and server log included, and not in a backup", async () => {
    const files = await filesBelow(dataDir);
    expect(files.filter((file) => file.includes("pg_wal")).length).toBeGreaterThan(0);
    expect(files).toContain(join(dataDir, "planted.backup"));
    expect(files).toContain(join(dataDir, "postgres", "log"));
    const forms = new Forms({ ...planted, inTheClear });
    const found: string[] = [];
    for (const file of files) {
      const here = forms.in(await readFile(file));
      found.push(...here.map((what) => `${what} in ${file.slice(dataDir.length)}`));
    }
    expect(found.filter((one) => !one.startsWith("inTheClear"))).toEqual([]);
    expect(found.some((one) => one.startsWith("inTheClear") && one.includes("pg_wal"))).toBe(true);
  });

  it("is in no line of our log", () => {
    const text = Buffer.from(JSON.stringify(logged));
    expect(new Forms(planted).in(text)).toEqual([]);
  });
});
