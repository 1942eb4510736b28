import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedServer, startEmbeddedPostgres } from "../../src/storage/embedded-postgres.ts";
import { silentLog } from "../../src/storage/log.ts";
import { WebClient } from "../web-client.ts";
import { buildServer, newDataDir, RunningServer } from "./running-server.ts";

let data: Awaited<ReturnType<typeof newDataDir>>;
let postgres: EmbeddedServer;
let server: RunningServer;

const startPostgres = () => startEmbeddedPostgres({ dataDir: data.path, log: silentLog });

beforeAll(async () => {
  const bundle = await buildServer();
  data = await newDataDir();
  postgres = await startPostgres();
  const { host, port, user, password, database } = postgres.connection;
  const url = `postgresql://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  server = await RunningServer.start(bundle, {
    DATABASE_URL: url,
    DATA_DIR: `${data.path}/server`,
    MASTER_KEY: "A".repeat(43),
  });
});
afterAll(async () => {
  await server.stop();
  await postgres.stop();
  await data.remove();
});

async function ready(): Promise<number> {
  return (await fetch(`${server.origin}/readyz`)).status;
}

describe("the server while its database is gone", () => {
  it("answers 503, keeps nothing half done, and processes everything once the database is back", async () => {
    const person = new WebClient(server.origin);
    await person.open();
    await person.say({ start: true });
    for (const id of ["complaint", "wages", "report", "skip", "skip"])
      await person.say({ press: { prompt: person.prompt, id } });
    await person.say({ text: "phần một" });
    expect(await ready()).toBe(200);

    await postgres.stop();
    const parts = ["phần hai", "phần ba"];
    for (const [index, text] of parts.entries()) {
      expect((await person.send({ text }, `while-gone-${index}`)).status).toBe(503);
    }
    expect(await ready()).toBe(503);
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);

    postgres = await startPostgres();
    for (const [index, text] of parts.entries()) await person.say({ text }, `while-gone-${index}`);
    for (const [index, text] of parts.entries()) {
      expect((await person.send({ text }, `while-gone-${index}`)).body.outcome).toBe("duplicate");
    }
    expect(await ready()).toBe(200);
    await person.say({ text: "xong" });
    const readBack = (await person.say({ text: "giấu tên" })).at(-1)?.message;
    expect(readBack?.kind === "question" && readBack.text).toContain("• Nội dung: phần một\nphần hai\nphần ba\n");
  });
});
