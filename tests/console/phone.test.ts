import { beforeEach, describe, expect, it } from "vitest";
import type { PhoneLink } from "../../src/complaints/phone-links.ts";
import { type Browser, type ConsoleUnderTest, consoleUnderTest, signedIn } from "./console-under-test.ts";

let test: ConsoleUnderTest;
let lan: Browser;

const id = "22222222-2222-4222-8222-000000000001";

function chat(changes: Partial<PhoneLink> = {}): PhoneLink {
  return {
    id,
    channel: "zalo",
    confirmed: true,
    check: "0417",
    since: "2026-11-20T01:30:00.000Z",
    usedAt: "2026-11-22T01:30:00.000Z",
    quiet: { from: "20:00", until: "07:00" },
    digest: true,
    reachable: true,
    ...changes,
  };
}

beforeEach(async () => {
  test = await consoleUnderTest();
  lan = await signedIn(test, "lan");
});

const mine = (link: PhoneLink) => test.phone.links.set(test.people.lan.id, [link]);

describe("the page of work from the phone", () => {
  it("makes a code of eight clear letters for ten minutes, and shows it once", async () => {
    await lan.get("/console/phone");
    const { body } = await lan.post("/console/phone/code", {});
    const [made] = test.phone.codes;
    expect(made).toEqual({
      staffId: test.people.lan.id,
      code: expect.stringMatching(/^[2-9A-HJKMNP-Z]{8}$/),
      expiresAt: "2026-11-23T01:40:00.000Z",
    });
    const shown = `NV-${made?.code.slice(0, 4)}-${made?.code.slice(4)}`;
    expect(body.split(shown).length).toBe(2);
    expect((await lan.get("/console/phone")).body.split(shown).length).toBe(1);
  });

  it("leads to the chat of each messenger by a link and its picture, where the address is known", async () => {
    const phoneChannels = [
      { name: "zalo", chatAddress: () => "https://zalo.me/4318" },
      { name: "telegram", chatAddress: (code: string) => `https://t.me/AnSinhBot?start=${code}` },
    ];
    const other = await consoleUnderTest({ phoneChannels });
    const browser = await signedIn(other, "lan");
    expect((await browser.get("/console/phone")).body.includes("https://")).toBe(false);
    const { body } = await browser.post("/console/phone/code", {});
    const [, shown = ""] = /<strong class="phone-check">(NV-[^<]*)</.exec(body) ?? [];
    const links = [...body.matchAll(/<a href="(https:[^"]*)" rel="noreferrer">([^<]*)</g)].map(([, ...link]) => link);
    const [zalo, telegram] = ["https://zalo.me/4318", `https://t.me/AnSinhBot?start=${shown}`];
    expect(links).toEqual([
      [zalo, zalo],
      [telegram, telegram],
    ]);
    expect(body.split('<svg class="qr"').length - 1).toBe(2);
  });

  it("shows the check number of a chat that waits, and confirms it", async () => {
    mine(chat({ confirmed: false }));
    const { body } = await lan.get("/console/phone");
    expect(body.split('<p class="phone-check">0417</p>').length).toBe(2);
    const answer = await lan.post(`/console/phone/${id}/confirm`, {});
    expect([answer.statusCode, answer.headers.location]).toEqual([303, "/console/phone?done=phone-confirmed"]);
    expect((await test.phone.list(test.people.lan.id))[0]?.confirmed).toBe(true);
  });

  it("confirms and unlinks nobody else's chat", async () => {
    test.phone.links.set(test.people.minh.id, [chat({ confirmed: false })]);
    await lan.get("/console/phone");
    await lan.post(`/console/phone/${id}/confirm`, {});
    await lan.post(`/console/phone/${id}/unlink`, {});
    expect(await test.phone.list(test.people.minh.id)).toEqual([chat({ confirmed: false })]);
  });

  it("unlinks a lost phone in one click", async () => {
    mine(chat());
    await lan.get("/console/phone");
    const answer = await lan.post(`/console/phone/${id}/unlink`, {});
    expect([answer.headers.location, await test.phone.list(test.people.lan.id)]).toEqual([
      "/console/phone?done=phone-unlinked",
      [],
    ]);
  });

  it("keeps quiet hours, and refuses what is no time of day", async () => {
    mine(chat());
    await lan.get("/console/phone");
    await lan.post(`/console/phone/${id}/settings`, { from: "21:30", until: "06:00" });
    const wrong = await lan.post(`/console/phone/${id}/settings`, { from: "9 giờ tối", until: "06:00" });
    expect([wrong.statusCode, test.phone.acts]).toEqual([
      422,
      [["set", test.people.lan.id, id, { quiet: { from: "21:30", until: "06:00" }, digest: false }]],
    ]);
  });

  it("lets an administrator unlink somebody else's phone, and an officer not", async () => {
    mine(chat());
    const { id: lanId } = test.people.lan;
    const thu = await signedIn(test, "thu");
    expect((await thu.get(`/console/people/${lanId}`)).body.includes("Gỡ mọi liên kết")).toBe(true);
    await lan.get("/console/phone");
    expect((await lan.post(`/console/people/${lanId}/phone/unlink`, {})).statusCode).toBe(403);
    const done = await thu.post(`/console/people/${lanId}/phone/unlink`, {});
    expect([done.headers.location, await test.phone.list(lanId)]).toEqual([
      `/console/people/${lanId}?done=phone-unlinked`,
      [],
    ]);
  });
});

describe("the first page", () => {
  const counts = { fresh: 3, dueToday: 1, dueWeek: 0, overdueMine: 0, overdue: 100, urgent: 0, clusters: 0 };

  it("says what the morning holds to who has not read it on a phone", async () => {
    test.phone.morning = { counts, arrived: false };
    const { body } = await lan.get("/console/complaints");
    const list = /<h2>Tin buổi sáng<\/h2>.*?<ul>(.*?)<\/ul>/.exec(body)?.[1];
    expect(list).toBe(
      "<li>Mới đến: 3 hồ sơ</li><li>Của anh/chị, đến hạn hôm nay: 1</li><li>Quá hạn, cả phòng: 99+</li>",
    );
  });

  it("says it no more once it arrived there", async () => {
    test.phone.morning = { counts, arrived: true };
    expect((await lan.get("/console/complaints")).body.includes("Tin buổi sáng")).toBe(false);
  });
});
