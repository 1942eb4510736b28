import type { Update } from "@grammyjs/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { smallJpeg } from "../../small-jpeg.ts";
import { type FakeTelegram, startFakeTelegram } from "./fake-telegram.ts";
import type { Person } from "./person.ts";
import { call, result } from "./raw-bot.ts";

let fake: FakeTelegram;
let mai: Person;
beforeEach(async () => {
  fake = await startFakeTelegram();
  mai = fake.user(7_000_000_001, { first_name: "Mai", last_name: "Lý", language_code: "vi" });
});
afterEach(() => fake.close());

const say = (chat_id: number, text: string, reply_markup?: object): Promise<{ message_id: number }> =>
  result(fake, "sendMessage", { chat_id, text, reply_markup });

async function updates(): Promise<Update[]> {
  const all = await result<Update[]>(fake, "getUpdates");
  await call(fake, "getUpdates", { offset: (all.at(-1)?.update_id ?? 0) + 1 });
  return all;
}

async function lastMessage(): Promise<Update["message"]> {
  return (await updates()).at(-1)?.message;
}

describe("a person", () => {
  it("writes, with what Telegram finds in the text", async () => {
    mai.start("the-1");
    expect(await updates()).toEqual([
      {
        update_id: 700_000_001,
        message: {
          message_id: 1,
          from: { id: mai.id, is_bot: false, first_name: "Mai", last_name: "Lý", language_code: "vi" },
          chat: { id: mai.id, type: "private", first_name: "Mai", last_name: "Lý" },
          date: expect.any(Number),
          text: "/start the-1",
          entities: [{ type: "bot_command", offset: 0, length: 6 }],
        },
      },
    ]);
    expect(() => mai.start("a b")).toThrow('"a b" is no payload of a link: 64 of A-Za-z0-9_-');
  });

  it("sends photos, files, voices, places, contacts and stickers", async () => {
    mai.sendPhoto(smallJpeg, { caption: "CCCD" });
    mai.sendDocument(Buffer.from("%PDF"), { name: "đơn.pdf", caption: "đơn" });
    mai.sendVoice(Buffer.from("OggS"), { duration: 4 });
    mai.sendLocation({ latitude: 22.6, longitude: 106.2 });
    mai.shareContact();
    mai.shareContact({ phone_number: "84900000000", first_name: "Hùng", user_id: 42 });
    mai.sendSticker("👋");
    const [photo, file, voice, place, own, card, sticker] = (await updates()).map(({ message }) => message);
    expect([photo?.photo?.length, photo?.photo?.at(-1)?.file_size, photo?.caption]).toEqual([
      2,
      smallJpeg.length,
      "CCCD",
    ]);
    expect([file?.document?.file_name, file?.document?.mime_type, file?.caption]).toEqual([
      "đơn.pdf",
      "application/pdf",
      "đơn",
    ]);
    expect([voice?.voice?.duration, place?.location]).toEqual([4, { latitude: 22.6, longitude: 106.2 }]);
    expect([own?.contact?.user_id === own?.from.id, card?.contact?.user_id]).toEqual([true, 42]);
    expect(sticker?.sticker?.emoji).toBe("👋");
    const file_id = photo?.photo?.at(-1)?.file_id;
    const { file_path } = await result<{ file_path: string }>(fake, "getFile", { file_id });
    const download = await fetch(`${fake.url}/file/bot${fake.token}/${file_path}`);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(Buffer.from(smallJpeg));
  });

  it("edits what they wrote", async () => {
    const { message_id } = mai.send("cu");
    mai.editMessage(message_id, "cũ");
    expect((await updates()).at(-1)?.edited_message).toMatchObject({
      message_id,
      text: "cũ",
      edit_date: expect.any(Number),
    });
    expect(mai.messages.map(({ text }) => text)).toEqual(["cũ"]);
  });

  it("presses buttons, by label or by what is true of them", async () => {
    mai.start();
    await say(mai.id, "?", {
      inline_keyboard: [[{ text: "Có", callback_data: "1" }], [{ text: "Không", callback_data: "2" }]],
    });
    mai.press("Không");
    mai.press((button) => "callback_data" in button && button.callback_data === "1");
    const queries = (await updates()).flatMap(({ callback_query }) => callback_query ?? []);
    expect(queries.map(({ data, message }) => [data, message?.message_id])).toEqual([
      ["2", 2],
      ["1", 2],
    ]);
    expect(() => mai.press("Xem")).toThrow("No button Xem is shown; there are: Có, Không");
  });

  it("presses old buttons of messages that were changed or deleted", async () => {
    mai.start();
    const { message_id } = await say(mai.id, "?", { inline_keyboard: [[{ text: "Có", callback_data: "1" }]] });
    const [, old] = mai.messages;
    if (!old) throw new Error("The bot's message is not shown");
    await call(fake, "editMessageText", { chat_id: mai.id, message_id, text: "Xong" });
    mai.pressOld(old, "Có");
    await call(fake, "deleteMessage", { chat_id: mai.id, message_id });
    mai.pressOld(old, "Có");
    const messages = (await updates()).flatMap(({ callback_query }) => callback_query?.message ?? []);
    expect(messages.map(({ text, date }) => [text, date === 0])).toEqual([
      ["Xong", false],
      [undefined, true],
    ]);
  });

  it("has a keyboard until the bot takes it away or it was for once", async () => {
    mai.start();
    await say(mai.id, "?", { keyboard: [["Có", { text: "Số của tôi", request_contact: true }]] });
    expect(mai.keyboard).toEqual([["Có", "Số của tôi"]]);
    mai.press("Có");
    mai.press("Số của tôi");
    expect((await lastMessage())?.contact?.user_id).toBe(mai.id);
    await say(mai.id, "?", { keyboard: [["A"]], one_time_keyboard: true });
    mai.press("A");
    expect(mai.keyboard).toBe(undefined);
    await say(mai.id, "?", { keyboard: [["B"]] });
    await say(mai.id, "!", { remove_keyboard: true });
    expect(mai.keyboard).toBe(undefined);
  });

  it("blocks the bot and lets it back", async () => {
    mai.start();
    mai.block();
    mai.start();
    const statuses = (await updates()).map(
      ({ my_chat_member, message }) => message?.text ?? my_chat_member?.new_chat_member.status,
    );
    expect(statuses).toEqual(["/start", "kicked", "member", "/start"]);
  });
});

