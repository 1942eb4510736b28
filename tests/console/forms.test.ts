import { describe, expect, it } from "vitest";
import { Browser, caseIds, consoleUnderTest, noticeOf, signedIn } from "./console-under-test.ts";

const [id = ""] = caseIds;

async function withCase() {
  const test = await consoleUnderTest();
  const found = test.desk.add({ id, number: "26-4821-3907" });
  return { test, found, take: `/console/complaints/${id}/take`, note: `/console/complaints/${id}/note` };
}

describe("a form of the console", () => {
  it("is refused without its token, with a wrong one, and with that of somebody else", async () => {
    const { test, found, take } = await withCase();
    const lan = await signedIn(test, "lan");
    const minh = await signedIn(test, "minh");
    const answers = [
      await lan.post(take, { token: "" }),
      await lan.post(take, { token: "x" }),
      await lan.post(take, { token: minh.token }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403]);
    expect(found.owner).toBe(null);
    await lan.get("/console/complaints");
    expect((await lan.post(take)).statusCode).toBe(303);
  });

  it("is refused when the browser says that another site sent it, whatever token it carries", async () => {
    const { test, found, note } = await withCase();
    const lan = await signedIn(test, "lan");
    const answers = [
      await lan.post(note, { text: "lời lạ" }, { origin: "https://evil.example" }),
      await lan.post(note, { text: "lời lạ" }, { "sec-fetch-site": "cross-site" }),
      await lan.post(note, { text: "lời lạ" }, { "sec-fetch-site": "same-site" }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403]);
    expect(answers.map(({ body }) => body.includes("lời lạ"))).toEqual([false, false, false]);
    expect(found.entries).toEqual([]);
  });

  it("is accepted from its own page, also where the browser hides the origin", async () => {
    const { test, found, note } = await withCase();
    const lan = await signedIn(test, "lan");
    await lan.post(note, { text: "một" }, { origin: "http://localhost:80", host: "localhost:80" });
    await lan.post(note, { text: "hai" }, { origin: "null", "sec-fetch-site": "same-origin" });
    expect(found.entries.map(({ text }) => text)).toEqual(["một", "hai"]);
  });

  it("is accepted only from the public address where there is one", async () => {
    const test = await consoleUnderTest({ config: { publicUrl: "https://ansinh.example" } });
    const found = test.desk.add({ id, number: "26-4821-3907" });
    const lan = await signedIn(test, "lan");
    const note = `/console/complaints/${id}/note`;
    expect((await lan.post(note, { text: "một" }, { origin: "http://localhost:80" })).statusCode).toBe(403);
    expect((await lan.post(note, { text: "hai" }, { origin: "https://ansinh.example" })).statusCode).toBe(303);
    expect(found.entries.map(({ text }) => text)).toEqual(["hai"]);
  });

  it("to sign in is guarded as well, so nobody is signed in to a stranger's account", async () => {
    const { test } = await withCase();
    const browser = new Browser(test.app);
    await browser.get("/console/sign-in");
    const answer = await browser.post("/console/sign-in", { login: "lan", password: "x", token: "x" });
    expect([answer.statusCode, noticeOf(answer)]).toEqual([403, "Trang đăng nhập này đã cũ. Anh/chị nhập lại giúp."]);
  });

  it("of a page left open too long leads to signing in", async () => {
    const { test } = await withCase();
    const lan = await signedIn(test, "lan");
    test.clock.pass(13 * 60);
    const answers = [
      await lan.post("/console/sign-out"),
      await lan.post("/console/language", { lang: "en", next: "/console/complaints" }),
    ];
    const next = "/console/sign-in?next=%2Fconsole%2Fcomplaints";
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers.location])).toEqual([
      [303, next],
      [303, next],
    ]);
  });

  it("gives back what was typed when the page was made for an earlier session", async () => {
    const { test, found, note } = await withCase();
    const lan = await signedIn(test, "lan");
    const old = lan.token;
    await lan.post("/console/sign-out");
    await lan.signIn("lan");
    const answer = await lan.post(note, { text: "Ghi chú dài\nhai dòng", token: old });
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain(">Ghi chú dài\nhai dòng</textarea>");
    expect(noticeOf(answer)).toBe(
      "Trang anh/chị mở trước đó đã cũ nên chưa gửi được. Chữ anh/chị gõ vẫn còn trong ô; anh/chị xem lại rồi gửi lại.",
    );
    await lan.post(note, { text: "Ghi chú dài\nhai dòng" });
    expect(found.entries.map(({ text }) => text)).toEqual(["Ghi chú dài\nhai dòng"]);
  });
});

describe("the language switch", () => {
  it("changes the language and comes back to the same address", async () => {
    const { test } = await withCase();
    const lan = await signedIn(test, "lan");
    const answer = await lan.post("/console/language", { lang: "en", next: "/console/complaints?state=closed" });
    expect(answer.headers.location).toBe("/console/complaints?state=closed");
    const page = await lan.get("/console/complaints");
    expect([/<html lang="(\w+)"/.exec(page.body)?.[1], /<h1>(.*?)<\/h1>/.exec(page.body)?.[1]]).toEqual([
      "en",
      "Complaints",
    ]);
  });

  it("ignores languages that do not exist and addresses elsewhere", async () => {
    const { test } = await withCase();
    const lan = await signedIn(test, "lan");
    const answer = await lan.post("/console/language", { lang: "xx", next: "//evil.example" });
    expect(answer.headers.location).toBe("/console/complaints");
    expect((await lan.get("/console/complaints")).body).toContain('<html lang="vi"');
  });
});
