import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "@grammyjs/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeTelegram, startFakeTelegram } from "./fake-telegram.ts";
import type { Person } from "./person.ts";
import { call, type Hook, openHook, result, verdict } from "./raw-bot.ts";

let fake: FakeTelegram;
let hook: Hook;
let mai: Person;
beforeEach(async () => {
  fake = await startFakeTelegram({ timeScale: 100 });
  hook = await openHook();
  mai = fake.user();
});
afterEach(async () => {
  await fake.close();
  await hook.close();
});

const textOf = ({ message, callback_query }: Update): string | undefined => message?.text ?? callback_query?.data;
const arrived = (): (string | undefined)[] => hook.arrivals.map(({ update }) => textOf(update));

async function useHook(more: object = {}): Promise<void> {
  expect(await verdict(fake, "setWebhook", { url: hook.url, ...more })).toBe("ok");
}

async function offerButton(): Promise<void> {
  mai.send("a");
  await fake.settled();
  const reply_markup = { inline_keyboard: [[{ text: "Có", callback_data: "yes" }]] };
  await call(fake, "sendMessage", { chat_id: mai.id, text: "?", reply_markup });
}

describe("setWebhook", () => {
  it("refuses plain http elsewhere, odd ports and secrets with other letters", async () => {
    const set = (payload: object): Promise<string> => verdict(fake, "setWebhook", payload);
    expect(await set({ url: "http://example.org/" })).toBe(
      "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    );
    expect(await set({ url: "https://example.org:3000/" })).toBe(
      "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
    );
    expect(await set({ url: hook.url, secret_token: "a b" })).toBe(
      "Bad Request: secret token contains unallowed characters",
    );
    expect(await set({ url: hook.url, secret_token: "a".repeat(257) })).toBe("Bad Request: secret token is too long");
  });

  it("delivers what waited, drops it when told to, and tells what it wants", async () => {
    mai.send("chờ");
    await useHook();
    await fake.settled();
    await call(fake, "deleteWebhook");
    mai.send("bỏ");
    const allowed_updates = ["message"];
    await useHook({ drop_pending_updates: true, max_connections: 7, allowed_updates });
    mai.block();
    mai.unblock();
    mai.send("mới");
    await fake.settled();
    expect(arrived()).toEqual(["chờ", "mới"]);
    expect(await result(fake, "getWebhookInfo")).toEqual({
      url: hook.url,
      has_custom_certificate: false,
      pending_update_count: 0,
      max_connections: 7,
      ip_address: "127.0.0.1",
      allowed_updates,
    });
  });
});

describe("deliveries to a webhook", () => {
  it("carry the secret, JSON and rising numbers", async () => {
    await useHook({ secret_token: "Bi_mat-1" });
    mai.send("một");
    fake.user().send("hai");
    await fake.settled();
    expect(
      hook.arrivals.map(({ headers }) => [headers["x-telegram-bot-api-secret-token"], headers["content-type"]]),
    ).toEqual([
      ["Bi_mat-1", "application/json"],
      ["Bi_mat-1", "application/json"],
    ]);
    expect(hook.arrivals.map(({ update }) => update.update_id)).toEqual([700_000_001, 700_000_002]);
  });

  it("come one by one in a chat, but a press does not wait for a message", async () => {
    await useHook();
    await offerButton();
    hook.arrivals.length = 0;
    let release = (): void => {};
    hook.answer = (response, { update }) => {
      if (textOf(update) === "b") release = () => response.end();
      else response.end();
    };
    mai.send("b");
    mai.send("c");
    mai.press("Có");
    fake.user().send("d");
    await fake.until(() => fake.pendingUpdates === 2);
    expect(arrived().sort()).toEqual(["b", "d", "yes"]);
    release();
    await fake.settled();
    expect(arrived().at(-1)).toBe("c");
  });

  it("are repeated at once, then after 2, 4, 8 seconds, in their order", async () => {
    await useHook();
    hook.answer = (response) => response.writeHead(hook.arrivals.length <= 4 ? 500 : 204).end();
    mai.send("một");
    mai.send("hai");
    await fake.until(() => hook.arrivals.length === 4);
    expect(await result(fake, "getWebhookInfo")).toMatchObject({
      pending_update_count: 2,
      last_error_message: "Wrong response from the webhook: 500 Internal Server Error",
    });
    await fake.settled();
    expect(arrived()).toEqual(["một", "một", "một", "một", "một", "hai"]);
    const gaps = hook.arrivals.slice(1, 5).map(({ at }, index) => at - (hook.arrivals[index]?.at ?? 0));
    // A hundred times faster: 0, 20, 40 and 80 ms, and what the machine takes.
    for (const [index, least] of [0, 19, 39, 79].entries()) {
      expect(gaps[index]).toBeGreaterThanOrEqual(least);
      expect(gaps[index]).toBeLessThan(least + 2000);
    }
  });

  it("wait as long as Retry-After says", async () => {
    await useHook();
    hook.answer = (response) => {
      if (hook.arrivals.length === 1) response.writeHead(503, { "retry-after": "30" });
      response.end();
    };
    mai.send("một");
    await fake.settled();
    const [first, second] = hook.arrivals;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(299);
  });

  it("fail when nobody listens or nobody answers in time", async () => {
    await hook.close();
    await useHook();
    mai.send("một");
    await fake.until(() => fake.delivery.lastError !== undefined);
    expect(fake.delivery.lastError?.message).toBe("Connection refused");
    await expect(fake.settled({ timeoutMs: 50 })).rejects.toThrow(
      "The bot did not take message 700000001 (Connection refused) within 50 ms",
    );
    const patient = await startFakeTelegram({ readTimeoutMs: 50, timeScale: 100 });
    const silent = await openHook();
    silent.answer = (response) => {
      if (silent.arrivals.length > 1) response.end();
    };
    await call(patient, "setWebhook", { url: silent.url });
    patient.user().send("một");
    await patient.settled();
    expect([silent.arrivals.length, patient.delivery.lastError?.message]).toEqual([2, "Read timeout expired"]);
    await patient.close();
    await silent.close();
  });

  it("end when presses are 150 seconds old and messages 24 hours", async () => {
    await useHook();
    await offerButton();
    await call(fake, "deleteWebhook");
    mai.press("Có");
    mai.send("b");
    fake.advance(149);
    expect(fake.pendingUpdates).toBe(2);
    fake.advance(10);
    expect(fake.pendingUpdates).toBe(1);
    fake.advance(24 * 3600);
    expect(fake.pendingUpdates).toBe(0);
  });

  it("keep to max_connections", async () => {
    await useHook({ max_connections: 2 });
    const open: (() => void)[] = [];
    hook.answer = (response) => open.push(() => response.end());
    for (const text of ["a", "b", "c"]) fake.user().send(text);
    await fake.until(() => open.length === 2);
    await sleep(50);
    expect(arrived()).toEqual(["a", "b"]);
    hook.answer = (response) => response.end();
    for (const end of open) end();
    await fake.settled();
    expect(arrived()).toEqual(["a", "b", "c"]);
  });

  it("stop for good at an address that has been gone for 23 hours", async () => {
    await useHook();
    hook.answer = (response) => response.writeHead(410).end();
    mai.send("một");
    await fake.until(() => hook.arrivals.length >= 3);
    fake.advance(23 * 3600 + 60);
    await fake.until(() => fake.delivery.webhook === undefined);
    expect(await result(fake, "getWebhookInfo")).toMatchObject({ url: "", pending_update_count: 1 });
  });
});

describe("getUpdates", () => {
  const fetchTexts = async (payload: object): Promise<unknown> =>
    (await result<Update[]>(fake, "getUpdates", payload)).map(textOf);

  it("gives the same again until an offset confirms it", async () => {
    for (const text of ["a", "b", "c"]) mai.send(text);
    expect(await fetchTexts({ limit: 2 })).toEqual(["a", "b"]);
    expect(await fetchTexts({ offset: 700_000_003 })).toEqual(["c"]);
    expect(fake.pendingUpdates).toBe(1);
    expect(await fetchTexts({ offset: 700_000_004 })).toEqual([]);
    await fake.settled();
  });

  it("keeps only the newest with a negative offset", async () => {
    for (const text of ["a", "b", "c"]) mai.send(text);
    expect(await fetchTexts({ offset: -1 })).toEqual(["c"]);
    expect(await fetchTexts({})).toEqual(["c"]);
  });

  it("waits for the next update, at most as long as asked", async () => {
    const waiting = fetchTexts({ timeout: 20 });
    await sleep(50);
    mai.send("a");
    mai.send("b");
    expect(await waiting).toEqual(["a", "b"]);
    const from = performance.now();
    expect(await fetchTexts({ offset: 700_000_003, timeout: 1 })).toEqual([]);
    expect(performance.now() - from).toBeGreaterThanOrEqual(990);
  });

  it("ends the wait of another reader, and of one who set a webhook meanwhile", async () => {
    const first = verdict(fake, "getUpdates", { timeout: 20 });
    await sleep(50);
    const second = verdict(fake, "getUpdates", { timeout: 20 });
    expect(await first).toBe(
      "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    );
    await useHook();
    expect(await second).toBe("Conflict: terminated by setWebhook request");
    expect(await verdict(fake, "getUpdates")).toBe(
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  });

  it("forgets a reader who hung up", async () => {
    const gone = new AbortController();
    const url = `${fake.url}/bot${fake.token}/getUpdates?timeout=20`;
    const first = fetch(url, { signal: gone.signal }).catch(() => "gone");
    await sleep(50);
    gone.abort();
    expect(await first).toBe("gone");
    await sleep(20);
    mai.send("a");
    expect(await fetchTexts({})).toEqual(["a"]);
  });
});
