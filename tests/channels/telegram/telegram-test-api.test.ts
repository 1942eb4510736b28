import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import pino from "pino";
import TelegramServer from "telegram-test-api";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type App, createApp } from "../../../src/app.ts";
import { readConfig } from "../../../src/config.ts";
import { freePort } from "../../free-port.ts";
import { createTestDatabase, type TestDatabase, testMasterKey } from "../../storage/test-database.ts";

const token = "1000:an-emulator-that-we-did-not-write";

let database: TestDatabase;
let emulator: TelegramServer;
let app: App;
let relay: Server;

beforeAll(async () => {
  database = await createTestDatabase();
  emulator = new TelegramServer({ host: "127.0.0.1", port: await freePort() });
  await emulator.start();
  const root = join(import.meta.dirname, "../../..");
  const config = readConfig(
    {
      DATABASE_URL: database.url,
      DATA_DIR: database.config.dataDir,
      MASTER_KEY: testMasterKey,
      PORT: "0",
      PUBLIC_URL: "http://127.0.0.1",
      TELEGRAM_TOKEN: token,
      TELEGRAM_API_ROOT: emulator.config.apiURL,
      TELEGRAM_CHAT_PER_SECOND: "1000",
    },
    root,
  );
  app = await createApp({ config, log: pino({ level: "silent" }), root });
  const origin = await app.server.listen({ host: "127.0.0.1", port: 0 });
  relay = bringer(`${origin}/telegram/webhook`);
  await new Promise<void>((done) => relay.listen(0, "127.0.0.1", done));
  emulator.setWebhook({ url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}` }, token);
});
afterAll(async () => {
  relay.close();
  relay.closeAllConnections();
  await app.close();
  await emulator.stop();
  await database.drop();
});

/** Hands updates on with the webhook's secret, which Telegram sends and the emulator does not know. */
function bringer(webhook: string): Server {
  return createServer((update, answer) => {
    const headers = {
      ...update.headers,
      "x-telegram-bot-api-secret-token": app.storage.keys.sign("telegram", "webhook"),
    };
    const onward = request(webhook, { method: "POST", headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502);
      answered.pipe(answer);
    });
    update.pipe(onward);
  });
}

interface Shown {
  text: string;
  reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] };
}

/** The messages of the bot as they now are, once there are `count`. */
async function shown(count: number): Promise<Shown[]> {
  return vi.waitFor(() => {
    const messages = emulator.storage.botMessages.map(({ message }) => message as unknown as Shown);
    expect(messages).toHaveLength(count);
    return messages;
  }, 10_000);
}

describe("the program beside telegram-test-api", () => {
  it("greets with the menu, asks what a complaint is about, and takes a button pressed there", async () => {
    const person = emulator.getClient(token, { userId: 77, chatId: 77, type: "private", firstName: "Mai" });
    await person.sendCommand(person.makeCommand("/start"));
    const [menu] = await shown(1);
    expect(menu?.reply_markup?.inline_keyboard[2]?.[0]?.text).toBe("Gửi phản ánh, khiếu nại");
    await person.sendMessage(person.makeMessage("3"));
    const [, kinds] = await shown(2);
    expect(kinds?.text).toContain("(1/11) Chuyện của anh/chị thuộc loại nào?\n\n1. Lương, thưởng");
    const wages = kinds?.reply_markup?.inline_keyboard[0]?.[0];
    expect(wages?.text).toBe("1");
    const pressed = emulator.storage.botMessages[1]?.messageId;
    await person.sendCallback(
      person.makeCallbackQuery(wages?.callback_data ?? "", { message: { message_id: pressed, text: kinds?.text } }),
    );
    const [, , next] = await shown(3);
    expect(next?.text).toMatch(/^\(2\/11\) /);
  });
});
