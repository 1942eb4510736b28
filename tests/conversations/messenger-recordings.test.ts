import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../src/app.ts";
import { type Play, playTurn, startPlay } from "../../src/flow/play.ts";
import { type Recording, recordedSources } from "../../src/flow/recording.ts";
import type { Session } from "../../src/flow/session.ts";
import { messengerSettings } from "../fakes/messenger-settings.ts";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/fake-telegram.ts";
import { type FakeZalo, startFakeZalo } from "../fakes/zalo-oa/fake-zalo.ts";
import { createTestDatabase, type TestDatabase } from "../storage/test-database.ts";
import { fastSending, logInToZalo, setTelegramWebhook } from "./messenger-app.ts";
import { type MessengerPerson, onTelegram, onZalo, openAfter, readable } from "./messenger-person.ts";
import { startRecordedApp } from "./recorded-app.ts";
import { recordingsOnFile } from "./recordings-on-file.ts";

let current = recordedSources("2026-11-23");

let database: TestDatabase;
let telegram: FakeTelegram;
let zalo: FakeZalo;
let app: App;
let origin: string;

beforeAll(async () => {
  database = await createTestDatabase();
  telegram = await startFakeTelegram();
  zalo = await startFakeZalo({ now: () => Date.parse(current.now) });
  const settings = { PUBLIC_URL: "http://127.0.0.1", ...messengerSettings(telegram, zalo), ...fastSending };
  await logInToZalo(database, zalo, Date.parse(current.now));
  ({ app, origin } = await startRecordedApp({ database, settings, current: () => current }));
  await setTelegramWebhook(app, telegram, `${origin}/telegram/webhook`);
});
afterAll(async () => {
  await app.close();
  await telegram.close();
  await zalo.close();
  await database.drop();
});

/** Zalo turns events away whose time is hours from its own: it begins anew, at the same address, on the recording's day. */
async function beginZaloAnew(): Promise<void> {
  const port = Number(new URL(zalo.url).port);
  await zalo.close();
  const webhook = `${origin}/zalo/webhook`;
  zalo = await startFakeZalo({ port, webhook, now: () => Date.parse(current.now) });
  await logInToZalo(database, zalo, Date.parse(current.now));
}

/** Plays a recording on a messenger beside the bare engine; gives what a person could not read there. */
async function play(person: MessengerPerson, recording: Recording): Promise<{ missing: string[]; engine: Play }> {
  const engine = startPlay(app.content, recording.today);
  const missing: string[] = [];
  let open = null as ReturnType<typeof openAfter>;
  for (const turn of recording.talk) {
    if (turn.after) current.pass(turn.after);
    await person.act(turn, open);
    expect(playTurn(engine, turn)).toEqual(turn.says);
    const news = person.news();
    const lines = engine.messages.flatMap(readable).map((line) => line.replace("(/case)", "(http://127.0.0.1/case)"));
    missing.push(...lines.filter((line) => !news.includes(line.trim())));
    open = openAfter(engine.messages, open);
  }
  return { missing, engine };
}

/** A session without what differs from channel to channel: the moment, and ids and sizes of files. */
function comparable(session: Session | null): unknown {
  const plain = (_: string, value: unknown) =>
    typeof value === "object" && value !== null && "files" in value && Array.isArray(value.files)
      ? { ...value, files: value.files.length }
      : value;
  return JSON.parse(JSON.stringify({ ...session, lastSeen: "" }, plain));
}

const messengers = [
  ["Telegram", async () => onTelegram(app, telegram)],
  [
    "Zalo",
    async () => {
      await beginZaloAnew();
      return onZalo(app, zalo);
    },
  ],
] as const;

describe.each(messengers)("recorded talks on %s", (_name, newPerson) => {
  for (const [name, recording] of recordingsOnFile) {
    it(`${name}: ${recording.shows}`, async () => {
      current = recordedSources(recording.today);
      await database.query("delete from file");
      await database.query("delete from complaint");
      const person = await newPerson();
      const { missing, engine } = await play(person, recording);
      expect(missing).toEqual([]);
      const { session } = await app.storage.turns.load(person.channel, person.address);
      // The engine wrote it.
      expect(comparable(session)).toEqual(comparable(JSON.parse(engine.stored ?? "null") as Session));
      const filed = await database.query("select number, kind from complaint order by number");
      const expected = [...engine.cases.values()].map(({ number, kind }) => ({ number, kind }));
      expect(filed).toEqual(expected);
    });
  }
});
