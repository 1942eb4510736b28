import { describe, expect, it } from "vitest";
import { firstInvitation, makeInvitation } from "../../src/console/invitations.ts";
import {
  Browser,
  type ConsoleUnderTest,
  consoleUnderTest,
  noticeOf,
  password,
  signedIn,
} from "./console-under-test.ts";

const form = { name: "Lý Văn Bình", login: "binh", password: "bốn con trâu trắng", again: "bốn con trâu trắng" };
const dead =
  "Đường dẫn này đã dùng rồi, đã quá 72 giờ, hoặc chép chưa đủ. Anh/chị xin người quản trị một đường dẫn mới.";

async function invited(test: ConsoleUnderTest): Promise<string> {
  const { randomBytes } = test.deps;
  return makeInvitation(test.staff, { roles: ["officer"], by: null, now: test.clock.now, randomBytes });
}

describe("an invitation", () => {
  it("makes an account, once, and signs its owner in", async () => {
    const test = await consoleUnderTest();
    const link = await invited(test);
    const browser = new Browser(test.app);
    expect((await browser.get(link)).body).toContain("với vai trò: Cán bộ xử lý.");
    const made = await browser.post(link, form);
    expect([made.statusCode, made.headers.location]).toEqual([303, "/console/complaints"]);
    expect((await browser.get("/console/complaints")).body).toContain("Lý Văn Bình");

    const again = new Browser(test.app);
    await again.get("/console/sign-in");
    const second = await again.post(link, { ...form, login: "binh2" });
    expect([second.statusCode, second.body.includes(dead)]).toEqual([404, true]);
    expect((await again.get(link)).statusCode).toBe(404);
    expect(test.staff.accounts.map(({ login, roles }) => `${login} ${roles.join(" ")}`)).toEqual([
      "lan officer",
      "minh officer",
      "thu administrator chief custodian",
      "binh officer",
    ]);
    expect((await new Browser(test.app).signIn("binh", form.password)).statusCode).toBe(303);
  });

  it("keeps only the hash of its token", async () => {
    const test = await consoleUnderTest();
    const token = (await invited(test)).replace("/console/invitations/", "");
    expect(token).toMatch(/^[\w-]{43}$/);
    expect([...test.staff.invitations.keys()].includes(token)).toBe(false);
  });

  it("ends after 72 hours", async () => {
    const test = await consoleUnderTest();
    const link = await invited(test);
    test.clock.pass(72 * 60 - 1);
    expect((await new Browser(test.app).get(link)).statusCode).toBe(200);
    test.clock.pass(1);
    expect((await new Browser(test.app).get(link)).statusCode).toBe(404);
  });

  it("names every mistake beside its field, keeps what was typed but the passwords, and stays usable", async () => {
    const test = await consoleUnderTest();
    const link = await invited(test);
    const browser = new Browser(test.app);
    await browser.get(link);
    const page = await browser.post(link, { name: "", login: "Bình", password: "ngắn", again: "ngắn" });
    expect(page.statusCode).toBe(422);
    expect([...page.body.matchAll(/<li><a href="#(\w+)">/g)].map(([, field]) => field)).toEqual([
      "name",
      "login",
      "password",
    ]);
    expect(page.body).toContain('name="login" value="bình"');
    expect(page.body).not.toContain("ngắn");
    const unlike = await browser.post(link, { ...form, again: "khác hẳn" });
    expect(noticeOf(unlike)).toBe("Chưa tạo được tài khoản. Anh/chị sửa giúp: Hai lần nhập mật khẩu chưa giống nhau.");
    expect((await browser.post(link, form)).statusCode).toBe(303);
  });

  it("tells when the sign-in name belongs to somebody else, and stays usable", async () => {
    const test = await consoleUnderTest();
    const link = await invited(test);
    const browser = new Browser(test.app);
    await browser.get(link);
    const page = await browser.post(link, { ...form, login: "LAN" });
    expect(noticeOf(page)).toBe(
      "Chưa tạo được tài khoản. Anh/chị sửa giúp: Tên đăng nhập này đã có người dùng. Anh/chị chọn tên khác.",
    );
    expect((await browser.post(link, form)).statusCode).toBe(303);
  });
});

describe("firstInvitation()", () => {
  it("invites an administrator while there is nobody, and nobody afterwards", async () => {
    const test = await consoleUnderTest();
    const { staff, deps, clock } = test;
    expect(await firstInvitation(staff, clock.now, deps.randomBytes)).toBe(null);
    staff.accounts.length = 0;
    const link = (await firstInvitation(staff, clock.now, deps.randomBytes)) ?? "";
    const browser = new Browser(test.app);
    await browser.get(link);
    expect((await browser.post(link, form)).statusCode).toBe(303);
    expect(staff.accounts.map(({ roles }) => roles)).toEqual([["administrator"]]);
  });
});

describe("the page of accounts", () => {
  it("is for administrators only", async () => {
    const test = await consoleUnderTest();
    const lan = await signedIn(test, "lan");
    expect((await lan.get("/console/people")).statusCode).toBe(403);
    expect((await lan.post("/console/people/invitations", { role: "administrator" })).statusCode).toBe(403);
    expect((await lan.post(`/console/people/${test.people.minh.id}/disable`)).statusCode).toBe(403);
    expect([test.staff.invitations.size, test.staff.accounts.some(({ disabled }) => disabled)]).toEqual([0, false]);
    expect((await lan.get("/console/complaints")).body).not.toContain('href="/console/people"');
  });

  it("makes a link of the public address, shown once, that really invites", async () => {
    const test = await consoleUnderTest({ config: { publicUrl: "https://ansinh.example" } });
    const thu = await signedIn(test, "thu");
    const page = await thu.post("/console/people/invitations", { role: "administrator" });
    const link = /value="https:\/\/ansinh\.example(\/console\/invitations\/[\w-]{43})"/.exec(page.body)?.[1] ?? "";
    expect((await thu.get("/console/people")).body).not.toContain("/console/invitations/");
    const browser = new Browser(test.app);
    expect((await browser.get(link)).body).toContain("với vai trò: Quản trị.");
  });

  it("disables and enables an account, but never one's own", async () => {
    const test = await consoleUnderTest();
    const { minh, thu } = test.people;
    const browser = await signedIn(test, "thu");
    const off = await browser.post(`/console/people/${minh.id}/disable`);
    expect(off.headers.location).toBe(`/console/people/${minh.id}?done=disabled`);
    expect(noticeOf(await browser.get(String(off.headers.location)))).toBe("Đã khóa tài khoản.");
    expect((await new Browser(test.app).signIn("minh", password)).statusCode).toBe(401);
    await browser.get("/console/people");
    await browser.post(`/console/people/${minh.id}/enable`);
    expect((await new Browser(test.app).signIn("minh", password)).statusCode).toBe(303);
    expect((await browser.post(`/console/people/${thu.id}/disable`)).statusCode).toBe(403);
    expect((await browser.post(`/console/people/${minh.id}/promote`)).statusCode).toBe(404);
    expect(test.staff.accounts.map(({ disabled }) => disabled)).toEqual([false, false, false]);
  });
});
