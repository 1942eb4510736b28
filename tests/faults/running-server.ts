import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { startEmbeddedPostgres } from "../../src/storage/embedded-postgres.ts";
import { silentLog } from "../../src/storage/log.ts";
import { createDatabaseOn, dropDatabaseOn } from "../storage/database-server.ts";

const projectRoot = join(import.meta.dirname, "../..");

/** Bundles the fault tests' server beside the built program, whose assets it serves, and gives the bundle's path. */
export async function buildServer(): Promise<string> {
  execFileSync(process.execPath, [join(projectRoot, "scripts/build.mjs")], { cwd: projectRoot, stdio: "pipe" });
  const outfile = join(projectRoot, "dist/fault-server.mjs");
  await build({
    entryPoints: [join(projectRoot, "tests/faults/server.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "error",
  });
  return outfile;
}

/** A new data folder that can be entered by the embedded database's own user. */
export async function newDataDir(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "ansinh-fault-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** A database for servers that share it: a new one at TEST_DATABASE_URL, or an embedded PostgreSQL of its own. */
export async function newSharedDatabase(dataDir: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (!given) {
    const postgres = await startEmbeddedPostgres({ dataDir, log: silentLog });
    const { host, port, user, password, database } = postgres.connection;
    const url = `postgresql://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
    return { url, stop: () => postgres.stop() };
  }
  const url = await createDatabaseOn(given, `an_sinh_faults_${randomBytes(6).toString("hex")}`);
  return { url, stop: () => dropDatabaseOn(given, url) };
}

/** A server process under test. */
export class RunningServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly origin: string,
    /** What Telegram's webhook must bring. */
    readonly webhookSecret: string,
  ) {}

  /** Starts the server and waits until it listens. Output of a failed start is in the error. */
  static async start(bundle: string, env: Record<string, string>): Promise<RunningServer> {
    const child = spawn(process.execPath, [bundle], {
      env: { ...process.env, NODE_ENV: "test", PORT: "0", LOG_LEVEL: "error", PROJECT_ROOT: projectRoot, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const port = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output += chunk.toString();
        const found = /^listening (\d+)$/m.exec(output)?.[1];
        if (found) resolve(found);
      };
      child.stdout?.on("data", read);
      child.stderr?.on("data", read);
      child.once("exit", (code) => reject(new Error(`The server ended with ${code}: ${output}`)));
    });
    const secret = /^secret (\S+)$/m.exec(output)?.[1] ?? "";
    return new RunningServer(child, `http://127.0.0.1:${port}`, secret);
  }

  /** Kills the process as a power cut would. */
  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.ended();
  }

  /** Stops the server in order. */
  async stop(): Promise<void> {
    this.child.kill("SIGTERM");
    await this.ended();
  }

  /** Resolves when the process is gone. */
  async ended(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    await new Promise((resolve) => this.child.once("exit", resolve));
  }
}
