/** The assistant as a process of its own, as `npm start` would run it: started, killed, started again, ended. */
import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../src/errors.ts";

/** Where and with which settings it runs. */
export interface ServerSettings {
  root: string;
  /** Its working folder, in which there is no .env. */
  folder: string;
  settings: Record<string, string>;
}

const startWithinMs = 120_000;
const stopWithinMs = 20_000;

/** Should the demo itself be killed, the server ends too. */
const endsWithUs = `data:text/javascript,${encodeURIComponent(
  'process.once("disconnect", () => process.kill(process.pid, "SIGTERM")); process.channel?.unref();',
)}`;

/** The server process. */
export class ServerProcess {
  readonly #where: ServerSettings;
  #child: ChildProcess | null = null;
  #starting: Promise<void> | null = null;

  constructor(where: ServerSettings) {
    this.#where = where;
  }

  get running(): boolean {
    return this.#child !== null && !hasEnded(this.#child);
  }

  /** Its process id; undefined while it does not run. */
  get pid(): number | undefined {
    return this.running ? this.#child?.pid : undefined;
  }

  /** Starts it and waits until it is ready; does nothing while it runs. Throws what it said when it ended instead. */
  start(): Promise<void> {
    if (this.running && !this.#starting) return Promise.resolve();
    this.#starting ??= this.#launch().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Ends it in order; what does not end in time is killed. */
  async stop(): Promise<void> {
    await this.#starting?.catch(() => undefined);
    const timer = setTimeout(() => this.#child?.kill("SIGKILL"), stopWithinMs);
    await this.#end("SIGTERM");
    clearTimeout(timer);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || hasEnded(child)) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  }

  async #launch(): Promise<void> {
    const { root, folder, settings } = this.#where;
    // It reads no argument: the folder tells whose server it is where processes are listed.
    const child = spawn(process.execPath, ["--import", endsWithUs, join(root, "dist/main.js"), folder], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", NODE_ENV: "development", ...settings },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#child = child;
    await ready(child, join(folder, "server.log"));
  }
}

/** Resolves with the line that says so; what it says goes to a file, and into the error when it ends before. */
async function ready(child: ChildProcess, file: string): Promise<void> {
  const log = createWriteStream(file, { flags: "a", mode: 0o600 });
  child.once("close", () => log.end());
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), startWithinMs);
  let said = "";
  const why = await new Promise<string | null>((resolve) => {
    const read = (chunk: Buffer) => {
      log.write(chunk);
      said = (said + chunk.toString("utf8")).slice(-4_000);
      if (said.includes("An Sinh is ready.")) resolve(null);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", ({ message }) => resolve(message));
    child.once("exit", (code, signal) => resolve(`it ended with ${signal ?? code}`));
    late.signal.addEventListener("abort", () => resolve(`it was not ready within ${startWithinMs / 1000} seconds`));
  });
  clearTimeout(timer);
  if (why !== null) throw new AppError("CONFIG_INVALID", `The assistant did not start: ${why}\n${said}`);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
