import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../src/app.ts";
import type { OutboundMessage } from "../../src/conversation/ports.ts";
import { type RecordedTurn, recordedSources, said } from "../../src/flow/recording.ts";
import { smallJpeg } from "../small-jpeg.ts";
import { createTestDatabase, type TestDatabase } from "../storage/test-database.ts";
import { WebClient } from "../web-client.ts";
import { startRecordedApp } from "./recorded-app.ts";
import { recordingsOnFile } from "./recordings-on-file.ts";

let database: TestDatabase;
let app: App;
let origin: string;
/** Day, time and ids of the recording that is being played. */
let current = recordedSources("2026-11-23");

beforeAll(async () => {
  database = await createTestDatabase();
  const settings = { MESSAGES_PER_MINUTE: "100000", CONVERSATIONS_PER_MINUTE: "100000" };
  ({ app, origin } = await startRecordedApp({ database, settings, current: () => current }));
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
  for (const [name, recording] of recordingsOnFile) {
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
