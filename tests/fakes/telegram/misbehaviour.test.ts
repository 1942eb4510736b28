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
  mai.start();
});
afterEach(async () => {
  await fake.close();
  await hook.close();
});

const say = (text = "x", chat_id = mai.id): Promise<string> => verdict(fake, "sendMessage", { chat_id, text });
const shownToMai = (): string[] => mai.messages.slice(1).map(({ text }) => text);
const lost = (): Promise<string> =>
  say("y").catch(({ cause }: Error) => String((cause as Error & { code: string }).code)); // fetch sets the cause

describe("callRules", () => {
  it("answers the next calls of a method with 429", async () => {
    fake.callRules.tooManyRequests({ method: "sendMessage", times: 2, retryAfter: 7 });
    expect(await verdict(fake, "getMe")).toBe("ok");
    expect(await call(fake, "sendMessage", { chat_id: mai.id, text: "x" })).toEqual({
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 7",
      parameters: { retry_after: 7 },
    });
    expect([await say(), await say()]).toEqual(["Too Many Requests: retry after 7", "ok"]);
    expect(fake.calls.map(({ code }) => code)).toEqual([200, 429, 429, 200]);
  });

  it("can mean the calls for one chat only", async () => {
    const hung = fake.user();
    hung.start();
    fake.callRules.tooManyRequests({ chatId: hung.id });
    expect([await say(), await say("x", hung.id)]).toEqual(["ok", "Too Many Requests: retry after 1"]);
  });

  it("answers with faults of the server, a page for 502", async () => {
    fake.callRules.fail();
    expect(await say()).toBe("Internal Server Error");
    fake.callRules.fail({ code: 502 });
    const answer = await fetch(`${fake.url}/bot${fake.token}/getMe`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([502, "text/html"]);
    expect(shownToMai()).toEqual([]);
  });

  it("loses the answer of a call that was carried out", async () => {
    fake.callRules.loseAnswers();
    expect(await lost()).toBe("UND_ERR_SOCKET");
    expect(shownToMai()).toEqual(["y"]);
  });

  it("breaks the connection before a call is carried out", async () => {
    fake.callRules.breakConnections();
    expect(await lost()).toBe("UND_ERR_SOCKET");
    expect(shownToMai()).toEqual([]);
  });

  it("answers late, or never", async () => {
    fake.callRules.delayAnswers({ milliseconds: 150 });
    const from = performance.now();
    expect(await say()).toBe("ok");
    expect(performance.now() - from).toBeGreaterThanOrEqual(149);
    fake.callRules.hang({ accepted: true });
    const signal = AbortSignal.timeout(100);
    const url = `${fake.url}/bot${fake.token}/sendMessage?chat_id=${mai.id}&text=y`;
    expect(await fetch(url, { signal }).catch((error: Error) => error.name)).toBe("TimeoutError");
    expect(shownToMai()).toEqual(["x", "y"]);
  });

  it("limits sending by rate, per chat and for the bot", async () => {
    fake.callRules.limitRate({ perChat: { calls: 1, seconds: 1 }, perBot: { calls: 2, seconds: 30 } });
    const [hung, dao] = [fake.user(), fake.user()];
    hung.start();
    dao.start();
    expect(await say()).toBe("ok");
    expect(await say()).toBe("Too Many Requests: retry after 1");
    expect(await verdict(fake, "sendChatAction", { chat_id: mai.id, action: "typing" })).toBe("ok");
    expect(await say("x", hung.id)).toBe("ok");
    expect(await say("x", dao.id)).toBe("Too Many Requests: retry after 30");
    fake.calm();
    expect(await say("x", dao.id)).toBe("ok");
  });
});

describe("deliveryRules", () => {
  const arrived = (): number[] => hook.arrivals.map(({ update }) => update.update_id - 700_000_000);

  beforeEach(async () => {
    await call(fake, "setWebhook", { url: hook.url });
    await fake.settled();
    hook.arrivals.length = 0;
  });

  it("delivers an update once more, after it was taken or at the same moment", async () => {
    fake.deliveryRules.duplicate();
    mai.send("a");
    await fake.settled();
    fake.deliveryRules.duplicate(1, { atOnce: true });
    mai.send("b");
    mai.send("c");
    await fake.settled();
    expect(arrived()).toEqual([2, 2, 3, 3, 4]);
  });

  it("gives an update once more to a bot that fetches", async () => {
    await call(fake, "deleteWebhook");
    fake.deliveryRules.duplicate();
    mai.send("a");
    const ids = async (offset: number): Promise<number[]> =>
      (await result<{ update_id: number }[]>(fake, "getUpdates", { offset })).map(({ update_id }) => update_id);
    expect([await ids(0), await ids(700_000_003), await ids(700_000_003)]).toEqual([[700_000_002], [700_000_002], []]);
  });

  it("swaps two updates", async () => {
    fake.deliveryRules.reorder();
    for (const text of ["a", "b", "c"]) mai.send(text);
    await fake.settled();
    expect(arrived()).toEqual([3, 2, 4]);
  });

  it("lets go of the update it kept back when it calms down", async () => {
    fake.deliveryRules.reorder();
    mai.send("a");
    expect(arrived()).toEqual([]);
    fake.calm();
    await fake.settled();
    expect(arrived()).toEqual([2]);
  });

  it("delivers the updates of one chat in parallel", async () => {
    fake.deliveryRules.inParallel = true;
    const open: (() => void)[] = [];
    hook.answer = (response) => open.push(() => response.end());
    for (const text of ["a", "b", "c"]) mai.send(text);
    await expect.poll(() => open.length).toBe(3);
    for (const end of open) end();
    await fake.settled();
    expect(arrived().sort()).toEqual([2, 3, 4]);
  });

  it("cuts the body inside of letters, and where it is told", async () => {
    fake.deliveryRules.split("inside-letters");
    mai.send("Tiếng Việt");
    await fake.settled();
    fake.deliveryRules.split([1, 10]);
    mai.send("b");
    await fake.settled();
    const [letters, bytes] = hook.arrivals;
    // ế and ệ are three bytes each; the person's name has two letters of three bytes.
    expect(letters?.packets.length).toBeGreaterThan(4);
    expect(letters?.update.message?.text).toBe("Tiếng Việt");
    expect(bytes?.packets.slice(0, 2)).toEqual([1, 9]);
  });
});
