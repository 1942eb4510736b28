/** The console on the real stores: what its own tests prove on stores in memory, once more from end to end. */
import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { firstInvitation, makeInvitation } from "../../src/console/invitations.ts";
import { codeAt, readSecret } from "../../src/console/second-step.ts";
import {
  Browser,
  type ConsoleUnderTest,
  consoleUnderTest,
  noticeOf,
  roleTable,
} from "../console/console-under-test.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;
let test: ConsoleUnderTest;
let admin: Browser;

const password = "bốn con trâu trắng";
const form = (name: string, login: string) => ({ name, login, password, again: password });

beforeAll(async () => {
  db = await createTestDatabase();
  const { desk, staff, keys } = db.storage;
  const sign = (text: string) => keys.sign("console", text);
  test = await consoleUnderTest({ desk, staff, sign, randomBytes, now: () => new Date() });
  const roles = ["administrator", "chief"];
  const link = await makeInvitation(staff, { roles, by: null, now: new Date(), randomBytes });
  admin = new Browser(test.app);
  await admin.get(link);
  await admin.post(link, form("Bế Thị Thu", "thu"));
  await admin.get("/console/people");
});

afterAll(() => db.drop());

/** Files a complaint as the message path does and returns the address of its case. */
async function filed(changes: Parameters<typeof sampleComplaint>[0] = {}): Promise<string> {
  const complaint = sampleComplaint(changes);
  const address = randomUUID();
  const conversation = await db.storage.turns.load("web", address);
  await db.storage.turns.commit(sampleTurn(conversation, sampleEvent({ address }), { filed: [complaint] }));
  return `/console/complaints/${complaint.id}`;
}

/** Invites an officer through the console and returns their signed-in browser. */
async function officer(name: string, login: string): Promise<Browser> {
  const page = await admin.post("/console/people/invitations", { role: "officer" });
  const link = /value="[^"]*(\/console\/invitations\/[\w-]{43})"/.exec(page.body)?.[1] ?? "";
  const browser = new Browser(test.app);
  await browser.get(link);
  expect((await browser.post(link, form(name, login))).statusCode).toBe(303);
  expect((await new Browser(test.app).get(link)).statusCode).toBe(404);
  await browser.get("/console/complaints");
  return browser;
}

it("a complaint is found, taken by one of two officers at once, answered, closed and opened again", async () => {
  const url = await filed({ place: "thuc-phan" });
  const officers = [await officer("Nguyễn Thị Lan", "lan"), await officer("Hoàng Văn Minh", "minh")];
  const queue = await admin.get("/console/complaints?state=received&owner=none&place=thuc-phan");
  expect(queue.body).toContain(`href="${url}"`);

  const takes = await Promise.all(officers.map((browser) => browser.post(`${url}/take`)));
  expect(takes.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
  const [winner, loser] = takes[0]?.statusCode === 303 ? officers : officers.reverse();
  const lost = takes.find(({ statusCode }) => statusCode === 409);
  expect(lost && noticeOf(lost)).toMatch(
    /^(Nguyễn Thị Lan|Hoàng Văn Minh) đã nhận hồ sơ này lúc \d\d\/\d\d\/\d{4} \d\d:\d\d\. Anh\/chị vẫn đọc và ghi chú được\.$/,
  );
  if (!winner || !loser) throw new Error("there are two officers");

  const seen = /name="version" value="(\d+)"/.exec((await winner.get(url)).body)?.[1] ?? "";
  await loser.post(`${url}/note`, { text: "Đã gọi, không nghe máy." });
  const conflict = await winner.post(`${url}/answer`, { text: "Chào anh/chị.", version: seen, step: "send" });
  expect(conflict.statusCode).toBe(409);
  expect(conflict.body).toContain(">Chào anh/chị.</textarea>");
  expect(conflict.body).toContain("Đã gọi, không nghe máy.");
  const now = /name="version" value="(\d+)"/.exec(conflict.body)?.[1] ?? "";
  const sent = await winner.post(`${url}/answer`, { text: "Chào anh/chị.", version: now, step: "send" });
  expect(sent.headers.location).toBe(`${url}?done=answer`);

  for (const [move, chosen, done] of [
    ["close", { outcome: "helped" }, "Đã kết thúc hồ sơ."],
    ["reopen", { reason: "mistake" }, "Đã mở lại hồ sơ."],
  ] as const) {
    const version = /name="version" value="(\d+)"/.exec((await winner.get(url)).body)?.[1] ?? "";
    const moved = await winner.post(`${url}/${move}`, { ...chosen, version });
    expect(noticeOf(await winner.get(String(moved.headers.location)))).toBe(done);
  }
  expect((await winner.get("/console/complaints?owner=mine&state=in-progress")).body).toContain(`href="${url}"`);
});

it("an anonymous case shows its day and nobody's name", async () => {
  const url = await filed({ person: null });
  const { body } = await admin.get(url);
  expect(body).toContain("Ẩn danh. Hệ thống không biết người gửi là ai");
  expect(body).not.toMatch(/<time datetime="[^"]*T/);
});

