import { chmod, mkdir, mkdtemp, readFile, readlink, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../src/errors.ts";
import {
  type EmbeddedServer,
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from "../../src/storage/embedded-postgres.ts";
import { silentLog } from "../../src/storage/log.ts";
import { startProgram } from "./compiled.ts";

let parent: string;
let dataDir: string;
const running: EmbeddedServer[] = [];

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "an-sinh-embedded-"));
  await chmod(parent, 0o755);
  dataDir = join(parent, "data");
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  await rm(parent, { recursive: true, force: true });
});

async function start(folder = dataDir): Promise<EmbeddedServer> {
  const server = await startEmbeddedPostgres({ dataDir: folder, log: silentLog, settings: ["fsync=off"] });
  running.push(server);
  return server;
}

async function ask(server: EmbeddedServer, text: string): Promise<unknown[]> {
  const client = new pg.Client(server.connection);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

const postmasterPid = async () =>
  Number((await readFile(join(dataDir, "postgres", "cluster", "postmaster.pid"), "utf8")).split("\n")[0]);

const mode = async (...path: string[]) => (await stat(join(dataDir, ...path))).mode & 0o777;

const inUse = () =>
  new AppError(
    "DATABASE_IN_USE",
    `Another An Sinh is running on the data in ${dataDir}. Stop it first, or give this one its own DATA_DIR.`,
  );

describe("startEmbeddedPostgres()", () => {
  it("listens on a socket file only, with a random password that only its user can read", async () => {
    const server = await start();
    expect(
      await ask(
        server,
        "select current_setting('listen_addresses'), current_setting('server_version_num')::int / 10000",
      ),
    ).toEqual(["", 18]);
    expect(server.connection.password).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect([
      await mode("postgres", "password"),
      await mode("postgres", "cluster"),
      await mode("postgres", "socket"),
    ]).toEqual([0o600, 0o700, 0o700]);
  });

  it("refuses a wrong password", async () => {
    const server = await start();
    const stranger = { ...server, connection: { ...server.connection, password: "password" } };
    await expect(ask(stranger, "select 1")).rejects.toThrow("password authentication failed");
  });

  it("keeps what was written from one start to the next, and stops in order", async () => {
    const first = await start();
    await ask(first, "create table kept as select 7 as n");
    const pid = await postmasterPid();
    await first.stop();
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
    expect(await ask(await start(), "select n from kept")).toEqual([7]);
    expect(await readFile(join(dataDir, "postgres", "log"), "utf8")).not.toContain("recovery");
  });

  it("refuses a second An Sinh on the same data and leaves the first alone", async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(inUse());
    expect(await ask(first, "select 1")).toEqual([1]);
  });

  it("lets one of two first starts at the same moment win", async () => {
    const outcomes = await Promise.allSettled([start(), start()]);
    const lost = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(lost.map((outcome) => outcome.reason)).toEqual([inUse()]);
  });

  it("starts at the moment when another program on the same data ends", async () => {
    for (const wait of [0, 5, 15, 40]) {
      const first = await start();
      const ended = first.stop();
      await sleep(wait);
      const next = await start();
      await ended;
      expect(await ask(next, "select 1")).toEqual([1]);
      await next.stop();
    }
  });

  it("finds the server that a killed process left running", async () => {
    const program = await startProgram(
      `import { startEmbeddedPostgres } from "./storage/embedded-postgres.ts";
       import { silentLog } from "./storage/log.ts";
       await startEmbeddedPostgres({ dataDir: process.argv[2], log: silentLog });
       console.log("started");
       setInterval(() => {}, 1000);`,
      [dataDir],
    );
    expect(await program.line()).toBe("started");
    const pid = await postmasterPid();
    await program.kill();
    const server = await start();
    expect(await postmasterPid()).toBe(pid);
    expect(await ask(server, "select 1")).toEqual([1]);
    await server.stop();
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  it("starts PostgreSQL again when it is killed", async () => {
    const server = await start();
    const pid = await postmasterPid();
    process.kill(pid, "SIGKILL");
    for (;;) {
      const answer = await ask(server, "select 1").catch(() => null);
      if (answer && (await postmasterPid()) !== pid) break;
      await sleep(50);
    }
    await expect(start()).rejects.toThrow(inUse());
  });

  it("starts although another program got the number of a server that died", async () => {
    const server = await start();
    await server.stop();
    const lines = [
      process.pid,
      join(dataDir, "postgres", "cluster"),
      1,
      5432,
      join(dataDir, "postgres", "socket"),
      "",
      "",
      "ready",
    ];
    await writeFile(join(dataDir, "postgres", "cluster", "postmaster.pid"), lines.join("\n"));
    expect(await ask(await start(), "select 1")).toEqual([1]);
  });

  it("starts although a power cut left the file with its number empty", async () => {
    const server = await start();
    await server.stop();
    const file = join(dataDir, "postgres", "cluster", "postmaster.pid");
    await writeFile(file, "");
    await utimes(file, 1, 1);
    expect(await ask(await start(), "select 1")).toEqual([1]);
  });

  it("works in a folder whose path is too long for a socket file", async () => {
    dataDir = join(parent, "a".repeat(80), "b".repeat(80));
    const server = await start();
    expect(await ask(server, "select 1")).toEqual([1]);
    expect(dirname(server.connection.host)).toBe(tmpdir());
  });

  it("is found by a tool beside it, and not when it does not run", async () => {
    expect(await findEmbeddedPostgres(dataDir)).toBe(null);
    const server = await start();
    expect(await findEmbeddedPostgres(dataDir)).toEqual(server.connection);
    await server.stop();
    expect(await findEmbeddedPostgres(dataDir)).toBe(null);
  });

  it("says that the data folder is a file, or lies below one", async () => {
    await writeFile(dataDir, "");
    const way = "Set DATA_DIR to a folder this user may write to, or correct this one.";
    await expect(start()).rejects.toThrow(
      new AppError(
        "DATA_DIR_UNUSABLE",
        `The data folder ${dataDir} cannot be used: there is a file of that name, not a folder. ${way}`,
      ),
    );
    const below = join(dataDir, "deeper");
    await expect(start(below)).rejects.toThrow(
      new AppError(
        "DATA_DIR_UNUSABLE",
        `The data folder ${below} cannot be used: a part of its path is a file, not a folder. ${way}`,
      ),
    );
  });

  it("says that a database of another version must be moved by backup and restore", async () => {
    const server = await start();
    await server.stop();
    await writeFile(join(dataDir, "postgres", "cluster", "PG_VERSION"), "17\n");
    await expect(start()).rejects.toThrow("was made by PostgreSQL 17, and this version of An Sinh brings 18.");
  });

  it("says that the password file is gone", async () => {
    const server = await start();
    await server.stop();
    await rm(join(dataDir, "postgres", "password"));
    await expect(start()).rejects.toThrow("its file postgres/password cannot be read");
  });

  if (process.getuid?.() === 0) {
    it("goes to a shelter when root starts it below a folder closed to others", async () => {
      await chmod(parent, 0o700);
      const server = await start();
      const shelter = await readlink(join(dataDir, "postgres"));
      expect(dirname(shelter)).toBe("/var/lib/an-sinh-postgres");
      await ask(server, "create table kept as select 7 as n");
      await server.stop();
      expect(await ask(await start(), "select n from kept")).toEqual([7]);
      for (const one of running.splice(0)) await one.stop();
      await rm(shelter, { recursive: true });
      await rmdir(dirname(shelter)).catch(() => undefined);
      await expect(start()).rejects.toThrow(/its database, which .* points to, is gone \(ENOENT\)/);
    });
  } else {
    it("says that this user may not write there", async () => {
      await mkdir(dataDir, { mode: 0o500 });
      await expect(start()).rejects.toThrow("this user may not write there");
    });
  }
});
