/** The programs that are measured, each with a database, processes and people of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createInterface } from "node:readline";
import packageJson from "../../package.json" with { type: "json" };
import { freePort } from "../free-port.ts";
import { onDatabase } from "../storage/on-database.ts";
import type { BenchServer } from "./bench-server.ts";
import type { Crowd, Load, Meter } from "./load.ts";
import { processorTimeOf, readReady } from "./role.ts";
import type { WebhookTarget } from "./webhook-line.ts";

/** A program under test while its processes run. */
export interface Contestant {
  name: string;
  crowd: Crowd;
  /** Milliseconds of processor time that its processes have used, and the database of all. */
  usage: Meter;
  /** Complaints in its database. */
  filed(): Promise<number>;
  stop(): Promise<void>;
}

/** What contestants share. */
export interface Arena {
  server: BenchServer;
  load: Load;
  /** Size of each crowd. */
  chats: number;
  /** Folder for CPU profiles of the programs, written when they end; undefined: none. */
  profiles?: string;
}

const token = "1000001:benchmark_of_an_sinh_00000000000000";
/** Flags with which `npm start` starts An Sinh; the plain bot gets them too. */
const startFlags = packageJson.scripts.start.split(" ").filter((word) => word.startsWith("--"));
const startMs = 60_000;
const stopMs = 20_000;

/** The Telegraf bot. */
export async function startPlain(arena: Arena): Promise<Contestant> {
  const databaseUrl = await arena.server.createDatabase("plain");
  const child = await startRole(arena, "plain-bot", settingsOf(arena, databaseUrl));
  return contestant({ name: "plain bot", arena, databaseUrl }, [child]);
}

/** An Sinh, as one or as several processes on one database. */
export async function startOurs(arena: Arena, processes: number): Promise<Contestant> {
  const databaseUrl = await arena.server.createDatabase(`ours_${processes}`);
  const masterKey = randomBytes(32).toString("base64url");
  const children: Started[] = [];
  for (let n = 1; n <= processes; n += 1) {
    const port = await freePort();
    children.push(
      await startRole(arena, "our-server", {
        ...settingsOf(arena, databaseUrl),
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        DATA_DIR: join(arena.server.folder, `ours-${processes}-${n}`),
        MASTER_KEY: masterKey,
        TELEGRAM_PER_SECOND: "1000000",
        TELEGRAM_CHAT_PER_SECOND: "1000000",
        LOG_LEVEL: "error",
      }),
    );
  }
  const name = processes === 1 ? "An Sinh" : `An Sinh ×${processes}`;
  return contestant({ name, arena, databaseUrl }, children);
}

interface Started {
  child: ChildProcess;
  target: WebhookTarget;
}

interface Seat {
  name: string;
  arena: Arena;
  databaseUrl: string;
}

function contestant({ name, arena, databaseUrl }: Seat, started: Started[]): Contestant {
  const crowd = arena.load.crowd(
    started.map(({ target }) => target),
    arena.chats,
  );
  return {
    name,
    crowd,
    async usage() {
      const [databaseMs, ...programs] = await Promise.all([
        arena.server.processorTime(),
        ...started.map(({ child }) => processorTimeOf(child)),
      ]);
      return { programMs: programs.reduce((sum, ms) => sum + ms, 0), databaseMs };
    },
    async filed() {
      const { rows } = await onDatabase(databaseUrl, (client) =>
        client.query("select count(*)::int as filed from complaint"),
      );
      return rows[0]?.filed;
    },
    async stop() {
      crowd.close();
      await Promise.all(started.map(({ child }) => stopChild(child)));
    },
  };
}

function settingsOf(arena: Arena, databaseUrl: string): Record<string, string> {
  return { DATABASE_URL: databaseUrl, TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: arena.load.apiRoot };
}

/** Starts this very file in another role, and waits until it takes updates. Its environment is that of nobody. */
async function startRole({ profiles }: Arena, role: string, settings: Record<string, string>): Promise<Started> {
  const profiling = profiles ? ["--cpu-prof", `--cpu-prof-dir=${profiles}`] : [];
  const flags = ["--enable-source-maps", ...startFlags, ...profiling];
  const args = [...flags, process.argv[1] ?? "", "--role", role];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
    stdio: ["pipe", "pipe", "inherit", "ipc"],
  });
  const late = setTimeout(() => child.kill("SIGKILL"), startMs);
  try {
    // stdio says that standard output is a pipe.
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      const target = readReady(line);
      if (target) return { child, target };
    }
    throw new Error(`The ${role} ended before it was ready, or was not ready within ${startMs / 1000} seconds.`);
  } finally {
    clearTimeout(late);
    child.stdout?.resume();
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), stopMs);
  await ended;
  clearTimeout(late);
}
