/** The whole app with both messengers beside it, for talks that are not recordings. */
import type { App } from "../../src/app.ts";
import type { FlowSources } from "../../src/flow/flow-content.ts";
import { messengerSettings } from "../fakes/messenger-settings.ts";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/fake-telegram.ts";
import { type FakeZalo, startFakeZalo } from "../fakes/zalo-oa/fake-zalo.ts";
import { createTestDatabase, type TestDatabase } from "../storage/test-database.ts";
import { startRecordedApp } from "./recorded-app.ts";

/** An app, its messengers and its database. */
export interface MessengerApp {
  app: App;
  origin: string;
  database: TestDatabase;
  telegram: FakeTelegram;
  zalo: FakeZalo;
  /** Resolves when everything that was sent is done and answered. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** So fast that no test waits for a platform's limits. */
export const fastSending = {
  TELEGRAM_PER_SECOND: "100000",
  TELEGRAM_CHAT_PER_SECOND: "100000",
  ZALO_PER_MINUTE: "1000000",
};

/** Starts everything, at the time that `current` gives. */
export async function startMessengerApp(current: () => FlowSources): Promise<MessengerApp> {
  const database = await createTestDatabase();
  const telegram = await startFakeTelegram();
  const zalo = await startFakeZalo({ now: () => Date.parse(current().now) });
  await logInToZalo(database, zalo, Date.parse(current().now));
  const settings = { PUBLIC_URL: "https://an-sinh.example", ...messengerSettings(telegram, zalo), ...fastSending };
  const { app, origin } = await startRecordedApp({ database, settings, current });
  zalo.setWebhook(`${origin}/zalo/webhook`);
  await setTelegramWebhook(app, telegram, `${origin}/telegram/webhook`);
  return {
    ...{ app, origin, database, telegram, zalo },
    async settled() {
      await telegram.settled();
      await zalo.settled();
      await app.path.idle();
      await app.sender.idle();
    },
    async close() {
      await app.close();
      await telegram.close();
      await zalo.close();
      await database.drop();
    },
  };
}

/** What `npm run zalo:login` does with a pair of the API Explorer. */
export async function logInToZalo({ storage }: TestDatabase, zalo: FakeZalo, at: number): Promise<void> {
  const { access_token, refresh_token } = zalo.issueTokens();
  const [rotatedAt, expiresAt] = [at, at + 90_000_000].map((time) => new Date(time).toISOString());
  const pair = { accessToken: access_token, refreshToken: refresh_token, expiresAt, rotatedAt };
  await storage.secrets.change("zalo", async () => JSON.stringify(pair));
}

/** What `npm run telegram:setup` does. */
export async function setTelegramWebhook(app: App, telegram: FakeTelegram, url: string): Promise<void> {
  const secret_token = app.storage.keys.sign("telegram", "webhook");
  await fetch(`${telegram.url}/bot${telegram.token}/setWebhook`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ url, secret_token, allowed_updates: ["message", "callback_query", "my_chat_member"] }),
  });
}
