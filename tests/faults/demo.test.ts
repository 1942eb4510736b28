import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/project-root.ts";

/** A demo that was started as a person would start it. */
class StartedDemo {
  output = "";
  private constructor(readonly child: ChildProcess) {
    const read = (chunk: Buffer) => {
      this.output += chunk.toString("utf8");
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
  }

  static start(args: string[], env: Record<string, string> = {}): StartedDemo {
    const command = ["scripts/run-test-program.mjs", "tests/demo/main.ts", ...args];
    const child = spawn(process.execPath, command, {
      cwd: projectRoot,
      env: { ...process.env, NODE_ENV: "test", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    return new StartedDemo(child);
  }

  /** Waits for its last line, or for its end. */
  async ready(): Promise<void> {
    while (!this.output.includes("Ctrl+C") && this.child.exitCode === null) await sleep(50);
    if (this.child.exitCode !== null) throw new Error(this.output);
  }

  /** An address it printed. */
  address(name: "The tour" | "Assistant" | "Zalo" | "Telegram"): string {
    return new RegExp(`${name}:\\s+(http://127\\.0\\.0\\.1:\\d+)/`).exec(this.output)?.[1] ?? "";
  }

  async ended(): Promise<number | null> {
    if (this.child.exitCode === null) await new Promise((resolve) => this.child.once("exit", resolve));
    return this.child.exitCode;
  }
}

/** Processes whose command line or working folder names the demo's folder. */
function processesOf(folder: string): string[] {
  const all = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" }).split("\n");
  return all.filter((line) => line.includes(folder));
}

let folder: string;
let demo: StartedDemo;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ansinh-demo-"));
  demo = StartedDemo.start(["--port", "0", "--cases", "60", "--data", join(folder, "demo")]);
  await demo.ready();
}, 300_000);
afterAll(async () => {
  demo.child.kill("SIGTERM");
  await demo.ended();
  await rm(folder, { recursive: true, force: true });
});

const tourPage = async (path = "/") => (await fetch(`${demo.address("The tour")}${path}`)).text();

/** The forms of a page: where they lead and what they send. */
function formsOf(html: string): { action: string; fields: URLSearchParams }[] {
  return [...html.matchAll(/<form[^>]*action="([^"]+)"[^>]*>(.*?)<\/form>/gs)].map(([, action = "", inside = ""]) => ({
    action,
    fields: new URLSearchParams(
      [...inside.matchAll(/name="(\w+)" value="([^"]*)"|value="([^"]*)" name="(\w+)"/g)].map(([, a, b, c, d]) => [
        a ?? d ?? "",
        (b ?? c ?? "").replaceAll("&amp;", "&"),
      ]),
    ),
  }));
}

