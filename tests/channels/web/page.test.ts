import type { LightMyRequestResponse as Response } from "fastify";
import { describe, expect, it } from "vitest";
import { question } from "../question.ts";
import { type WebServer, webServer } from "./web-server.ts";

/** A browser without a script: keeps cookies and fills the forms it finds. */
class PlainBrowser {
  readonly #server: WebServer;
  readonly cookies = new Map<string, string>();
  page = "";

  constructor(server: WebServer) {
    this.#server = server;
  }

  async get(url: string): Promise<Response> {
    const response = await this.#server.app.inject({ url, headers: this.#headers() });
    return this.#keep(response);
  }

  /** Sends the hidden fields of the page's form that has `having`, with `fields`; follows the redirect. */
  async submit(fields: Record<string, string>, having = 'name="id"'): Promise<Response> {
    const response = await this.post({ ...hiddenFields(this.page, having), ...fields });
    if (response.statusCode === 303) await this.get(String(response.headers.location).split("#")[0] ?? "/");
    return response;
  }

  async post(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const payload = new URLSearchParams(fields).toString();
    const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
    return this.#keep(
      await this.#server.app.inject({
        method: "POST",
        url: "/",
        headers: { ...form, ...this.#headers(), ...headers },
        payload,
      }),
    );
  }

  #headers(): Record<string, string> {
    return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
  }

  #keep(response: Response): Response {
    for (const { name, value } of response.cookies) this.cookies.set(name, value);
    if (response.body) this.page = response.body;
    return response;
  }
}

function hiddenFields(page: string, having: string): Record<string, string> {
  const form = page.split("<form").find((part) => part.includes('action="/"') && part.includes(having)) ?? "";
  const fields = [...(form.split("</form>")[0] ?? "").matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name, value]) => [name ?? "", value ?? ""]));
}

async function browse(
  options?: Parameters<typeof webServer>[0],
): Promise<{ server: WebServer; browser: PlainBrowser }> {
  const server = await webServer(options);
  const browser = new PlainBrowser(server);
  await browser.get("/");
  return { server, browser };
}

const inputs = (server: WebServer) => [...server.conversation.talks.values()].map((talk) => talk.inputs);

describe("GET /", () => {
  it("shows the welcome in Vietnamese, or in the language asked for, and stores nothing", async () => {
    const { server, browser } = await browse();
    expect(browser.page).toMatch(/<html lang="vi">.*<h1 id="welcome-heading">Chào anh\/chị!<\/h1>/s);
    await browser.get("/?lang=en");
    expect(browser.page).toMatch(/<html lang="en">.*<h1 id="welcome-heading">Hello!<\/h1>/s);
    await browser.get("/?lang=%22%3E%3Cscript%3E");
    expect(browser.page).toContain('<html lang="vi">');
    expect([server.conversation.talks.size, browser.cookies.size]).toEqual([0, 0]);
  });

  it("answers with a policy that lets nothing foreign in, and is never cached", async () => {
    const { browser } = await browse();
    const { headers } = await browser.get("/");
    expect(headers["content-security-policy"]).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect([headers["referrer-policy"], headers["cache-control"], headers["x-content-type-options"]]).toEqual([
      "no-referrer",
      "no-store",
      "nosniff",
    ]);
    expect(headers["strict-transport-security"]).toBeUndefined();
  });

  it("has no inline script or style", async () => {
    const { browser } = await browse();
    expect([...browser.page.matchAll(/<script(?![^>]* src=)|<style| style=| on\w+=/g)]).toEqual([]);
  });

  it("serves every script, style and picture it names, to be kept for good", async () => {
    const { server, browser } = await browse();
    const urls = [
      ...new Set([...browser.page.matchAll(/(?:src|href|worker)="(\/assets\/[^"]+)"/g)].map(([, url]) => url ?? "")),
    ];
    expect(urls.map((url) => url.split("/").at(-1))).toEqual([
      "icon.svg",
      "page.css",
      "early.js",
      "chat.js",
      "puzzle-worker.js",
    ]);
    for (const url of urls) {
      const response = await server.app.inject({ url, headers: { "accept-encoding": "br" } });
      expect([
        url,
        response.statusCode,
        response.headers["cache-control"],
        response.headers["content-encoding"],
      ]).toEqual([url, 200, "public, max-age=31536000, immutable", "br"]);
    }
    const old = await server.app.inject({ url: "/assets/chat/older/chat.js" });
    expect([old.statusCode, old.headers["cache-control"], old.headers["content-type"]]).toEqual([
      200,
      "no-store",
      "text/javascript; charset=utf-8",
    ]);
    expect((await server.app.inject({ url: "/assets/chat/x/..%2fweb-channel.ts" })).statusCode).toBe(404);
  });

  it("needs at most 60 KB on the first load", async () => {
    const { server, browser } = await browse();
    const urls = [
      ...new Set([...browser.page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, url]) => url ?? "")),
    ];
    const sizes = await Promise.all(
      urls.map(
        async (url) => (await server.app.inject({ url, headers: { "accept-encoding": "br" } })).rawPayload.length,
      ),
    );
    expect(sizes.reduce((sum, size) => sum + size, browser.page.length)).toBeLessThan(60_000);
  });
});

