import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type App, createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import type { OutboundMessage } from "../../src/conversation/ports.ts";
import { type RecordedTurn, recordedSources, recordingSchema, said } from "../../src/flow/recording.ts";
import { smallJpeg } from "../small-jpeg.ts";
import { createTestDatabase, type TestDatabase, testMasterKey } from "../storage/test-database.ts";
import { WebClient } from "../web-client.ts";

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

let database: TestDatabase;
let app: App;
let origin: string;
/** Day, time and ids of the recording that is being played. */
let current = recordedSources("2026-11-23");

beforeAll(async () => {
  database = await createTestDatabase();
  const config = readConfig(
    {
      DATABASE_URL: database.url,
      MASTER_KEY: testMasterKey,
      PORT: "0",
      MESSAGES_PER_MINUTE: "100000",
      CONVERSATIONS_PER_MINUTE: "100000",
    },
    folder,
  );
  app = await createApp({
    config,
    log: pino({ level: "silent" }),
    root: join(folder, "../.."),
    now: () => new Date(current.now),
    sources: {
      now: () => current.now,
      today: () => current.today,
      complaintId: () => current.complaintId(),
      caseNumber: () => current.caseNumber(),
      receiptCode: () => current.receiptCode(),
    },
  });
  origin = await app.server.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function play(person: WebClient, turn: RecordedTurn): Promise<OutboundMessage[]> {
  if (turn.after) current.pass(turn.after);
  if (turn.sends) {
    const handles = await Promise.all(turn.sends.map((name) => person.upload(name, smallJpeg)));
    return person.say({ files: handles, ...(turn.types === undefined ? {} : { text: turn.types }) });
  }
  if (turn.presses !== undefined)
    return person.say({ press: { prompt: person.prompt - (turn.late ?? 0), id: turn.presses } });
  if (turn.types !== undefined) return person.say({ text: turn.types });
  return person.say(typeof turn.open === "string" ? { start: true, open: turn.open } : { start: true });
}

describe("recorded talks over the web channel", () => {
  for (const name of files) {
    const recording = recordingSchema.parse(parse(readFileSync(join(folder, name), "utf8")));
    it(`${name}: ${recording.shows}`, async () => {
      current = recordedSources(recording.today);
      await database.query("delete from file");
      await database.query("delete from complaint");
      const person = new WebClient(origin);
      await person.open();
      const heard: RecordedTurn[] = [];
      for (const turn of recording.talk) {
        const messages = await play(person, turn);
        heard.push({ ...turn, says: said(messages.map(({ message }) => message)) });
      }
      expect(heard).toEqual(recording.talk);
    });
  }
});