describe("a group", () => {
  it("tells the bot that it came and went, and of what people say only what is for it", async () => {
    const hung = fake.user();
    const group = fake.group({ title: "Tổ 1" });
    group.addBot(mai);
    group.as(hung).send("chào cả nhà");
    group.as(hung).send("/start");
    group.as(hung).send(`@${fake.bot.username} ơi`);
    const { message_id } = await say(group.id, "vâng");
    group.as(hung).send("cảm ơn", { replyTo: message_id });
    group.removeBot(mai);
    const seen = (await updates()).map(({ message, my_chat_member }) =>
      my_chat_member ? my_chat_member.new_chat_member.status : (message?.text ?? message?.new_chat_members?.[0]?.id),
    );
    expect(seen).toEqual(["member", fake.bot.id, "/start", "@an_sinh_fake_bot ơi", "cảm ơn", undefined, "kicked"]);
    expect(group.messages.map(({ text }) => text)).toEqual([
      "",
      "chào cả nhà",
      "/start",
      "@an_sinh_fake_bot ơi",
      "vâng",
      "cảm ơn",
      "",
    ]);
  });

  it("tells the bot of its new id, and lets members press", async () => {
    const group = fake.group();
    group.addBot(mai);
    const id = group.migrate(mai);
    await say(id, "?", { inline_keyboard: [[{ text: "Có", callback_data: "1" }]] });
    group.as(mai).press("Có");
    const all = await updates();
    expect(all.flatMap(({ message }) => message?.migrate_to_chat_id ?? [])).toEqual([id]);
    expect(all.at(-1)?.callback_query?.message?.chat.id).toBe(id);
  });
});

describe("fake.calls", () => {
  it("logs the calls, or none for benchmarks", async () => {
    await call(fake, "getChat", { chat_id: 5 });
    expect(fake.calls).toEqual([{ method: "getChat", payload: { chat_id: 5 }, code: 400 }]);
    fake.forgetCalls();
    expect(fake.calls).toEqual([]);
    const quiet = await startFakeTelegram({ logCalls: 0 });
    await call(quiet, "getMe");
    expect(quiet.calls).toEqual([]);
    await quiet.close();
  });
});
