import type { LightMyRequestResponse } from "fastify";
import { describe, expect, it } from "vitest";
import { codeAt, readSecret } from "../../src/console/second-step.ts";
import { AppError } from "../../src/errors.ts";
import { Browser, consoleUnderTest, noticeOf, password, roleTable, signedIn } from "./console-under-test.ts";
import { url, withOwnCase } from "./one-case.ts";

const letter = {
  body: "police",
  summary: "Nợ lương\nba tháng.",
  enclosed: "Bảng lương",
  signer: "Giám đốc",
  as: "pdf",
};
const split = {
  version: "4",
  entries: "e1",
  kind: "contract",
  track: "feedback",
  message: "Việc nghỉ phép\nxem riêng.",
};
const back = "Đã đăng nhập lại. Chữ anh/chị gõ lúc trước vẫn còn trong ô bên dưới và chưa được gửi.";

/** The fields of the form of a page that lead on: hidden ones, and the text that is shown. */
function carriedBy({ body }: LightMyRequestResponse): Record<string, string> {
  const hidden = [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const shown = [...body.matchAll(/<textarea id="text" name="([^"]+)"[^>]*>([^<]*)</g)];
  return Object.fromEntries([...hidden, ...shown].map(([, name = "", value = ""]) => [name, value]));
}

describe("a letter and a split that were typed while the session ran out", () => {
  it.each([
    ["letter", letter, /<textarea id="summary"[^>]*>Nợ lương\nba tháng\.<\/textarea>/],
    ["split", split, /<textarea id="message"[^>]*>Việc nghỉ phép\nxem riêng\.<\/textarea>/],
  ] as const)("are back in their form after signing in (%s)", async (form, typed, text) => {
    const { test, lan } = await withOwnCase({ version: 4 });
    test.clock.pass(13 * 60);
    const expired = await lan.post(`${url}/${form}`, typed);
    expect([expired.statusCode, noticeOf(expired).slice(0, 20)]).toEqual([401, "Phiên làm việc đã hế"]);
    const wrong = await lan.post("/console/sign-in", { ...carriedBy(expired), login: "lan", password: "sai" });
    expect(wrong.statusCode).toBe(401);
    const again = await lan.post("/console/sign-in", { ...carriedBy(wrong), login: "lan", password });
    expect([again.statusCode, noticeOf(again)]).toEqual([200, back]);
    expect(again.body).toMatch(text);
    expect([test.surroundings.splits, test.surroundings.recorded]).toEqual([[], []]);
  });

  it("keep everything that was chosen beside the text", async () => {
    const { test, lan } = await withOwnCase({ version: 4 });
    test.clock.pass(13 * 60);
    const signIn = async (page: LightMyRequestResponse) =>
      (await lan.post("/console/sign-in", { ...carriedBy(page), login: "lan", password })).body;
    const page = await signIn(await lan.post(`${url}/letter`, letter));
    expect(page).toMatch(/<option value="police" selected>/);
    expect(page).toMatch(/<textarea id="enclosed"[^>]*>Bảng lương<\/textarea>/);
    expect(page).toMatch(/<input id="signer"[^>]* value="Giám đốc"/);
    test.clock.pass(13 * 60);
    const parted = await signIn(await lan.post(`${url}/split`, split));
    expect(parted).toMatch(/<input type="checkbox" name="entries" value="e1" checked\/?>/);
    expect(parted).toMatch(/<option value="contract" selected>/);
    expect(parted).toMatch(/<option value="feedback" selected>/);
  });

  it("come back in a fresh form when the session is another one meanwhile", async () => {
    const { lan } = await withOwnCase({ version: 4 });
    const stale = await lan.post(`${url}/letter`, { ...letter, token: "old" });
    expect([stale.statusCode, stale.body.includes("Nợ lương\nba tháng.</textarea>")]).toEqual([403, true]);
    const parted = await lan.post(`${url}/split`, { ...split, token: "old" });
    expect([parted.statusCode, parted.body.includes("Việc nghỉ phép\nxem riêng.</textarea>")]).toEqual([403, true]);
  });

  it("open the case to nobody who may not work on it", async () => {
    const { test, kept } = await withOwnCase({ version: 4 });
    test.staff.add({
      login: "an",
      name: "An",
      roles: ["administrator"],
      passwordHash: test.staff.accounts[0]?.passwordHash ?? "",
    });
    for (const form of ["letter", "split"]) {
      const carried = { case: kept.id, form, summary: "x", message: "x" };
      const answer = await new Browser(test.app).signIn("an", password, carried);
      expect([answer.statusCode, answer.body.includes("26-4821-3907")]).toEqual([404, false]);
    }
  });

  it("are given back while the database is away", async () => {
    const { test, lan } = await withOwnCase({ version: 4 });
    test.desk.open = async () => {
      throw new AppError("STORAGE_UNAVAILABLE", "away");
    };
    const page = await lan.post(`${url}/letter`, letter);
    expect([page.statusCode, page.body.includes("readonly>Nợ lương\nba tháng.</textarea>")]).toEqual([503, true]);
  });
});

describe("a text typed before a second step had to be set up", () => {
  it("goes through setting it up, and is back in its form behind the recovery codes", async () => {
    const test = await consoleUnderTest({ roles: roleTable });
    const id = "11111111-1111-4111-8111-000000000001";
    test.desk.add({ id, number: "26-4821-3907" });
    const browser = new Browser(test.app);
    const first = await browser.signIn("thu", password, { case: id, form: "note", text: "đã gọi công ty" });
    expect([first.statusCode, carriedBy(first).text]).toEqual([200, "đã gọi công ty"]);
    expect(first.body).not.toContain("26-4821-3907");
    const wrong = await browser.post("/console/me/second-step", { ...carriedBy(first), code: "000000" });
    expect([wrong.statusCode, carriedBy(wrong).text]).toEqual([422, "đã gọi công ty"]);
    const secret = readSecret(carriedBy(wrong).secret ?? "");
    const code = codeAt(secret ?? new Uint8Array(), test.clock.now);
    const codes = await browser.post("/console/me/second-step", { ...carriedBy(wrong), code });
    expect([codes.statusCode, [...codes.body.matchAll(/<code>/g)].length]).toEqual([200, 10]);
    const page = await browser.post("/console/me/kept", carriedBy(codes));
    expect([page.statusCode, noticeOf(page)]).toEqual([200, back]);
    expect(page.body).toContain("đã gọi công ty</textarea>");
    expect(page.body).toContain("26-4821-3907");
  });

  it("leads to the first page when there is none", async () => {
    const { test } = await withOwnCase();
    const lan = await signedIn(test, "lan");
    const answer = await lan.post("/console/me/kept");
    expect([answer.statusCode, answer.headers.location]).toEqual([303, "/console/complaints"]);
  });
});
