import { describe, expect, it } from "vitest";
import { deviceOf } from "../../src/console/device-of.ts";
import { Browser, consoleUnderTest, noticeOf, password, signedIn } from "./console-under-test.ts";

const fresh = "ba con trâu đi cày";

describe("one's own account", () => {
  it("lists the browsers one is signed in with, and ends one or all others", async () => {
    const test = await consoleUnderTest();
    const [here, there, third] = [
      await signedIn(test, "lan"),
      await signedIn(test, "lan"),
      await signedIn(test, "lan"),
    ];
    const stranger = await signedIn(test, "minh");
    const page = await here.get("/console/me");
    const ends = [...page.body.matchAll(/action="(\/console\/me\/sessions\/[\w-]+\/end)"/g)].map(([, url = ""]) => url);
    expect([ends.length, page.body.includes("trình duyệt này")]).toEqual([2, true]);
    await stranger.get("/console/me");
    await stranger.post(ends[0] ?? "");
    expect((await there.get("/console/complaints")).statusCode).toBe(200);
    const ended = await here.post(ends[0] ?? "");
    expect(noticeOf(await here.get(String(ended.headers.location)))).toBe("Đã đăng xuất nơi đó.");
    expect((await there.get("/console/complaints")).statusCode).toBe(303);
    expect((await third.get("/console/complaints")).statusCode).toBe(200);
    await here.post("/console/me/sessions/end");
    expect((await third.get("/console/complaints")).statusCode).toBe(303);
    expect((await here.get("/console/complaints")).statusCode).toBe(200);
  });

  it("takes a new password only with the old one, and ends all other sessions", async () => {
    const test = await consoleUnderTest();
    const [here, there] = [await signedIn(test, "lan"), await signedIn(test, "lan")];
    const set = (fields: Record<string, string>) => here.post("/console/me/password", fields);
    expect((await set({ now: "sai", password: fresh, again: fresh })).statusCode).toBe(422);
    expect((await set({ now: password, password: "ngắn", again: "ngắn" })).statusCode).toBe(422);
    expect((await set({ now: password, password: fresh, again: `${fresh}!` })).statusCode).toBe(422);
    const done = await set({ now: password, password: fresh, again: fresh });
    expect(done.headers.location).toBe("/console/me?done=password-set");
    expect((await here.get("/console/complaints")).statusCode).toBe(200);
    expect((await there.get("/console/complaints")).statusCode).toBe(303);
    expect((await new Browser(test.app).signIn("lan", password)).statusCode).toBe(401);
    expect((await new Browser(test.app).signIn("lan", fresh)).statusCode).toBe(303);
  });

  it("does not let a stolen session try passwords without end", async () => {
    const test = await consoleUnderTest();
    const here = await signedIn(test, "lan");
    for (let n = 0; n < 5; n += 1) {
      await here.post("/console/me/password", { now: `sai ${n}`, password: fresh, again: fresh });
    }
    const waits = await here.post("/console/me/password", { now: password, password: fresh, again: fresh });
    expect(noticeOf(waits)).toContain("Đã nhập sai nhiều lần.");
  });
});

describe("an administrator", () => {
  it("changes roles and reach of another, who is signed out and then sees no more than that", async () => {
    const test = await consoleUnderTest();
    const { minh } = test.people;
    const [thu, his] = [await signedIn(test, "thu"), await signedIn(test, "minh")];
    await thu.get(`/console/people/${minh.id}`);
    const none = await thu.post(`/console/people/${minh.id}/roles`, { kind: "wages" });
    expect([none.statusCode, noticeOf(none)]).toEqual([422, "Anh/chị chọn ít nhất một vai trò."]);
    const set = await thu.post(`/console/people/${minh.id}/roles`, {
      role: "policy",
      kind: "wages",
      place: "thuc-phan",
    });
    expect(set.headers.location).toBe(`/console/people/${minh.id}?done=roles-set`);
    expect((await his.get("/console/complaints")).headers.location).toContain("/console/sign-in");
    const account = test.staff.accounts.find(({ id }) => id === minh.id);
    expect([account?.roles, account?.reach]).toEqual([["policy"], { places: ["thuc-phan"], kinds: ["wages"] }]);
    const again = new Browser(test.app);
    expect((await again.signIn("minh")).headers.location).toBe("/console/employers");
    expect((await again.get("/console/complaints")).statusCode).toBe(403);
    expect((await again.get("/console/me")).body).toContain("Phường Thục Phán (thành phố Cao Bằng cũ)");
  });

  it("drops roles, kinds and places that there are none of", async () => {
    const test = await consoleUnderTest();
    const { minh } = test.people;
    const thu = await signedIn(test, "thu");
    await thu.post(`/console/people/${minh.id}/roles`, { role: "king", kind: "all", place: "hanoi" });
    expect(test.staff.accounts.find(({ id }) => id === minh.id)?.roles).toEqual(["officer"]);
  });

  it("cannot change their own account here", async () => {
    const test = await consoleUnderTest();
    const { thu } = test.people;
    const browser = await signedIn(test, "thu");
    for (const change of ["roles", "disable", "second-step", "password"]) {
      const answer = await browser.post(`/console/people/${thu.id}/${change}`, { role: "officer" });
      expect([change, answer.statusCode]).toEqual([change, 403]);
    }
  });

  it("makes a link for a new password, which works once and signs nobody in", async () => {
    const test = await consoleUnderTest();
    const { minh } = test.people;
    const [thu, his] = [await signedIn(test, "thu"), await signedIn(test, "minh")];
    const page = await thu.post(`/console/people/${minh.id}/password`);
    const link = /value="http:[^"]*(\/console\/invitations\/[\w-]{43})"/.exec(page.body)?.[1] ?? "";
    const browser = new Browser(test.app);
    const form = await browser.get(link);
    expect([form.body.includes("cho tài khoản minh"), form.body.includes('name="login"')]).toEqual([true, false]);
    expect((await browser.post(link, { password: "ngắn", again: "ngắn" })).statusCode).toBe(422);
    const done = await browser.post(link, { password: fresh, again: fresh });
    expect(done.headers.location).toBe("/console/sign-in?done=password-renewed");
    expect(test.staff.open.size).toBe(1);
    expect((await his.get("/console/complaints")).statusCode).toBe(303);
    expect((await browser.post(link, { password, again: password })).statusCode).toBe(404);
    expect((await new Browser(test.app).signIn("minh", fresh)).statusCode).toBe(303);
  });

  it("takes somebody's second step away and signs them out", async () => {
    const test = await consoleUnderTest();
    const { minh } = test.people;
    const account = test.staff.accounts.find(({ id }) => id === minh.id);
    const [thu, his] = [await signedIn(test, "thu"), await signedIn(test, "minh")];
    Object.assign(account ?? {}, { codeSecret: new Uint8Array(20), secondStep: true });
    expect((await thu.get(`/console/people/${minh.id}`)).body).toContain("Gỡ bước thứ hai");
    const reset = await thu.post(`/console/people/${minh.id}/second-step`);
    expect(reset.headers.location).toBe(`/console/people/${minh.id}?done=second-step-reset`);
    expect([account?.secondStep, (await his.get("/console/complaints")).statusCode]).toEqual([false, 303]);
  });
});

describe("deviceOf()", () => {
  it.each([
    [
      "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36",
      "chrome android",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1",
      "safari iphone",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
      "edge windows",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "firefox linux"],
    ["curl/8", ""],
    [undefined, ""],
  ])("names browser and system of %s", (agent, device) => {
    expect(deviceOf(agent)).toBe(device);
  });
});