it("guesses are counted, and a disabled account is out at once", async () => {
  const browser = await officer("Lý Văn Bình", "binh");
  const stranger = new Browser(test.app, "198.51.100.9");
  for (let n = 0; n < 5; n += 1) expect((await stranger.signIn("binh", `sai ${n}`)).statusCode).toBe(401);
  expect((await stranger.signIn("binh", password)).statusCode).toBe(429);
  await browser.post("/console/sign-out");
  expect((await browser.signIn("binh", password)).statusCode).toBe(303);
  const people = await admin.get("/console/people");
  const person = /href="(\/console\/people\/[\w-]+)">Lý Văn Bình/.exec(people.body)?.[1] ?? "";
  expect((await admin.post(`${person}/disable`)).statusCode).toBe(303);
  expect((await browser.get("/console/complaints")).statusCode).toBe(303);
});

it("older pages of the queue repeat and miss nothing", async () => {
  const urls = await Promise.all(Array.from({ length: 30 }, () => filed({ kind: "safety" })));
  const seen: string[] = [];
  let address: string | undefined = "/console/complaints?kind=safety";
  while (address) {
    const { body } = await admin.get(address);
    seen.push(...[...body.matchAll(/href="(\/console\/complaints\/[\w-]{36})"/g)].map(([, url = ""]) => url));
    address = /<a rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll("&amp;", "&");
  }
  expect(seen.sort()).toEqual(urls.sort());
});

it("the first administrator sets up the second step, invites an officer, and signs in with a code", async () => {
  const fresh = await createTestDatabase();
  const { desk, staff, keys } = fresh.storage;
  const sign = (text: string) => keys.sign("console", text);
  const now = { at: new Date() };
  const { app } = await consoleUnderTest({ desk, staff, sign, randomBytes, roles: roleTable, now: () => now.at });
  const first = new Browser(app);
  const link = (await firstInvitation(staff, now.at, randomBytes)) ?? "";
  await first.get(link);
  const joined = await first.post(link, form("Bế Thị Thu", "thu"));
  expect(joined.headers.location).toBe("/console/me/second-step");
  expect((await first.get("/console/people")).headers.location).toBe("/console/me/second-step");
  const { body } = await first.get("/console/me/second-step");
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? "";
  const secret = readSecret(hidden("secret")) ?? new Uint8Array();
  const set = { secret: hidden("secret"), proof: hidden("proof"), code: codeAt(secret, now.at) };
  expect((await first.post("/console/me/second-step", set)).statusCode).toBe(200);
  await first.get("/console/people");
  const invited = await first.post("/console/people/invitations", { role: "officer" });
  expect(invited.body).toMatch(/\/console\/invitations\/[\w-]{43}"/);
  expect((await first.get("/console/complaints")).statusCode).toBe(403);
  const again = new Browser(app);
  await again.signIn("thu", password);
  expect((await again.post("/console/sign-in/code", { code: codeAt(secret, now.at) })).statusCode).toBe(401);
  now.at = new Date(now.at.getTime() + 30_000);
  const done = await again.post("/console/sign-in/code", { code: codeAt(secret, now.at) });
  expect(done.headers.location).toBe("/console/people");
  await fresh.drop();
});
