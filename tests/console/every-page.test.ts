import { beforeAll, describe, expect, it } from "vitest";
import { Browser, type ConsoleUnderTest, caseIds, consoleUnderTest, signedIn } from "./console-under-test.ts";

const [id = ""] = caseIds;
const readable = [
  "/console/",
  "/console/complaints",
  `/console/complaints/${id}`,
  `/console/complaints/${id}/files/f1`,
  `/console/complaints/${id}/print`,
  `/console/complaints/${id}/letter`,
  `/console/complaints/${id}/split`,
  `/console/complaints/${id}/identity`,
  `/console/complaints/${id}/mute`,
  `/console/complaints/${id}/record`,
  "/console/complaints/new",
  "/console/identity-requests",
  "/console/employers",
  `/console/employers/${id}`,
  `/console/complaints/${id}/files/f1/view`,
  `/console/complaints/${id}/files/f1/picture`,
  "/console/overview",
  "/console/overview/print",
  "/console/overview/cases?count=late&from=2026-11-01&to=2026-11-23",
  "/console/overview/export.xlsx",
  "/console/overview/export.csv",
  "/console/people",
  "/console/operations",
  "/console/questions",
  "/console/questions/unanswered.yaml",
  "/console/questions/unhelpful.yaml",
  "/console/policy",
  "/console/policy/programmes/nq116-employees",
  "/console/policy/programmes/nq116-employees/graph.svg",
  "/console/policy/conversations/menu",
  "/console/policy/topics/ui.amount",
  "/console/policy/numbers",
  "/console/policy/preview",
  "/console/policy/check",
  "/console/policy/files",
  "/console/policy/file?path=flows/service.yaml",
  "/console/setup",
];
const changing = [
  ...["take", "release", "close", "note", "answer"].map((change) => `/console/complaints/${id}/${change}`),
  `/console/complaints/${id}/letter`,
  `/console/complaints/${id}/split`,
  `/console/complaints/${id}/looking`,
  `/console/complaints/${id}/identity`,
  `/console/complaints/${id}/identity/${id}/open`,
  `/console/complaints/${id}/mute`,
  `/console/complaints/${id}/unmute`,
  `/console/complaints/${id}/record/export`,
  `/console/complaints/${id}/record/erase`,
  "/console/complaints/new",
  `/console/identity-requests/${id}/agree`,
  "/console/employers/join",
  "/console/employers/part",
  "/console/policy/preview",
  "/console/people/invitations",
  `/console/people/${id}/disable`,
  `/console/operations/letters/${id}/1/again`,
  "/console/operations/events/1/drop",
];

let test: ConsoleUnderTest;

beforeAll(async () => {
  test = await consoleUnderTest();
  const files = [{ id: "f1", name: "bảng lương.pdf", type: "application/pdf", size: 3 }];
  test.desk.add({ id, number: "26-4821-3907", files });
  test.desk.bytes.set("f1", Buffer.from("pdf"));
});

describe("every page", () => {
  it.each(readable)("of %s needs somebody signed in", async (url) => {
    const answer = await new Browser(test.app).get(url);
    expect([answer.statusCode, answer.headers.location]).toEqual([
      303,
      `/console/sign-in?next=${encodeURIComponent(url)}`,
    ]);
  });

  it.each(changing)("that changes something (%s) needs somebody signed in", async (url) => {
    const browser = new Browser(test.app);
    await browser.get("/console/sign-in");
    const answer = await browser.post(url, { version: "1", to: "closed" });
    expect([answer.statusCode, answer.headers.location?.toString().split("?")[0]]).toEqual([303, "/console/sign-in"]);
  });

  it("is sent with headers that let nothing in, out, or stay", async () => {
    const thu = await signedIn(test, "thu");
    for (const url of [
      "/console/complaints",
      `/console/complaints/${id}`,
      "/console/people",
      "/console/operations",
      "/console/questions",
      "/console/nothing",
    ]) {
      const { headers } = await thu.get(url);
      expect({
        csp: headers["content-security-policy"],
        cache: headers["cache-control"],
        referrer: headers["referrer-policy"],
        sniff: headers["x-content-type-options"],
        frame: headers["x-frame-options"],
      }).toEqual({
        csp: "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        cache: "no-store",
        referrer: "no-referrer",
        sniff: "nosniff",
        frame: "DENY",
      });
    }
  });

  it("answers a question for its headers alone like the page itself", async () => {
    const lan = await signedIn(test, "lan");
    const cookie = `console_session=${lan.cookies.get("console_session")}`;
    const answer = await test.app.inject({ method: "HEAD", url: "/console/complaints", headers: { cookie } });
    expect([answer.statusCode, answer.body]).toEqual([200, ""]);
  });

  it("has no script and no style in it", async () => {
    const thu = await signedIn(test, "thu");
    for (const url of readable.filter((address) => !/\/files\/|yaml$/.test(address))) {
      const { body } = await thu.get(url);
      expect(body.match(/<script(?! type="module" src="\/console\/assets\/)|<style| style=| on\w+=|https?:\/\//g)).toBe(
        null,
      );
    }
  });

  it("of an id that does not exist, or cannot exist, is a kind 404", async () => {
    const lan = await signedIn(test, "lan");
    const urls = [
      "/console/complaints/11111111-1111-4111-8111-999999999999",
      "/console/complaints/1' OR '1",
      "/console/x",
    ];
    for (const url of urls) {
      const page = await lan.get(encodeURI(url));
      expect([page.statusCode, /<h1>(.*?)<\/h1>/.exec(page.body)?.[1]]).toEqual([404, "Không tìm thấy trang"]);
    }
    expect((await lan.post(`/console/complaints/11111111-1111-4111-8111-999999999999/take`)).statusCode).toBe(404);
  });

  it("loads the stylesheet, whose address changes with its content", async () => {
    const page = await new Browser(test.app).get("/console/sign-in");
    const address = /<link rel="stylesheet" href="([^"]+)"/.exec(page.body)?.[1] ?? "";
    const css = await new Browser(test.app).get(address);
    expect([css.statusCode, css.headers["content-type"], css.headers["cache-control"]]).toEqual([
      200,
      "text/css; charset=utf-8",
      "public, max-age=31536000, immutable",
    ]);
  });
});
