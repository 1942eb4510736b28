/**
 * The database that An Sinh brings along: a real PostgreSQL in DATA_DIR, reachable over a socket file only, started
 * with us, stopped with us, found again after we were killed, and started again should it die. One An Sinh at a time:
 * an advisory lock on a connection of its own dies with the process that holds it.
 */
import type { ChildProcess } from "node:child_process";
import { readFile, rmdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { AppError } from "../errors.ts";
import { ensureDataDir, unusable } from "./data-dir.ts";
import { type Binaries, findBinaries } from "./embedded-binaries.ts";
import { embeddedUser, ensureCluster, reasonIn } from "./embedded-cluster.ts";
import { findPlace, type Place } from "./embedded-place.ts";
import { embeddedPort, hasEnded, launchPostgres } from "./launch-postgres.ts";
import type { Log } from "./log.ts";
import { findPostmaster, type Postmaster, stopPostmaster } from "./postmaster.ts";

/** How to connect to a PostgreSQL, in the words of node-postgres. */
export interface Connection {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** The embedded server while this process holds it. */
export interface EmbeddedServer {
  connection: Connection;
  /** Stops PostgreSQL in order: open transactions end, everything is written. */
  stop(): Promise<void>;
}

/** What to start, and further settings of postgres such as "fsync=off" for tests. */
export interface EmbeddedOptions {
  dataDir: string;
  log: Log;
  settings?: string[];
}

/** Key of the advisory lock "one An Sinh at a time". */
const houseLock = 116_2021;
const startWithinMs = 120_000;
const lockWithinMs = 2_000;

interface Held {
  postmaster: Postmaster;
  lock: pg.Client;
}

/** Starts PostgreSQL in a data folder, or finds it running there after a crash of ours. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedServer> {
  await ensureDataDir(options.dataDir);
  const { place, binaries } = await ensureCluster(options.dataDir, await findBinaries());
  const connection = { ...(await superuser(place, options.dataDir)), host: place.socket };
  return hold({ options, binaries, place, connection });
}

/** How to connect to the embedded server of a data folder that runs already, or null when none does. */
export async function findEmbeddedPostgres(dataDir: string): Promise<Connection | null> {
  const place = await findPlace(dataDir);
  if (!place) return null;
  const running = await findPostmaster(place.cluster);
  return running?.socket ? { ...(await superuser(place, dataDir)), host: running.socket } : null;
}

async function superuser(place: Place, dataDir: string): Promise<Omit<Connection, "host">> {
  const password = await readFile(place.password, "utf8").catch((error) => {
    throw unusable(dataDir, "its file postgres/password cannot be read", error);
  });
  return { port: embeddedPort, user: embeddedUser, password, database: "postgres" };
}

interface Start {
  options: EmbeddedOptions;
  binaries: Binaries;
  place: Place;
  connection: Connection;
}

/** Keeps the server running until it is stopped: whenever our connection to it ends, it is found or started again. */
async function hold(start: Start): Promise<EmbeddedServer> {
  const ending = new AbortController();
  let held = await take(start);
  let keeping = Promise.resolve();
  const keep = (next: Held) => {
    held = next;
    held.lock.once("end", () => {
      if (ending.signal.aborted) return;
      start.options.log.error({}, "PostgreSQL went away and is started again");
      keeping = takeAgain(start, ending.signal).then((again) => {
        if (again) keep(again);
      });
    });
  };
  keep(held);
  return {
    connection: { ...start.connection, host: held.postmaster.socket },
    async stop() {
      ending.abort();
      await keeping;
      // The lock goes with the server: let go before, it would give the server to who starts now, and end it under them.
      await stopPostmaster(held.postmaster.pid);
      await held.lock.end().catch(() => undefined);
      await rmdir(held.postmaster.socket).catch(() => undefined);
    },
  };
}

/** Tries until PostgreSQL runs again, or until it is to stop. */
async function takeAgain(start: Start, ending: AbortSignal): Promise<Held | null> {
  for (let pause = 200; !ending.aborted; pause = Math.min(pause * 2, 10_000)) {
    await sleep(pause, undefined, { signal: ending }).catch(() => undefined);
    if (ending.aborted) break;
    const next = await take(start).catch((error: unknown) => {
      const code = error instanceof AppError ? error.code : "BUG";
      start.options.log.error({ code }, "PostgreSQL is still down");
      return null;
    });
    if (next) return next;
  }
  return null;
}

/** A running server with our lock on it: the one that runs already, or a new one. */
async function take(start: Start): Promise<Held> {
  const deadline = Date.now() + startWithinMs;
  while (Date.now() < deadline) {
    const running = await findPostmaster(start.place.cluster);
    const child = running ? null : await launchPostgres(start.binaries, start.place, start.options.settings);
    const lock = await connectWhenReady(start, child);
    if (!lock) continue;
    const postmaster = await findPostmaster(start.place.cluster);
    if (!postmaster) continue;
    if (!(await lockHouse(lock, start.options.dataDir))) continue;
    return { postmaster, lock };
  }
  throw startFailed(`it was not ready within ${startWithinMs / 1000} seconds`);
}

/** A connection as soon as the server takes any; null when the server we saw went away, so that one looks again. */
async function connectWhenReady(start: Start, child: ChildProcess | null): Promise<pg.Client | null> {
  for (const deadline = Date.now() + startWithinMs; Date.now() < deadline; await sleep(20)) {
    const running = await findPostmaster(start.place.cluster);
    const client = running?.socket ? await connected({ ...start.connection, host: running.socket }) : null;
    if (client) return client;
    if (!running && !child) return null;
    if (child && hasEnded(child)) {
      if ((await findPostmaster(start.place.cluster)) || (await isBeingVacated(start.place))) return null;
      throw await explained(start.place);
    }
  }
  return null;
}

/** What PostgreSQL says while another one on the same data comes or goes; the folder of its socket goes with it. */
const passing =
  /is still in use|lock file "postmaster.pid" already exists|could not create lock file .*: No such file or directory/;

/** True when a server that was killed is still ending, or another program starts or stops one at this moment: look again. */
async function isBeingVacated(place: Place): Promise<boolean> {
  const said = await readFile(place.log, "utf8").catch(() => "");
  if (!passing.test(said)) return false;
  await sleep(200);
  return true;
}

async function connected(connection: Connection): Promise<pg.Client | null> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  return client.connect().then(
    () => client,
    (error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "28P01") {
        throw startFailed(
          "the password in DATA_DIR/postgres/password is not the one its database was made with",
          error,
        );
      }
      return null;
    },
  );
}

