import { Telegraf } from "telegraf";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { smallJpeg } from "../../small-jpeg.ts";
import { type FakeTelegram, startFakeTelegram } from "./fake-telegram.ts";

let fake: FakeTelegram;
let bot: Telegraf;
beforeEach(async () => {
  fake = await startFakeTelegram();
  bot = new Telegraf(fake.token, { telegram: { apiRoot: fake.url, webhookReply: false } });
});
afterEach(async () => {
  await fake.close();
});

describe("a bot built with Telegraf", () => {
  it("greets, edits, answers a press and sends a photo, fetching its updates", async () => {
    bot.start((context) =>
      context.reply("Chào <b>bạn</b>", {
        parse_mode: "HTML",
        reply_markup: { inline_keyboard: [[{ text: "Xem", callback_data: "see" }]] },
      }),
    );
    bot.action("see", async (context) => {
      await context.answerCbQuery("Đây");
      await context.editMessageText("Đã xem");
      await context.replyWithPhoto({ source: Buffer.from(smallJpeg), filename: "a.jpg" }, { caption: "Ảnh" });
    });
    expect((await bot.telegram.getMe()).username).toBe(fake.bot.username);
    const running = bot.launch().catch((error: Error) => error.message);
    const mai = fake.user();
    mai.start();
    await fake.until(() => mai.messages.length === 2);
    expect(mai.messages[1]).toMatchObject({ text: "Chào bạn", entities: [{ type: "bold", offset: 5, length: 3 }] });
    mai.press("Xem");
    await fake.until(() => mai.messages.length === 3);
    expect(mai.messages.slice(1).map(({ text, message }) => [text, message.photo?.length])).toEqual([
      ["Đã xem", undefined],
      ["Ảnh", 2],
    ]);
    expect(fake.fileBytes(mai.messages[2]?.message.photo?.[1]?.file_id ?? "")).toEqual(Buffer.from(smallJpeg));
    expect(mai.answers.map(({ text }) => text)).toEqual(["Đây"]);
    await fake.settled();
    bot.stop();
    await running;
  });

  it("sees a refusal with its code and its parameters", async () => {
    const mai = fake.user();
    mai.start();
    fake.callRules.tooManyRequests({ retryAfter: 9 });
    await expect(bot.telegram.sendMessage(mai.id, "x")).rejects.toMatchObject({
      code: 429,
      parameters: { retry_after: 9 },
    });
  });
});
