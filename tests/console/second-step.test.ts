import { describe, expect, it } from "vitest";
import {
  codeAt,
  halfMinuteOf,
  newRecoveryCodes,
  newSecret,
  readSecret,
  recoveryCount,
  recoveryHash,
  secretAddress,
  typedSecret,
} from "../../src/console/second-step.ts";
import {
  Browser,
  type ConsoleUnderTest,
  consoleUnderTest,
  noticeOf,
  password,
  roleTable,
} from "./console-under-test.ts";

const rfcSecret = new Uint8Array(Buffer.from("12345678901234567890"));
const at = (seconds: number) => new Date(seconds * 1000);

describe("the codes", () => {
  it.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ])("are those of RFC 6238 at second %d", (seconds, code) => {
    expect(codeAt(rfcSecret, at(seconds))).toBe(code);
    expect(halfMinuteOf(rfcSecret, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it("count half a minute before and after, and no longer", () => {
    const now = at(1_900_000_000);
    const ages = [-60, -30, 0, 30, 60];
    const half = Math.floor(1_900_000_000 / 30);
    expect(ages.map((age) => halfMinuteOf(rfcSecret, codeAt(rfcSecret, at(1_900_000_000 + age)), now))).toEqual([
      null,
      half - 1,
      half,
      half + 1,
      null,
    ]);
  });

  it("are six digits, with blanks or without, and nothing else", () => {
    const now = at(59);
    expect(
      ["287082", "287 082", " 287082 ", "28708", "2870820", "abcdef", ""].map((code) =>
        halfMinuteOf(rfcSecret, code, now),
      ),
    ).toEqual([1, 1, 1, null, null, null, null]);
  });

  it("come from a secret that is typed in groups and read back", () => {
    const secret = newSecret((size) => new Uint8Array(size).fill(7));
    expect(typedSecret(rfcSecret)).toBe("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    expect(readSecret(typedSecret(secret))).toEqual(secret);
    expect([readSecret("GEZD"), readSecret(""), readSecret("1".repeat(32))]).toEqual([null, null, null]);
  });

  it("are set up from an address that names service and login", () => {
    expect(secretAddress(rfcSecret, { issuer: "An Sinh", login: "lan.nt" })).toBe(
      "otpauth://totp/An%20Sinh:lan.nt?issuer=An%20Sinh&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30",
    );
  });
});

describe("recovery codes", () => {
  it("are ten that differ, and are kept as hashes however they are typed", () => {
    let calls = 0;
    const codes = newRecoveryCodes((size) => {
      calls += 1;
      return Uint8Array.from({ length: size }, (_, at) => (calls * 53 + at * 41) % 256);
    });
    expect([codes.length, new Set(codes).size]).toEqual([recoveryCount, recoveryCount]);
    expect(codes.every((code) => /^[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){2}$/.test(code))).toBe(true);
    const [code = ""] = codes;
    expect(recoveryHash(code.toUpperCase().replaceAll("-", " "))).toBe(recoveryHash(code));
    expect([recoveryHash("abc"), recoveryHash("")]).toEqual([null, null]);
  });
});

async function withStep() {
  const test = await consoleUnderTest({ roles: roleTable });
  const thu = test.staff.accounts.find(({ login }) => login === "thu");
  if (!thu) throw new Error("thu is there");
  Object.assign(thu, { codeSecret: rfcSecret, secondStep: true, recovery: [recoveryHash("abcd-efgh-jkmn") ?? ""] });
  return { test, thu, code: (minutes = 0) => codeAt(rfcSecret, new Date(test.clock.now.getTime() + minutes * 60_000)) };
}

async function half(test: ConsoleUnderTest, ip?: string) {
  const browser = new Browser(test.app, ip);
  const page = await browser.signIn("thu", password);
  return { browser, page };
}

const give = (browser: Browser, code: string) => browser.post("/console/sign-in/code", { code });

describe("signing in with the second step", () => {
  it("opens no session before the code, and one with it", async () => {
    const { test, code } = await withStep();
    const { browser, page } = await half(test);
    expect([page.statusCode, page.body.includes("Mã trên điện thoại"), test.staff.open.size]).toEqual([200, true, 0]);
    expect((await browser.get("/console/people")).headers.location).toContain("/console/sign-in");
    await browser.get("/console/sign-in");
    const done = await give(browser, code());
    expect([done.statusCode, done.headers.location, test.staff.open.size]).toEqual([303, "/console/complaints", 1]);
    expect((await browser.get("/console/people")).statusCode).toBe(200);
  });

  it("refuses a wrong code, one that is too old, and one that was used", async () => {
    const { test, code } = await withStep();
    const { browser } = await half(test);
    const wrong = await give(browser, "000000");
    expect([wrong.statusCode, noticeOf(wrong)]).toEqual([
      401,
      "Mã không đúng, đã cũ hoặc đã dùng rồi. Anh/chị chờ mã mới hiện ra rồi nhập lại.",
    ]);
    expect((await give(browser, code(-2))).statusCode).toBe(401);
    expect((await give(browser, code())).statusCode).toBe(303);
    const second = await half(test);
    expect((await give(second.browser, code())).statusCode).toBe(401);
    test.clock.pass(0.5);
    expect((await give(second.browser, code())).statusCode).toBe(303);
  });

  it("takes a recovery code once", async () => {
    const { test } = await withStep();
    const first = await half(test);
    expect((await give(first.browser, "ABCD EFGH JKMN")).statusCode).toBe(303);
    const second = await half(test);
    expect((await give(second.browser, "abcd-efgh-jkmn")).statusCode).toBe(401);
  });

  it("asks for the password again after ten minutes, and on another browser", async () => {
    const { test, code } = await withStep();
    const { browser } = await half(test);
    test.clock.pass(11);
    expect((await give(browser, code())).statusCode).toBe(403);
    const other = new Browser(test.app);
    await other.get("/console/sign-in");
    expect((await give(other, code())).statusCode).toBe(403);
    other.cookies.set("console_pending", `${Date.now() * 2}.forged.thu`);
    expect((await give(other, code())).statusCode).toBe(403);
    expect(test.staff.open.size).toBe(0);
  });

  it("lets nobody try codes without end, and counts apart from passwords", async () => {
    const { test, code } = await withStep();
    const { browser } = await half(test, "198.51.100.9");
    for (let n = 0; n < 5; n += 1) expect((await give(browser, "000000")).statusCode).toBe(401);
    expect((await give(browser, code())).statusCode).toBe(429);
    // The password is still taken: what was used up are the tries of codes.
    expect((await half(test)).page.statusCode).toBe(200);
  });

  it("is not closed to a known browser by the guesses of somebody who stole the password", async () => {
    const { test, code } = await withStep();
    const { browser: own } = await half(test);
    await give(own, code());
    await own.post("/console/sign-out");
    const { browser: thief } = await half(test, "198.51.100.9");
    test.clock.pass(0.5);
    for (let n = 0; n < 5; n += 1) await give(thief, "000000");
    expect((await give(thief, code())).statusCode).toBe(429);
    await own.signIn("thu", password);
    expect((await give(own, code())).statusCode).toBe(303);
  });

  it("carries what was typed when the session ran out through both steps", async () => {
    const { test, code } = await withStep();
    const [id] = ["11111111-1111-4111-8111-000000000001"];
    test.desk.add({ id, number: "26-4821-3907" });
    const browser = new Browser(test.app);
    const draft = { case: id, form: "note", text: "đã gọi công ty" };
    const page = await browser.signIn("thu", password, draft);
    expect(page.body).toContain("đã gọi công ty");
    const back = await browser.post("/console/sign-in/code", { code: code(), ...draft });
    expect([back.statusCode, back.body.includes("đã gọi công ty"), back.body.includes("26-4821-3907")]).toEqual([
      200,
      true,
      true,
    ]);
  });
});

describe("setting the second step up", () => {
  const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? "";

  it("shows a picture and a key, takes the first code, gives recovery codes, and ends other sessions", async () => {
    const test = await consoleUnderTest({ roles: roleTable });
    const [browser, other] = [new Browser(test.app), new Browser(test.app)];
    for (const one of [browser, other]) await one.signIn("thu", password);
    const { body } = await browser.get("/console/me/second-step");
    expect(body).toMatch(/<svg class="qr" viewBox="0 0 \d+ \d+" role="img" aria-label="Mã QR để quét bằng ứng dụng">/);
    const [secret, proof] = [hidden(body, "secret"), hidden(body, "proof")];
    const wrong = await browser.post("/console/me/second-step", { secret, proof, code: "000000" });
    expect([wrong.statusCode, hidden(wrong.body, "secret")]).toEqual([422, secret]);
    const code = codeAt(readSecret(secret) ?? rfcSecret, test.clock.now);
    const done = await browser.post("/console/me/second-step", { secret, proof, code });
    const codes = [...done.body.matchAll(/<code>([\w-]+)<\/code>/g)].map(([, one = ""]) => one);
    expect([done.statusCode, codes.length]).toEqual([200, 10]);
    const thu = test.staff.accounts.find(({ login }) => login === "thu");
    expect(thu?.recovery).toEqual(codes.map(recoveryHash));
    expect((await browser.get("/console/people")).statusCode).toBe(200);
    expect((await other.get("/console/people")).headers.location).toContain("/console/sign-in");
    const again = new Browser(test.app);
    await again.signIn("thu", password);
    expect([(await give(again, code)).statusCode, (await give(again, codes[0] ?? "")).statusCode]).toEqual([401, 303]);
  });

  it("takes only a secret that the page of this session showed", async () => {
    const test = await consoleUnderTest({ roles: roleTable });
    const browser = new Browser(test.app);
    await browser.signIn("lan", password);
    await browser.get("/console/me/second-step");
    const secret = typedSecret(rfcSecret);
    const code = codeAt(rfcSecret, test.clock.now);
    const answer = await browser.post("/console/me/second-step", { secret, proof: "x", code });
    expect([answer.statusCode, test.staff.accounts.some(({ secondStep }) => secondStep)]).toEqual([422, false]);
  });

  it("is replaced only with the password", async () => {
    const { test, thu, code } = await withStep();
    const { browser } = await half(test);
    await give(browser, code());
    const page = await browser.get("/console/me/second-step");
    expect(page.body).not.toContain('class="qr"');
    const wrong = await browser.post("/console/me/second-step/replace", { password: "sai" });
    expect([wrong.statusCode, wrong.body.includes('class="qr"')]).toEqual([422, false]);
    const { body } = await browser.post("/console/me/second-step/replace", { password });
    const [secret, proof] = [hidden(body, "secret"), hidden(body, "proof")];
    const fresh = codeAt(readSecret(secret) ?? rfcSecret, test.clock.now);
    await browser.post("/console/me/second-step", { secret, proof, code: fresh });
    expect(typedSecret(thu.codeSecret ?? rfcSecret)).toBe(secret);
  });
});
