import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTelegram, type UnderTest } from "./telegram-under-test.ts";

let test: UnderTest;
beforeEach(async () => {
  test = await startTelegram();
});
afterEach(() => test.close());

describe("the address of the bot's chat", () => {
  it("is not known before Telegram said the bot's name, is asked for, and carries a code", async () => {
    const seen = [test.channel.chatAddress("NV-ABCD-2345")];
    await expect.poll(() => test.channel.chatAddress("NV-ABCD-2345")).not.toBe(null);
    seen.push(test.channel.chatAddress("a&b#"));
    const bot = /^https:\/\/t\.me\/(\w+)\?/.exec(seen[1] ?? "")?.[1];
    expect([seen, bot === undefined]).toEqual([[null, `https://t.me/${bot}?start=a%26b%23`], false]);
  });
});
