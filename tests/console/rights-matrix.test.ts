import { beforeAll, describe, expect, it } from "vitest";
import { type Right, rights } from "../../src/rules/staff/rights.ts";
import { rightsOf } from "../../src/rules/staff/roles.ts";
import {
  Browser,
  type ConsoleUnderTest,
  caseIds,
  consoleUnderTest,
  type ListedRoute,
  password,
  roleTable,
} from "./console-under-test.ts";

const [id = ""] = caseIds;
const roles = Object.keys(roleTable.roles);

let test: ConsoleUnderTest;
/** One browser for each role, signed in as somebody who has only that. */
const browsers = new Map<string, { browser: Browser; staffId: string }>();

beforeAll(async () => {
  test = await consoleUnderTest();
  test.desk.add({ id, number: "26-4821-3907", files: [{ id: "f1", name: "x.pdf", type: "application/pdf", size: 3 }] });
  test.desk.bytes.set("f1", Buffer.from("pdf"));
  const passwordHash = test.staff.accounts[0]?.passwordHash ?? "";
  for (const role of roles) {
    const { id: staffId } = test.staff.add({ login: `only-${role}`, name: role, roles: [role], passwordHash });
    const browser = new Browser(test.app);
    await browser.signIn(`only-${role}`, password);
    await browser.get("/console/me");
    browsers.set(role, { browser, staffId });
  }
});

/** Every route that asks for a right. */
function guarded(): (ListedRoute & { needs: Right })[] {
  return test.routes.flatMap(({ needs, ...route }) => {
    const right = rights.find((one) => one === needs);
    return right && route.method !== "HEAD" ? [{ ...route, needs: right }] : [];
  });
}

/** An address of the route. */
function addressOf(url: string): string {
  return url
    .replace(/:form\([^/]*\)\)?/, "note")
    .replace(/:fileId/, "f1")
    .replace(/:name/, "x")
    .replace(/:n(?=\/)/, "1")
    .replace(/:change/, "again")
    .replace(/:word/, "agree")
    .replace(/:\w+/g, id);
}

async function call(browser: Browser, { method, url }: ListedRoute) {
  return method === "GET" ? browser.get(addressOf(url)) : browser.post(addressOf(url));
}

describe("every route of the console", () => {
  it("says what it needs", () => {
    expect(test.routes.filter(({ needs }) => needs === undefined)).toEqual([]);
  });

  it("needs nothing only where nobody is signed in yet, or for what every page is made of", () => {
    const open = test.routes.filter(({ needs, method }) => needs === "nothing" && method !== "HEAD");
    expect(open.map(({ method, url }) => `${method} ${url}`).sort()).toEqual([
      "GET /console/assets/case-desk.js",
      "GET /console/assets/console.css",
      "GET /console/assets/icon.svg",
      "GET /console/assets/queue.js",
      "GET /console/invitations/:token",
      "GET /console/sign-in",
      "POST /console/invitations/:token",
      "POST /console/language",
      "POST /console/sign-in",
      "POST /console/sign-in/code",
      "POST /console/sign-out",
    ]);
  });

  it("is for everybody who is signed in only where it is their own account", () => {
    const own = test.routes.filter(({ needs, method }) => needs === "signed-in" && method !== "HEAD");
    expect(own.map(({ method, url }) => `${method} ${url}`).sort()).toEqual([
      "GET /console",
      "GET /console/me",
      "GET /console/me/second-step",
      "POST /console/me/kept",
      "POST /console/me/password",
      "POST /console/me/second-step",
      "POST /console/me/second-step/replace",
      "POST /console/me/sessions/:id/end",
      "POST /console/me/sessions/end",
    ]);
  });

  it("asks for every right there is, one of them each", () => {
    expect([...new Set(guarded().map(({ needs }) => needs))].sort()).toEqual(
      [...rights].filter((right) => right !== "case.assign").sort(),
    );
  });

  it("sends strangers to sign in, whatever it is", async () => {
    for (const route of guarded()) {
      const stranger = new Browser(test.app);
      await stranger.get("/console/sign-in");
      const answer = await call(stranger, route);
      expect([route.url, answer.statusCode, answer.headers.location?.toString().split("?")[0]]).toEqual([
        route.url,
        303,
        "/console/sign-in",
      ]);
    }
  });
});