function post(path: string, fields: URLSearchParams, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${demo.address("The tour")}${path}`, { method: "POST", body: fields, redirect: "manual", headers });
}

describe("npm run demo", () => {
  it("leads to pages that are all there", async () => {
    for (const lang of ["vi", "en"]) {
      const html = await tourPage(`/?lang=${lang}`);
      const links = [...html.matchAll(/href="(http[^"]+)"/g)].map(([, href = ""]) => href);
      const answers = await Promise.all(links.map(async (href) => [href, (await fetch(href)).status]));
      expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
      expect(links.length).toBeGreaterThan(5);
    }
  });

  it("opens each page of the console as the person whose button it is", async () => {
    const forms = formsOf(await tourPage()).filter(({ action }) => action === "/sign-in");
    const opened = [];
    for (const { fields } of forms) {
      const led = await post("/sign-in", fields);
      const cookie = led.headers.get("set-cookie")?.split(";")[0] ?? "";
      const page = await fetch(led.headers.get("location") ?? "", { headers: { cookie }, redirect: "manual" });
      opened.push([fields.get("as"), fields.get("to"), page.status]);
    }
    expect(opened.filter(([, , status]) => status !== 200)).toEqual([]);
    expect(opened.length).toBe(12);
  });

  it("acts for nobody but its own page", async () => {
    const [form] = formsOf(await tourPage()).filter(({ action }) => action === "/sign-in");
    const fields = form?.fields ?? new URLSearchParams();
    const stranger = { origin: "http://elsewhere.example", "sec-fetch-site": "cross-site" };
    const without = new URLSearchParams([...fields].filter(([name]) => name !== "token"));
    const elsewhere = new URLSearchParams(fields);
    elsewhere.set("to", "//elsewhere.example/");
    expect([
      (await post("/sign-in", fields, stranger)).status,
      (await post("/sign-in", without)).status,
      (await post("/sign-in", elsewhere)).status,
    ]).toEqual([403, 403, 400]);
  });

  it("answers nobody who calls it by another name", async () => {
    const { hostname, port } = new URL(demo.address("The tour"));
    const status = await new Promise((resolve) => {
      request({ hostname, port, headers: { host: `demo.example:${port}` } }, (answer) =>
        resolve(answer.statusCode),
      ).end();
    });
    expect(status).toBe(403);
  });

  it("takes a complaint from the fake Zalo's page, also over a power cut", async () => {
    const zalo = demo.address("Zalo");
    const user = "2000000000000000003";
    const state = async () => (await fetch(`${zalo}/control/state?user=${user}`)).json();
    const send = async (text: string) => {
      const before = (await state()).messages.length;
      await fetch(`${zalo}/control/act`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ act: "send", user, text }),
      });
      while ((await state()).messages.length < before + 2) await sleep(20);
    };
    for (const text of ["gửi phản ánh", "lương", "1", "Bỏ qua câu này", "Bỏ qua câu này"]) await send(text);
    await act("kill");
    expect(await tourPage()).toContain("Đang tắt.");
    await act("start");
    expect(await tourPage()).toContain("Đang chạy.");
    for (const text of ["Chủ nợ lương hai tháng.", "Xong", "2", "Gửi phản ánh"]) await send(text);
    const said = JSON.stringify((await state()).messages);
    expect(said).toMatch(/\d\d-\d{4}-\d{4}/);
  });

  it("ends with everything that it started", async () => {
    expect(processesOf(folder).length).toBeGreaterThan(0);
    demo.child.kill("SIGINT");
    expect(await demo.ended()).toBe(0);
    expect(processesOf(folder)).toEqual([]);
  });

  it("goes on with the cases it has, under new passwords, and ends when it is killed", async () => {
    const again = StartedDemo.start(["--port", "0", "--data", join(folder, "demo")]);
    await again.ready();
    expect(again.output).not.toContain("Inventing");
    const passwords = (output: string) => /lan\s+(\S+)/.exec(output)?.[1];
    expect(passwords(again.output)).not.toBe(passwords(demo.output));
    again.child.kill("SIGKILL");
    await again.ended();
    while (processesOf(folder).some((line) => line.includes("dist/main.js"))) await sleep(50);
    // PostgreSQL is left, as after a power cut; the next start takes it up and ends it.
    const third = StartedDemo.start(["--port", "0", "--data", join(folder, "demo")]);
    await third.ready();
    third.child.kill("SIGTERM");
    expect([await third.ended(), processesOf(folder)]).toEqual([0, []]);
  }, 300_000);
});

/** Presses a button of the tour's own page. */
async function act(name: string): Promise<void> {
  const [form] = formsOf(await tourPage()).filter(({ fields }) => fields.get("do") === name);
  expect((await post("/act", form?.fields ?? new URLSearchParams())).status).toBe(303);
}

describe("npm run demo, where it must not run", () => {
  const refused = async (args: string[], env: Record<string, string> = {}) => {
    const started = StartedDemo.start(args, env);
    return [await started.ended(), started.output.split("\n")[0]];
  };

  it("refuses a production machine, a public address, another host", async () => {
    const said = (found: string) =>
      `The demo does not start where a real service is set up (${found}): its page shows passwords. Use another machine, or a folder without these settings.`;
    expect(await refused([], { NODE_ENV: "production" })).toEqual([1, said("NODE_ENV=production")]);
    expect(await refused([], { PUBLIC_URL: "https://ansinh.example" })).toEqual([1, said("PUBLIC_URL")]);
    expect(await refused([], { HOST: "0.0.0.0" })).toEqual([1, said("HOST=0.0.0.0")]);
  });

  it("never touches a folder that is no demo", async () => {
    const other = join(folder, "other");
    await mkdir(other);
    await writeFile(join(other, "keys"), "precious");
    const [code, said] = await refused(["--fresh", "--port", "0", "--data", other]);
    expect([code, said, await readdir(other)]).toEqual([
      1,
      `${other} holds something that is no demo. Choose another folder: --data DIR`,
      ["keys"],
    ]);
  });

  it("names a port that is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number }; // listening on TCP
    const [code, said] = await refused(["--port", String(port), "--data", join(folder, "third")]);
    expect([code, said]).toEqual([
      1,
      `Port ${port} is taken by another program (perhaps another demo). Stop that one, or choose four others: npm run demo -- --port 4100`,
    ]);
    server.close();
  });
});
