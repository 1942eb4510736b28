import { describe, expect, it } from "vitest";
import { Browser, consoleUnderTest, noticeOf, password, signedIn } from "./console-under-test.ts";

const refused =
  "Tên đăng nhập hoặc mật khẩu không đúng. Anh/chị kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.";
const wait = (minutes: number) => `Đã thử sai nhiều lần. Anh/chị chờ khoảng ${minutes} phút rồi thử lại.`;

describe("signing in", () => {
  it("goes to the queue with a session cookie that scripts and other sites cannot use", async () => {
    const test = await consoleUnderTest();
    const browser = new Browser(test.app);
    const answer = await browser.signIn("lan");
    expect([answer.statusCode, answer.headers.location]).toEqual([303, "/console/complaints"]);
    const [session, device] = browser.setCookies;
    expect(session).toMatch(/^console_session=[\w-]{43}; Max-Age=604800; Path=\/console; HttpOnly; SameSite=Lax$/);
    expect(device).toMatch(/^console_device=[\w-]{43}\.[\w-]{43}; .*HttpOnly; SameSite=Lax$/);
  });

  it("marks the cookies Secure when the public address is https", async () => {
    const test = await consoleUnderTest({ config: { publicUrl: "https://ansinh.example" } });
    const browser = new Browser(test.app);
    await browser.signIn("lan");
    expect(browser.setCookies.map((cookie) => cookie.replace(/=[^;]+/, "=…"))).toEqual([
      "__Secure-console_session=…; Max-Age=604800; Path=/console; HttpOnly; Secure; SameSite=Lax",
      "__Secure-console_device=…; Max-Age=15552000; Path=/console; HttpOnly; Secure; SameSite=Lax",
    ]);
    expect((await browser.get("/console/complaints")).statusCode).toBe(200);
  });

  it("stores only the hash of the session's token, and a new token every time", async () => {
    const test = await consoleUnderTest();
    const browser = await signedIn(test, "lan");
    const first = browser.cookies.get("console_session") ?? "";
    await browser.post("/console/sign-out");
    await browser.signIn("lan");
    expect(browser.cookies.get("console_session")).not.toBe(first);
    expect([...test.staff.open.keys()].length).toBe(1);
    expect(test.staff.open.has(browser.cookies.get("console_session") ?? "")).toBe(false);
  });

  it("takes the login in any case, and goes on to where the person wanted to go", async () => {
    const test = await consoleUnderTest();
    const browser = new Browser(test.app);
    const sent = await browser.get("/console/complaints?state=closed");
    expect([sent.statusCode, sent.headers.location]).toEqual([
      303,
      "/console/sign-in?next=%2Fconsole%2Fcomplaints%3Fstate%3Dclosed",
    ]);
    await browser.get(String(sent.headers.location));
    const answer = await browser.post("/console/sign-in", {
      login: " LAN ",
      password,
      next: "/console/complaints?state=closed",
    });
    expect(answer.headers.location).toBe("/console/complaints?state=closed");
  });

  it("never goes on to another site", async () => {
    const test = await consoleUnderTest();
    const answer = await new Browser(test.app).signIn("lan", password, { next: "//evil.example/console/" });
    expect(answer.headers.location).toBe("/console/complaints");
  });

  it("says the same for a wrong password, an unknown login and a disabled account", async () => {
    const test = await consoleUnderTest();
    await test.staff.setDisabled({ staffId: "" }, test.people.minh.id, true);
    const browser = new Browser(test.app);
    const answers = [
      await browser.signIn("lan", "không phải mật khẩu"),
      await browser.signIn("nobody", password),
      await browser.signIn("minh", password),
    ];
    expect(answers.map((answer) => [answer.statusCode, noticeOf(answer)])).toEqual([
      [401, refused],
      [401, refused],
      [401, refused],
    ]);
  });

  it("keeps the typed login in the form, never the password", async () => {
    const test = await consoleUnderTest();
    const answer = await new Browser(test.app).signIn("lan", "bí mật của tôi");
    expect(answer.body).toContain('name="login" value="lan"');
    expect(answer.body).not.toContain("bí mật của tôi");
  });
});

