import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/project-root.ts";

let folder = "";
let started: Start[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "an-sinh-start-"));
  // Started by root, PostgreSQL runs as another user and must be able to pass.
  chmodSync(folder, 0o755);
  started = [];
});
afterEach(async () => {
  for (const start of started) await start.stop("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

/** One `node scripts/start.mjs`, as `npm start` runs it. */
class Start {
  output = "";
  private readonly ended: Promise<unknown>;

  constructor(private readonly child: ChildProcess) {
    child.stdout?.on("data", (chunk) => this.take(chunk));
    child.stderr?.on("data", (chunk) => this.take(chunk));
    this.ended = once(child, "close");
  }

  /** The address of the web chat, once the line that says ready is there. */
  async ready(): Promise<string> {
    for (;;) {
      const address = /^An Sinh is ready\. Web chat: (\S+) {2}Console: \S+\/console$/m.exec(this.output)?.[1];
      if (address) return address;
      if (this.child.exitCode !== null) throw new Error(`The start ended with ${this.child.exitCode}:\n${this.output}`);
      await Promise.race([once(this.child.stdout ?? this.child, "data"), this.ended]);
    }
  }

  /** What it said, and its exit code, once it has ended by itself. */
  async refusal(): Promise<{ said: string; code: number | null }> {
    await this.ended;
    const said = this.output.split("\n").filter((line) => line !== "" && !line.startsWith("{"));
    return { said: said.join("\n"), code: this.child.exitCode };
  }

  async stop(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
    await this.ended;
  }

  private take(chunk: Buffer): void {
    this.output += chunk.toString();
  }
}

function start(env: Record<string, string> = {}): Start {
  const child = spawn(process.execPath, [join(projectRoot, "scripts/start.mjs")], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: "0", LOG_LEVEL: "fatal", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const begun = new Start(child);
  started.push(begun);
  return begun;
}

async function statusOf(address: string, path: string): Promise<number> {
  return (await fetch(new URL(path, address))).status;
}

describe("npm start", () => {
  it.each(["development", "production"])("serves chat and console and is ready, with NODE_ENV=%s", async (mode) => {
    const address = await start({ NODE_ENV: mode }).ready();
    const paths = ["/", "/console/sign-in", "/healthz", "/readyz"];
    expect(await Promise.all(paths.map((path) => statusOf(address, path)))).toEqual([200, 200, 200, 200]);
  });

  it("starts again on the same data, after an orderly end and after kill -9", async () => {
    for (const signal of ["SIGTERM", "SIGKILL", "SIGINT"] as const) {
      const running = start();
      expect(await statusOf(await running.ready(), "/readyz")).toBe(200);
      await running.stop(signal);
    }
  });

  it("gives the first administrator one link, in a file that only the owner can read", async () => {
    const running = start();
    await running.ready();
    const file = join(folder, ".data/first-administrator.txt");
    expect(running.output.includes(`First administrator: the one-time link (72 hours) is in ${file}\n`)).toBe(true);
    expect(/\/console\/invitations\//.test(running.output)).toBe(false);
  });
});

describe("npm start, when something is wrong", () => {
  it("says in one sentence that the port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const refusal = await start({ PORT: String(port) }).refusal();
    other.close();
    expect(refusal).toEqual({
      said: `Port ${port} is taken by another program (perhaps another An Sinh). Stop it, or choose another port: PORT=3001 npm start`,
      code: 1,
    });
  });

  it("names every bad setting", async () => {
    const { said, code } = await start({ PORT: "http", LOG_LEVEL: "loud" }).refusal();
    expect(code).toBe(1);
    expect(said.split("\n").map((line) => line.split(" cannot be used")[0])).toEqual([
      "These settings need a correction:",
      '  PORT: "http"',
      '  LOG_LEVEL: "loud"',
      "All settings: npm run settings",
    ]);
  });

  it("names the bad line of .env", async () => {
    writeFileSync(join(folder, ".env"), "PORT=0\nHOST 127.0.0.1\n");
    expect(await start().refusal()).toEqual({
      said: ".env has lines that are no setting (write NAME=value, close every quote, put # before a remark):\n  line 2",
      code: 1,
    });
  });

  it("says why the data folder cannot be used", async () => {
    writeFileSync(join(folder, "taken"), "");
    expect(await start({ DATA_DIR: "taken" }).refusal()).toEqual({
      said: `The data folder ${join(folder, "taken")} cannot be used: there is a file of that name, not a folder. Set DATA_DIR to a folder this user may write to, or correct this one.`,
      code: 1,
    });
  });

  it("refuses the data of a server that runs", async () => {
    await start().ready();
    const { said, code } = await start().refusal();
    expect({ lines: said.split("\n").length, code }).toEqual({ lines: 1, code: 1 });
    expect(said).toContain(join(folder, ".data"));
  });

  it("refuses to serve the outside with a key nobody made", async () => {
    const { said, code } = await start({ PUBLIC_URL: "https://ansinh.example" }).refusal();
    expect({ said, code }).toEqual({
      said: "There is no master key; people's cases would be lost with it. Run this first: npm run keys:create",
      code: 1,
    });
  });

  it("says that Node is too old", async () => {
    const pretend = join(folder, "old.cjs");
    writeFileSync(
      pretend,
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.18.3" } });',
    );
    expect(await start({ NODE_OPTIONS: `--require ${pretend}` }).refusal()).toEqual({
      said: `An Sinh needs Node 20.19 or newer; this is Node 20.18.3 (${process.execPath}).`,
      code: 1,
    });
  });
});

describe("the tools", () => {
  it("find the project from any folder", async () => {
    mkdirSync(join(folder, "elsewhere"));
    const run = join(projectRoot, "scripts/run.mjs");
    const check = spawn(process.execPath, [run, "src/tools/check.ts"], { cwd: join(folder, "elsewhere") });
    expect(await once(check, "close")).toEqual([0, null]);
  });
});
