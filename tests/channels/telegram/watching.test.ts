import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BotApi } from "../../../src/channels/telegram/bot-api.ts";
import { callFailure } from "../../../src/channels/telegram/call-failure.ts";
import { look, setUp } from "../../../src/channels/telegram/set-up.ts";
import { telegramProbe } from "../../../src/channels/telegram/webhook-probe.ts";
import { type FakeTelegram, startFakeTelegram } from "../../fakes/telegram/fake-telegram.ts";
import { localeWords } from "../../locale-words.ts";
import { api } from "./telegram-under-test.ts";

const words = localeWords("messenger");

let fake: FakeTelegram;
beforeEach(async () => {
  fake = await startFakeTelegram();
});
afterEach(() => fake.close());

const publicUrl = "https://ansinh.example";
const config = (changes: { token?: string; apiRoot?: string } = {}) => ({
  token: fake.token,
  apiRoot: fake.url,
  perSecond: 30,
  chatPerSecond: 1,
  ...changes,
});
const probe = (url?: string, changes = {}) => telegramProbe(new BotApi(config(changes)), url);

describe("telegramProbe()", () => {
  it("finds nothing where updates are brought here", async () => {
    await api(fake, "setWebhook", { url: `${publicUrl}/telegram/webhook` });
    expect(await probe(publicUrl).look(new Date())).toEqual([]);
  });

  it.each(["", "https://other.example/telegram/webhook"])("finds that the webhook is missing: %j", async (url) => {
    await api(fake, "setWebhook", { url });
    expect(await probe(publicUrl).look(new Date())).toEqual([{ alarm: "webhook-missing", channel: "telegram" }]);
  });

  it("finds that the webhook fails, for ten minutes", async () => {
    // Nobody listens there, and the answer of this machine is quick.
    await api(fake, "setWebhook", { url: "http://127.0.0.1:9/telegram/webhook" });
    fake.user().send("một");
    await fake.until(() => fake.delivery.lastError !== undefined);
    const at = new Date((fake.delivery.lastError?.date ?? 0) * 1000);
    const failing = probe("http://127.0.0.1:9");
    expect(await failing.look(at)).toEqual([{ alarm: "webhook-failing", channel: "telegram" }]);
    expect(await failing.look(new Date(at.getTime() + 601_000))).toEqual([]);
  });

  it("finds that more than 100 updates wait", async () => {
    await api(fake, "setWebhook", { url: "http://127.0.0.1:9/telegram/webhook" });
    const mai = fake.user();
    for (let sent = 0; sent < 101; sent += 1) mai.send("một");
    expect(await probe("http://127.0.0.1:9").look(new Date(0))).toContainEqual({
      alarm: "webhook-pending",
      channel: "telegram",
      value: 101,
    });
  });

  it("finds nothing where updates are fetched and Telegram answers", async () => {
    expect(await probe().look(new Date())).toEqual([]);
  });

  it.each([undefined, publicUrl])("finds that Telegram cannot be reached (%s)", async (url) => {
    const unreachable = probe(url, { apiRoot: "http://127.0.0.1:9" });
    expect(await unreachable.look(new Date())).toEqual([{ alarm: "platform-unreachable", channel: "telegram" }]);
  });

  it("finds that the token is refused", async () => {
    expect(await probe(undefined, { token: "999:wrong" }).look(new Date())).toEqual([
      { alarm: "token-refused", channel: "telegram" },
    ]);
  });
});

describe("setUp()", () => {
  const parts = () => ({ config: config(), words, languages: ["vi", "en"] });

  it("sets webhook, menus and words, and gives how the bot stands", async () => {
    const state = await setUp(parts(), { publicUrl, secret: "s".repeat(43) });
    expect(state).toMatchObject({
      username: fake.bot.username,
      webhook: {
        url: "https://ansinh.example/telegram/webhook",
        max_connections: 40,
        allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
      },
    });
    expect(fake.calls.find(({ method }) => method === "setWebhook")?.payload).toEqual({
      url: "https://ansinh.example/telegram/webhook",
      secret_token: "s".repeat(43),
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
      max_connections: 40,
      drop_pending_updates: false,
    });
  });

  it("gives each language its own menu in private chats, and groups none", async () => {
    await setUp(parts(), "polling");
    const menu = async (scope: string, language_code?: string) => {
      const commands = await api(fake, "getMyCommands", { scope: { type: scope }, language_code });
      return (commands as { command: string }[]).map(({ command }) => command);
    };
    const vietnamese = ["menu", "quaylai", "sua", "thoat", "trogiup", "english"];
    const english = ["menu", "back", "edit", "cancel", "help", "tiengviet"];
    for (const scope of ["default", "all_private_chats"]) {
      expect([await menu(scope), await menu(scope, "vi"), await menu(scope, "en")]).toEqual([
        vietnamese,
        vietnamese,
        english,
      ]);
    }
    expect(await menu("all_group_chats", "vi")).toEqual([]);
    expect(await api(fake, "getMyShortDescription", { language_code: "en" })).toEqual({
      short_description: words("en", "messenger:telegram.shortDescription"),
    });
    expect(await api(fake, "getMyDescription")).toEqual({
      description: words("vi", "messenger:telegram.description"),
    });
  });

  it("removes the webhook for polling and keeps what waits", async () => {
    await api(fake, "setWebhook", { url: `${publicUrl}/telegram/webhook` });
    fake.deliveryRules.reorder();
    const state = await setUp(parts(), "polling");
    expect(state.webhook.url).toBe("");
    expect(fake.calls.find(({ method }) => method === "deleteWebhook")?.payload).toEqual({
      drop_pending_updates: false,
    });
  });

  it("changes nothing when it only looks", async () => {
    await look(parts());
    expect(fake.calls.map(({ method }) => method)).toEqual(["getMe", "getWebhookInfo"]);
  });
});

describe("BotApi", () => {
  const failing = async (changes = {}, ms?: number) => {
    const failed = await new BotApi(config(changes))
      .call("sendMessage", { chat_id: 5, text: "chuyện kín" }, { ms })
      .catch((error: unknown) => error);
    return callFailure(failed);
  };

  it("ends a call that is not answered in time, not knowing whether it was done", async () => {
    fake.callRules.hang();
    expect((await failing({}, 50)).failure).toEqual({ is: "unknown", code: "timeout" });
  });

  it("throws errors that hold neither token nor text", async () => {
    fake.callRules.fail({ code: 502 });
    const errors = [await failing(), await failing(), await failing({ apiRoot: "http://127.0.0.1:9" })];
    for (const error of errors) {
      const told = `${error.message} ${error.stack} ${JSON.stringify(error)} ${JSON.stringify(Object.entries(error))}`;
      expect(told).not.toMatch(/123456:fake|chuyện kín/);
      expect(error.cause).toBe(undefined);
    }
    expect(errors.map(({ code }) => code)).toEqual(["502", "400", "UNREACHED-ECONNREFUSED"]);
  });

  it("takes an API root with a path and without a slash at its end", async () => {
    const called = await new BotApi(config({ apiRoot: `${fake.url}/beyond` })).call("getMe", {}).catch(callFailure);
    expect(called).toMatchObject({ failure: { is: "refused", status: 404 } });
    expect(await new BotApi(config()).username()).toBe(fake.bot.username);
  });

  it("sends several calls over one connection", async () => {
    const bot = new BotApi(config());
    await bot.call("getMe", {});
    await bot.call("getMe", {});
    expect(await bot.username()).toBe(fake.bot.username);
    bot.close();
  });
});