describe("limits on signing in", () => {
  it("makes a login wait after five failures, longer after each, even with the right password", async () => {
    const test = await consoleUnderTest();
    const browser = new Browser(test.app);
    for (let n = 0; n < 5; n += 1) expect((await browser.signIn("lan", `sai ${n}`)).statusCode).toBe(401);
    const stopped = await browser.signIn("lan");
    expect([stopped.statusCode, stopped.headers["retry-after"], noticeOf(stopped)]).toEqual([429, "30", wait(1)]);
    test.clock.pass(1);
    expect((await browser.signIn("lan", "sai nữa")).statusCode).toBe(401);
    expect((await browser.signIn("lan")).headers["retry-after"]).toBe("60");
    test.clock.pass(1);
    expect((await browser.signIn("lan")).statusCode).toBe(303);
  });

  it("counts guesses sent at once like guesses sent in turn", async () => {
    const test = await consoleUnderTest();
    const browser = new Browser(test.app);
    await browser.get("/console/sign-in");
    const guesses = Array.from({ length: 40 }, (_, n) =>
      browser.post("/console/sign-in", { login: "lan", password: `sai ${n}` }),
    );
    const codes = (await Promise.all(guesses)).map((answer) => answer.statusCode);
    expect(codes.filter((code) => code === 401).length).toBe(5);
    expect(codes.filter((code) => code === 429).length).toBe(35);
  });

  it("cannot be used to lock a colleague out of the browser she works with", async () => {
    const test = await consoleUnderTest();
    const lan = await signedIn(test, "lan");
    await lan.post("/console/sign-out");
    const stranger = new Browser(test.app, "198.51.100.9");
    for (let n = 0; n < 5; n += 1) await stranger.signIn("lan", `sai ${n}`);
    expect((await stranger.signIn("lan", "sai")).statusCode).toBe(429);
    expect((await lan.signIn("lan")).statusCode).toBe(303);
    expect((await stranger.signIn("lan", "sai")).statusCode).toBe(429);
  });

  it("limits guesses from a known browser too", async () => {
    const test = await consoleUnderTest();
    const lan = await signedIn(test, "lan");
    await lan.post("/console/sign-out");
    for (let n = 0; n < 5; n += 1) expect((await lan.signIn("lan", `sai ${n}`)).statusCode).toBe(401);
    expect((await lan.signIn("lan")).statusCode).toBe(429);
  });

  it("believes a browser's cookie for the login it was made for and no other", async () => {
    const test = await consoleUnderTest();
    const minh = await signedIn(test, "minh");
    await minh.post("/console/sign-out");
    for (let n = 0; n < 5; n += 1) await new Browser(test.app, "198.51.100.9").signIn("lan", `sai ${n}`);
    expect((await minh.signIn("lan")).statusCode).toBe(429);
  });

  it("makes an address wait that tries one login after the other", async () => {
    const test = await consoleUnderTest();
    const browser = new Browser(test.app);
    for (let n = 0; n < 29; n += 1) await test.staff.noteFailure(`login${n}`, "203.0.113.7");
    expect((await browser.signIn("login29", "sai")).statusCode).toBe(401);
    expect((await browser.signIn("lan")).statusCode).toBe(429);
    expect((await new Browser(test.app, "198.51.100.9").signIn("lan")).statusCode).toBe(303);
  });
});

describe("a session", () => {
  it("ends after twelve hours without use", async () => {
    const test = await consoleUnderTest();
    const browser = await signedIn(test, "lan");
    test.clock.pass(11 * 60 + 59);
    expect((await browser.get("/console/complaints")).statusCode).toBe(200);
    test.clock.pass(12 * 60 + 1);
    expect((await browser.get("/console/complaints")).statusCode).toBe(303);
  });

  it("ends after seven days of use", async () => {
    const test = await consoleUnderTest();
    const browser = await signedIn(test, "lan");
    const codes: number[] = [];
    for (let n = 0; n < 17; n += 1) {
      test.clock.pass(10 * 60);
      codes.push((await browser.get("/console/complaints")).statusCode);
    }
    expect(codes).toEqual([...Array(16).fill(200), 303]);
  });

  it("ends at once when the account is disabled, and when its owner signs out", async () => {
    const test = await consoleUnderTest();
    const lan = await signedIn(test, "lan");
    const minh = await signedIn(test, "minh");
    const kept = minh.cookies.get("console_session") ?? "";
    await test.staff.setDisabled({ staffId: "" }, test.people.lan.id, true);
    expect((await lan.get("/console/complaints")).statusCode).toBe(303);
    const out = await minh.post("/console/sign-out");
    expect([out.statusCode, out.headers.location]).toEqual([303, "/console/sign-in"]);
    minh.cookies.set("console_session", kept);
    expect((await minh.get("/console/complaints")).statusCode).toBe(303);
  });
});