/** Takes the lock; false when the server was stopped meanwhile, as by a tool that just ended. */
async function lockHouse(client: pg.Client, dataDir: string): Promise<boolean> {
  // The lock of a process that was just killed is gone once PostgreSQL notices the closed connection.
  for (const deadline = Date.now() + lockWithinMs; Date.now() < deadline; await sleep(100)) {
    const answer = await client.query("select pg_try_advisory_lock($1) as locked", [houseLock]).catch(() => null);
    if (!answer) return false;
    if (answer.rows[0]?.locked) return true;
  }
  await client.end();
  throw new AppError(
    "DATABASE_IN_USE",
    `Another An Sinh is running on the data in ${dataDir}. Stop it first, or give this one its own DATA_DIR.`,
  );
}

async function explained(place: Place): Promise<AppError> {
  const said = await readFile(place.log, "utf8").catch(() => "");
  if (/no space left/i.test(said)) return unusable(place.root, "no space is left on the disk");
  return startFailed(`${reasonIn(said)} (more in ${place.log})`);
}

function startFailed(reason: string, cause?: unknown): AppError {
  return new AppError(
    "DATABASE_START_FAILED",
    `The embedded PostgreSQL did not start: ${reason}. Set DATABASE_URL to use another PostgreSQL.`,
    { cause },
  );
}