describe.each(roles)("who is only %s", (role) => {
  it("gets 403 from every route whose right the role lacks, and each is written into the log once", async () => {
    const { browser, staffId } = browsers.get(role) ?? { browser: new Browser(test.app), staffId: "" };
    const has = rightsOf(roleTable, [role]);
    for (const route of guarded().filter(({ needs }) => !has.includes(needs))) {
      test.staff.refused.length = 0;
      const answer = await call(browser, route);
      const caseId = route.url.startsWith("/console/complaints/:id") ? id : null;
      expect([route.url, answer.statusCode, test.staff.refused]).toEqual([
        route.url,
        403,
        [{ staffId, right: route.needs, caseId }],
      ]);
      expect(answer.body).toContain("Không thuộc quyền của anh/chị");
    }
  });

  it("is refused nothing that the role may do", async () => {
    const { browser } = browsers.get(role) ?? { browser: new Browser(test.app) };
    const has = rightsOf(roleTable, [role]);
    test.staff.refused.length = 0;
    // The stream of news does not end by itself.
    const routes = guarded().filter(({ needs, url }) => has.includes(needs) && !url.endsWith("/live"));
    for (const route of routes) {
      const answer = await call(browser, route);
      expect([route.url, answer.statusCode === 403]).toEqual([route.url, false]);
    }
    expect([routes.length > 0, test.staff.refused]).toEqual([true, []]);
  });

  it("sees links only to parts that open", async () => {
    const { browser } = browsers.get(role) ?? { browser: new Browser(test.app) };
    const { body } = await browser.get("/console/me");
    const nav = /<nav class="sections".*?<\/nav>/s.exec(body)?.[0] ?? "";
    for (const [, href = ""] of nav.matchAll(/href="([^"]+)"/g)) {
      expect([href, (await browser.get(href)).statusCode]).toEqual([href, 200]);
    }
  });

  it("begins on a page of their own when they sign in", async () => {
    const browser = new Browser(test.app);
    const answer = await browser.signIn(`only-${role}`, password);
    const home = String(answer.headers.location);
    expect((await browser.get(home)).statusCode).toBe(200);
  });
});

describe("a role that needs the second step", () => {
  it("opens nothing before the step is set up", async () => {
    const strict = await consoleUnderTest({ roles: roleTable });
    const browser = new Browser(strict.app);
    await browser.signIn("thu", password);
    for (const url of ["/console/complaints", "/console/people", `/console/complaints/${id}`, "/console/audit"]) {
      const answer = await browser.get(url);
      expect([url, answer.statusCode, answer.headers.location]).toEqual([url, 303, "/console/me/second-step"]);
    }
    strict.desk.add({ id, number: "26-4821-3907" });
    const draft = { case: id, form: "note", text: "x" };
    const stale = await browser.post("/console/language", { ...draft, token: "old", lang: "vi" });
    const back = await new Browser(strict.app).signIn("thu", password, draft);
    expect([stale, back].map(({ body }) => body.includes("26-4821-3907"))).toEqual([false, false]);
    await browser.get("/console/me");
    const posted = await browser.post(`/console/people/${strict.people.minh.id}/disable`);
    expect([posted.statusCode, posted.headers.location]).toEqual([303, "/console/me/second-step"]);
    expect(strict.staff.accounts.every(({ disabled }) => !disabled)).toBe(true);
  });
});

describe("a typed text that comes back after signing in", () => {
  it("does not open a case to who may not read it", async () => {
    const { browser } = browsers.get("administrator") ?? { browser: new Browser(test.app) };
    const stale = await browser.post(`/console/complaints/${id}/note`, { token: "old", text: "x" });
    expect([stale.statusCode, stale.body.includes("26-4821-3907")]).toEqual([403, false]);
    const again = new Browser(test.app);
    const back = await again.signIn("only-administrator", password, { case: id, form: "note", text: "x" });
    expect([back.statusCode, back.body.includes("26-4821-3907")]).toEqual([404, false]);
  });
});
