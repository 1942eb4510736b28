import type { Update } from "telegraf/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BotApi } from "../../../src/channels/telegram/bot-api.ts";
import { Polling } from "../../../src/channels/telegram/polling.ts";
import { BotApiError } from "../../fakes/telegram/bot-api-error.ts";
import { type FakeTelegram, startFakeTelegram } from "../../fakes/telegram/fake-telegram.ts";
import { MemoryPorts } from "./memory-ports.ts";
import { api, startTelegram } from "./telegram-under-test.ts";

let fake: FakeTelegram;
let ports: MemoryPorts;
let polling: Polling;
/** Texts in the order in which they were done. */
let done: string[];
let work: (text: string) => Promise<void>;

const pauses = { work: 20, webhook: 20, least: 10, most: 40 };

beforeEach(async () => {
  fake = await startFakeTelegram();
  ports = new MemoryPorts();
  done = [];
  work = async () => {};
  polling = start(fake.url);
});
afterEach(async () => {
  await polling.stop();
  await fake.close();
});

function start(apiRoot: string): Polling {
  return new Polling({
    api: new BotApi({ token: fake.token, apiRoot }),
    soleWork: ports,
    take,
    log: ports.log,
    pauses,
  });
}

async function take(update: Update): Promise<void> {
  const text = "message" in update && "text" in update.message ? update.message.text : "?";
  await work(text);
  done.push(text);
  fake.onChange(() => {})();
}

async function until(isSo: () => boolean): Promise<void> {
  for (let time = 0; time < 500 && !isSo(); time += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!isSo()) throw new Error(`${isSo} did not come about`);
}

const messages = () => ports.lines.map(({ message }) => message);

describe("Polling", () => {
  it("takes updates of one chat in order and of different chats at once", async () => {
    const [mai, hung] = [fake.user(), fake.user()];
    const begun: string[] = [];
    work = async (text) => {
      begun.push(text);
      if (text === "mai 1") await until(() => begun.includes("hùng 1"));
    };
    mai.send("mai 1");
    mai.send("mai 2");
    hung.send("hùng 1");
    polling.start();
    await until(() => done.length === 3);
    expect(done.indexOf("mai 1")).toBeLessThan(done.indexOf("mai 2"));
    expect(begun).toEqual(["mai 1", "hùng 1", "mai 2"]);
  });

  it("confirms updates only after all of them are stored, and tries only those again that are not", async () => {
    const [mai, hung] = [fake.user(), fake.user()];
    let tries = 0;
    const pending: number[] = [];
    work = async (text) => {
      if (text !== "mai 1") return;
      tries += 1;
      pending.push(fake.pendingUpdates);
      if (tries < 3) throw new Error("not stored");
    };
    mai.send("mai 1");
    mai.send("mai 2");
    hung.send("hùng 1");
    polling.start();
    await fake.settled();
    expect(done).toEqual(["hùng 1", "mai 1", "mai 2"]);
    expect(pending).toEqual([3, 3, 3]);
    expect(messages()).toEqual(["updates wait to be stored"]);
  });

  it("asks with a long hold and for the wanted kinds only", async () => {
    fake.user().send("một");
    polling.start();
    await fake.settled();
    expect(fake.calls.find(({ method }) => method === "getUpdates")?.payload).toEqual({
      offset: 0,
      timeout: 25,
      limit: 100,
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
    });
  });

  it("does nothing while another process does the work, and takes over", async () => {
    ports.workTaken = true;
    polling.start();
    await until(() => ports.works.length > 2);
    expect([fake.calls.length, new Set(ports.works)]).toEqual([0, new Set(["telegram-polling"])]);
    fake.user().send("một");
    ports.workTaken = false;
    await until(() => done.length === 1);
  });

  it("stops asking when it lost the work, and takes it again", async () => {
    polling.start();
    await until(() => ports.workTaken);
    await new Promise((resolve) => setTimeout(resolve, 30));
    ports.lose();
    await until(() => ports.works.length > 1 && ports.workTaken);
    fake.user().send("một");
    await until(() => done.length === 1);
  });

  it("does not ask while a webhook is set, says so once, and goes on when it is gone", async () => {
    await api(fake, "setWebhook", { url: "https://ansinh.example/telegram/webhook" });
    polling.start();
    await until(() => fake.calls.filter(({ method }) => method === "getWebhookInfo").length > 2);
    expect(fake.calls.some(({ method }) => method === "getUpdates" || method === "deleteWebhook")).toBe(false);
    expect(messages()).toEqual([
      "a webhook is set, so updates are not fetched; npm run telegram:setup -- --polling removes it",
    ]);
    await api(fake, "deleteWebhook");
    fake.user().send("một");
    await until(() => done.length === 1);
  });

  it("writes one line for an outage and one for its end", async () => {
    fake.callRules.fail({ times: 4, code: 502 });
    fake.user().send("một");
    polling.start();
    await until(() => done.length === 1);
    expect(ports.lines).toEqual([
      {
        level: "warn",
        details: { channel: "telegram", code: "502" },
        message: "Telegram could not be asked for updates; tried again",
      },
      { level: "info", details: { channel: "telegram" }, message: "Telegram answers again" },
    ]);
  });

  it("lets the work go when somebody else polls with the same token, and comes back", async () => {
    const error = new BotApiError(409, "Conflict: terminated by other getUpdates request");
    fake.callRules.refuse({ method: "getUpdates", times: 2, error });
    fake.user().send("một");
    polling.start();
    await until(() => done.length === 1);
    expect([ports.works.length, ports.lines.map(({ details }) => details)]).toEqual([
      3,
      [{ channel: "telegram", code: "409" }, { channel: "telegram" }],
    ]);
  });

  it("starts and ends without a network", async () => {
    await polling.stop();
    polling = start("http://127.0.0.1:9");
    polling.start();
    await until(() => ports.lines.length === 1);
    expect(ports.lines.map(({ details }) => details)).toEqual([
      { channel: "telegram", code: "UNREACHED-ECONNREFUSED" },
    ]);
  });

  it("ends at once though a question is open", async () => {
    polling.start();
    await until(() => fake.calls.length > 0);
    const begin = Date.now();
    await polling.stop();
    expect(Date.now() - begin).toBeLessThan(1_000);
    expect(ports.workTaken).toBe(false);
  });
});

describe("the channel without a public address", () => {
  it("fetches updates itself", async () => {
    const under = await startTelegram({ polling: true });
    await under.channel.start();
    under.fake.user().send("Xin chào");
    await under.fake.settled();
    expect(under.ports.events.map(({ input }) => input)).toEqual([{ kind: "text", text: "Xin chào" }]);
    await under.close();
  });

  it("starts and closes while Telegram cannot be reached", async () => {
    const under = await startTelegram({ polling: true, apiRoot: "http://127.0.0.1:9" });
    await under.channel.start();
    await under.close();
    expect(JSON.stringify(under.ports.lines)).not.toMatch(/123456:fake/);
  });
});