describe("the plain forms", () => {
  it("lead through a talk: start, press, write; each page shows what was said last", async () => {
    const { server, browser } = await browse();
    const started = await browser.submit({ start: "1" });
    expect([started.statusCode, started.headers.location]).toEqual([303, "/#new"]);
    expect(browser.page).toContain(
      '<button type="submit" name="press" value="check" class="choice">Kiểm tra hỗ trợ</button>',
    );
    await browser.submit({ press: "check" }, 'value="check"');
    await browser.submit({ text: "chào" }, 'name="text"');
    expect(browser.page).toContain('<p class="said">chào</p>');
    expect(browser.page).not.toContain("Kiểm tra hỗ trợ");
    expect(inputs(server)).toEqual([
      [
        { kind: "start", lang: "vi" },
        { kind: "press", prompt: 1, id: "check" },
        { kind: "text", text: "chào" },
      ],
    ]);
  });

  it("act once when sent twice, also the first one", async () => {
    const { server, browser } = await browse();
    const first = hiddenFields(browser.page, 'name="start"');
    await Promise.all([browser.post({ ...first, start: "1" }), browser.post({ ...first, start: "1" })]);
    await browser.get("/");
    const press = { ...hiddenFields(browser.page, 'value="check"'), press: "check" };
    const answers = [await browser.post(press), await browser.post(press)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(inputs(server)).toEqual([
      [
        { kind: "start", lang: "vi" },
        { kind: "press", prompt: 1, id: "check" },
      ],
    ]);
  });

  it("tick several boxes, and take none for no answer", async () => {
    const several = question(1, {
      expects: "choices",
      choices: [...["a", "b", "skip"].map((id) => ({ id, label: id }))],
    });
    const { server, browser } = await browse({ script: () => [several] });
    await browser.submit({ start: "1" });
    expect([...browser.page.matchAll(/type="checkbox" name="tick" value="(\w+)"/g)].map(([, id]) => id)).toEqual([
      "a",
      "b",
    ]);
    expect(browser.page).toContain('<button type="submit" name="press" value="skip" class="choice">skip</button>');
    const fields = hiddenFields(browser.page, 'name="ticks"');
    await browser.submit({ ticks: "1" }, 'name="ticks"');
    await server.app.inject({
      method: "POST",
      url: "/",
      headers: { "content-type": "application/x-www-form-urlencoded", cookie: `talk=${browser.cookies.get("talk")}` },
      payload: `${new URLSearchParams(fields)}&ticks=1&tick=a&tick=b`,
    });
    expect(inputs(server)).toEqual([
      [
        { kind: "start", lang: "vi" },
        { kind: "ticks", prompt: 1, ids: ["a", "b"] },
      ],
    ]);
  });

  it("keep what was written when something is wrong with it", async () => {
    const story = question(1, { expects: "story", filesAtMost: 10 });
    const { browser } = await browse({ script: () => [story] });
    await browser.submit({ start: "1" });
    const text = `<b>${"x".repeat(10_000)}`;
    const response = await browser.submit({ text }, 'name="text"');
    expect(response.statusCode).toBe(422);
    expect(browser.page).toContain('<div class="alert" role="alert"><strong>Tin quá dài.</strong>');
    expect(browser.page).toContain(`&lt;b>${"x".repeat(10_000)}</textarea>`);
  });

  it("take files beside the text", async () => {
    const story = question(1, { expects: "story", filesAtMost: 10 });
    const { server, browser } = await browse({ script: () => [story] });
    await browser.submit({ start: "1" });
    const form = new FormData();
    for (const [name, value] of Object.entries(hiddenFields(browser.page, 'name="file"'))) form.append(name, value);
    form.append("text", "kèm giấy");
    form.append("file", new Blob(["%PDF-1.7\n"]), "giấy.pdf");
    form.append("file", new Blob([]), "");
    const request = new Request("http://localhost/", { method: "POST", body: form });
    const response = await server.app.inject({
      method: "POST",
      url: "/",
      headers: {
        "content-type": request.headers.get("content-type") ?? "",
        cookie: `talk=${browser.cookies.get("talk")}`,
      },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    expect(response.statusCode).toBe(303);
    const [stored] = server.conversation.stored;
    expect(inputs(server)[0]?.[1]).toEqual({ kind: "files", files: [stored?.file], text: "kèm giấy" });
    expect(stored?.file.name).toBe("giấy.pdf");
  });

  it("wait for an answer that is still being worked on", async () => {
    const { server, browser } = await browse();
    await browser.submit({ start: "1" });
    server.conversation.busy = true;
    const response = await browser.submit({ text: "chào" }, 'name="text"');
    expect(response.headers.location).toBe("/?wait=1#new");
    expect(browser.page).toContain('<meta http-equiv="refresh" content="4;url=/?lang=vi&amp;wait=2"');
    server.conversation.release();
    await browser.get("/?wait=2");
    expect(browser.page).toContain('<p class="said">chào</p>');
    expect(browser.page).not.toContain('http-equiv="refresh"');
  });

  it("say so when the database is gone, and keep the text", async () => {
    const { server, browser } = await browse();
    await browser.submit({ start: "1" });
    const fields = { ...hiddenFields(browser.page, 'name="text"'), text: "chào" };
    server.conversation.gone = true;
    const response = await browser.post(fields);
    expect([response.statusCode, response.headers["retry-after"]]).toEqual([503, "5"]);
    expect(response.body).toContain("Tạm thời chưa lưu được");
    server.conversation.gone = false;
    expect((await browser.post(fields)).statusCode).toBe(303);
    expect((await browser.get("/")).statusCode).toBe(200);
  });

  it("switch the language of page and conversation together", async () => {
    const { server, browser } = await browse();
    await browser.submit({ start: "1" });
    const response = await browser.submit({ press: "command:language-en" }, 'value="command:language-en"');
    expect(response.headers.location).toBe("/?lang=en#new");
    expect(browser.page).toContain('<html lang="en">');
    expect(inputs(server)[0]?.[1]).toEqual({ kind: "press", prompt: 0, id: "command:language-en" });
  });

  it("let a few people without a script in while others must solve puzzles", async () => {
    const { server, browser } = await browse({ config: { conversationsPerMinute: 0 } });
    const statuses = [];
    for (let time = 0; time < 6; time += 1) {
      const visitor = new PlainBrowser(server);
      await visitor.get("/");
      statuses.push((await visitor.submit({ start: "1" })).statusCode);
    }
    expect(statuses).toEqual([303, 303, 303, 303, 303, 503]);
    expect((await browser.submit({ start: "1" })).headers["retry-after"]).toBe("30");
  });

  it("go on with the talk of the cookie when a link of another site led to the welcome page", async () => {
    const { server, browser } = await browse();
    const welcome = browser.page;
    await browser.submit({ start: "1" });
    const linked = new PlainBrowser(server);
    await linked.get("/");
    await browser.post({ ...hiddenFields(linked.page, 'name="start"'), start: "1" });
    expect(welcome).not.toBe(linked.page);
    expect(inputs(server)).toEqual([
      [
        { kind: "start", lang: "vi" },
        { kind: "start", lang: "vi" },
      ],
    ]);
  });
});

describe("forms of other sites", () => {
  it.each([
    ["says it comes from another site", { "sec-fetch-site": "cross-site" }],
    ["says it comes from a sister site", { "sec-fetch-site": "same-site" }],
  ])("are refused when the browser %s", async (_how, headers) => {
    const { server, browser } = await browse();
    const response = await browser.post({ ...hiddenFields(browser.page, 'name="start"'), start: "1" }, headers);
    expect(response.statusCode).toBe(403);
    expect(server.conversation.talks.size).toBe(0);
  });

  it.each([
    ["https://evil.example", 403],
    ["http://localhost:8080", 403],
    ["null", 303],
    ["http://localhost", 303],
  ])("of an older browser are judged by their origin (%s)", async (origin, status) => {
    const { server, browser } = await browse();
    const fields = { ...hiddenFields(browser.page, 'name="start"'), start: "1" };
    const response = await server.app.inject({
      method: "POST",
      url: "/",
      headers: { host: "localhost", origin, "content-type": "application/x-www-form-urlencoded" },
      payload: new URLSearchParams(fields).toString(),
    });
    expect(response.statusCode).toBe(status);
  });

  it("are refused without this server's own ticket", async () => {
    const { server, browser } = await browse();
    await browser.submit({ start: "1" });
    const fields = hiddenFields(browser.page, 'name="text"');
    const forged = await browser.post({ ...fields, id: "another-message-id-1", text: "x" });
    expect([forged.statusCode, inputs(server)]).toEqual([422, [[{ kind: "start", lang: "vi" }]]]);
    expect(forged.body).toContain("Trang đã cũ");
  });

  it("set a cookie that is bound to this site, and to TLS where there is TLS", async () => {
    const { browser } = await browse();
    const plain = await browser.submit({ start: "1" });
    expect(plain.cookies).toEqual([
      { name: "talk", value: expect.any(String), maxAge: 2_592_000, path: "/", httpOnly: true, sameSite: "Strict" },
    ]);
    const { browser: secured } = await browse({ config: { publicUrl: "https://ansinh.example" } });
    const safe = await secured.submit({ start: "1" });
    expect(safe.cookies).toEqual([
      {
        name: "__Host-talk",
        value: expect.any(String),
        maxAge: 2_592_000,
        path: "/",
        httpOnly: true,
        sameSite: "Strict",
        secure: true,
      },
    ]);
    expect(safe.headers["strict-transport-security"]).toBe("max-age=31536000");
  });
});

describe("hostile texts", () => {
  const hostile = `"><img src=x onerror=alert(1)><script>alert(1)</script>&amp;`;

  it("are shown as the text they are, wherever they stand", async () => {
    const { browser } = await browse({
      script: () => [
        { kind: "text", text: hostile },
        {
          kind: "card",
          title: hostile,
          summary: hostile,
          lines: [{ label: hostile, value: hostile, tone: "good" }],
          sources: [hostile],
          notes: [hostile],
        },
        { kind: "receipt", text: hostile, caseNumber: hostile, code: hostile },
        question(1, {
          text: hostile,
          choices: [{ id: hostile, label: hostile }],
          commands: [{ id: hostile, label: hostile }],
        }),
      ],
    });
    await browser.submit({ start: "1" });
    expect(browser.page).not.toContain("<img src=x");
    expect(browser.page).not.toContain("<script>");
    expect(browser.page.split("&lt;script>alert(1)&lt;/script>").length).toBeGreaterThan(12);
  });
});

describe("a card", () => {
  const card = (summary: string) => ({
    kind: "card" as const,
    title: "Bị cho nghỉ việc",
    summary,
    lines: [],
    sources: [],
    notes: [],
  });

  it("shows a verdict of one line large, and an answer of several paragraphs with its list", async () => {
    const { browser } = await browse({
      script: () => [
        card("Anh/chị được 3.900.000 đồng một tháng."),
        card("Công ty phải nhận lại.\n\nGiữ giấy tờ:\n- hợp đồng\n- tin nhắn\n\nHỏi cán bộ."),
        question(1),
      ],
    });
    await browser.submit({ start: "1" });
    expect(browser.page.match(/<h2>Bị cho nghỉ việc<\/h2>.*?(?=<\/article>)/g)).toEqual([
      '<h2>Bị cho nghỉ việc</h2><p class="summary">Anh/chị được 3.900.000 đồng một tháng.</p>',
      '<h2>Bị cho nghỉ việc</h2><div class="told"><p>Công ty phải nhận lại.</p><p>Giữ giấy tờ:</p><ul><li>hợp đồng</li><li>tin nhắn</li></ul><p>Hỏi cán bộ.</p></div>',
    ]);
  });
});

describe("POST /leave", () => {
  it("forgets everything and leads to a neutral page", async () => {
    const { server, browser } = await browse();
    await browser.submit({ start: "1" });
    const response = await server.app.inject({
      method: "POST",
      url: "/leave",
      headers: { cookie: `talk=${browser.cookies.get("talk")}`, "sec-fetch-site": "same-origin" },
    });
    expect([response.statusCode, response.headers["clear-site-data"]]).toEqual([200, '"cache", "cookies", "storage"']);
    expect(response.body).toContain('<meta http-equiv="refresh" content="0;url=https://www.google.com/"');
    expect(response.cookies).toEqual([
      { name: "talk", value: "", path: "/", httpOnly: true, sameSite: "Strict", expires: new Date(0), maxAge: 0 },
    ]);
    expect([...server.conversation.talks.values()][0]?.mailbox).toEqual([]);
  });
});
