import type { Update } from "telegraf/types";
import { describe, expect, it } from "vitest";
import { chatOf, readUpdate } from "../../../src/channels/telegram/read-update.ts";
import { spokenLanguage } from "../../../src/channels/telegram/telegram-deps.ts";

const from = { id: 77, is_bot: false, first_name: "Mai", last_name: "Lý Thị", language_code: "vi-VN" };
const chat = { id: 77, type: "private", first_name: "Mai" };
const group = { id: -900, type: "group", title: "Công nhân" };
const file = { file_id: "f1", file_unique_id: "u1" };

function read(content: object) {
  const languageOf = (code: string | undefined) => spokenLanguage(["vi", "en"], code);
  // The tests write updates as Telegram does.
  return readUpdate({ update_id: 1, ...content } as unknown as Update, {
    languageOf,
    fileAtMost: 1000,
    username: "AnSinhBot",
  });
}

function readMessage(content: object) {
  return read({ message: { message_id: 5, date: 1, chat, from, ...content } });
}

function inputOf(content: object) {
  const happening = readMessage(content);
  return happening.is === "said" ? happening.input : happening;
}

describe("readUpdate() of a private message", () => {
  it("reads a text with the person's name for later", () => {
    expect(readMessage({ text: "Lương tháng 13\r\nthì sao?" })).toEqual({
      is: "said",
      chat: "77",
      input: { kind: "text", text: "Lương tháng 13\nthì sao?" },
      context: { name: "Mai Lý Thị" },
    });
  });

  it("composes letters that came in parts, and drops what cannot be printed", () => {
    expect(inputOf({ text: "Tie\u0302\u0301ng\u0000 Viê\u0323t " })).toEqual({ kind: "text", text: "Tiếng Việt" });
  });

  it("cuts a text at the longest the engine takes", () => {
    expect(inputOf({ text: "đ".repeat(10_001) })).toEqual({ kind: "text", text: "đ".repeat(10_000) });
  });

  it.each([
    ["/start", { kind: "start", lang: "vi" }],
    ["/start complaint", { kind: "start", lang: "vi", open: "complaint" }],
    ["/start@AnSinhBot complaint-2", { kind: "start", lang: "vi", open: "complaint-2" }],
    ["/start NV-ABCD-2345", { kind: "start", lang: "vi", open: "NV-ABCD-2345" }],
    ["/start a_b", { kind: "start", lang: "vi" }],
    ["/start <b>", { kind: "start", lang: "vi" }],
    ["/START", { kind: "start", lang: "vi" }],
    ["/menu", { kind: "command", id: "restart" }],
    ["/quaylai", { kind: "command", id: "back" }],
    ["/back@AnSinhBot", { kind: "command", id: "back" }],
    ["/sua", { kind: "command", id: "edit" }],
    ["/edit", { kind: "command", id: "edit" }],
    ["/thoat", { kind: "command", id: "cancel" }],
    ["/cancel", { kind: "command", id: "cancel" }],
    ["/trogiup", { kind: "command", id: "help" }],
    ["/Help", { kind: "command", id: "help" }],
    ["/tiengviet", { kind: "command", id: "language-vi" }],
    ["/english", { kind: "command", id: "language-en" }],
    ["/help me", { kind: "text", text: "/help me" }],
    ["/luong", { kind: "text", text: "/luong" }],
    ["/", { kind: "text", text: "/" }],
    ["1/2", { kind: "text", text: "1/2" }],
  ])("reads %j", (text, input) => {
    expect(inputOf({ text })).toEqual(input);
  });

  it("leaves the language out that is not spoken here", () => {
    expect(inputOf({ text: "/start", from: { ...from, language_code: "fr" } })).toEqual({ kind: "start" });
  });

  it.each([
    ["84912345678", "+84912345678"],
    ["+84912345678", "+84912345678"],
    ["0912345678", "0912345678"],
  ])("reads the person's own number %s", (phone_number, phone) => {
    expect(readMessage({ contact: { phone_number, first_name: "Mai", user_id: 77 } })).toEqual({
      is: "said",
      chat: "77",
      input: { kind: "contact", phone, name: "Mai" },
      context: { name: "Mai Lý Thị", keyboard: "shown" },
    });
  });

  it.each([{ user_id: 78 }, {}])("does not take somebody else's card for the person's own: %j", (whose) => {
    expect(inputOf({ contact: { phone_number: "84912345678", first_name: "Hùng", ...whose } })).toEqual({
      kind: "unusable",
      what: "foreign-contact",
    });
  });

  it.each([
    ["a pin", { location: { latitude: 22.6657, longitude: 106.2577 } }],
    [
      "a named place",
      { location: { latitude: 22.6657, longitude: 106.2577 }, venue: { title: "Chợ", address: "Cao Bằng" } },
    ],
  ])("reads %s", (_what, content) => {
    expect(inputOf(content)).toEqual({ kind: "location", latitude: 22.6657, longitude: 106.2577 });
  });

  it.each([
    ["sticker", { sticker: file }],
    ["sticker", { animation: file, document: file }],
    ["sticker", { dice: { emoji: "🎲", value: 3 } }],
    ["file-type", { video: file }],
    ["unknown", { video_note: file }],
    ["unknown", { poll: { id: "1", question: "?" } }],
    ["unknown", { thing_of_tomorrow: {} }],
    ["unknown", { text: "\u0001" }],
  ])("finds %s in %j", (what, content) => {
    expect(inputOf(content)).toEqual({ kind: "unusable", what });
  });

  it("takes the caption of what it cannot take", () => {
    expect(inputOf({ video: file, caption: "Xem giúp tôi" })).toEqual({
      kind: "unusable",
      what: "file-type",
      text: "Xem giúp tôi",
    });
  });

  it.each([{ pinned_message: {} }, { message_auto_delete_timer_changed: {} }, { from: { ...from, is_bot: true } }])(
    "passes over %j, which nobody said",
    (content) => {
      expect(readMessage(content)).toEqual({ is: "nothing" });
    },
  );

  it.each([
    ["document", { document: { ...file, file_name: "đơn.pdf", file_size: 12 } }, { size: 12, name: "đơn.pdf" }],
    ["voice", { voice: { ...file, file_size: 12 } }, { size: 12 }],
    ["audio", { audio: file }, {}],
  ])("reads a %s", (kind, content, facts) => {
    expect(readMessage({ ...content, caption: " kèm đơn " })).toEqual({
      is: "file",
      chat: "77",
      lang: "vi",
      file: { id: "f1", uniqueId: "u1", kind, ...facts },
      caption: "kèm đơn",
      context: { name: "Mai Lý Thị" },
    });
  });

  it.each([
    [[100, 900, 1000], "f2"],
    [[100, 900, 1001], "f1"],
    [[2000, 3000, 4000], "f0"],
  ])("takes the largest size of a photo that is not too large: %j", (sizes, id) => {
    const photo = sizes.map((file_size, at) => ({
      file_id: `f${at}`,
      file_unique_id: "u",
      width: 10 * (at + 1),
      height: 10,
      file_size,
    }));
    const happening = readMessage({ photo });
    expect(happening.is === "file" && happening.file.id).toBe(id);
  });
});

describe("readUpdate() of an edited message", () => {
  it("says that it cannot be taken", () => {
    expect(read({ edited_message: { message_id: 5, date: 1, edit_date: 2, chat, from, text: "khác" } })).toEqual({
      is: "said",
      chat: "77",
      input: { kind: "unusable", what: "edited" },
      context: { name: "Mai Lý Thị" },
    });
  });

  it.each([
    { chat, from, location: { latitude: 1, longitude: 2 } },
    { chat: group, from, text: "khác" },
  ])("passes over a moving pin and groups: %j", (content) => {
    expect(read({ edited_message: { message_id: 5, date: 1, edit_date: 2, ...content } })).toEqual({ is: "nothing" });
  });
});

describe("readUpdate() of a press", () => {
  const keyboard = {
    inline_keyboard: [
      [
        { text: "Có", callback_data: "code-1" },
        { text: "2", callback_data: "code-2" },
      ],
    ],
  };
  const message = {
    message_id: 9,
    date: 1,
    chat,
    text: "Câu hỏi\n\n1. Một\n2. Hai năm\n\nGõ số",
    reply_markup: keyboard,
  };
  const press = (query: object) => read({ callback_query: { id: "q1", from, chat_instance: "", message, ...query } });

  it("reads the button's label with the message it stands under", () => {
    expect(press({ data: "code-1" })).toEqual({
      is: "press",
      chat: "77",
      press: { query: "q1", code: "code-1", lang: "vi" },
      context: { name: "Mai Lý Thị", message: "9", label: "Có" },
    });
  });

  it("knows by the data whether the message is nothing but its question", () => {
    const reply_markup = { inline_keyboard: [[{ text: "Có", callback_data: ".code-1" }]] };
    expect(press({ data: ".code-1", message: { ...message, reply_markup } })).toMatchObject({
      press: { code: "code-1" },
      context: { message: "9", label: "Có", alone: "yes" },
    });
  });

  it("reads what a number stands for in the list above it", () => {
    expect(press({ data: "code-2" })).toMatchObject({ context: { label: "Hai năm" } });
  });

  it("knows nothing of a message that is too old for Telegram to show", () => {
    expect(press({ data: "code-1", message: { message_id: 9, date: 0, chat } })).toEqual({
      is: "press",
      chat: "77",
      press: { query: "q1", code: "code-1", lang: "vi" },
      context: { name: "Mai Lý Thị" },
    });
  });

  it.each([
    { data: "x", message: { ...message, chat: group } },
    { data: "x", message: undefined },
    { data: undefined },
  ])("only answers a press that is none of a private chat: %j", (query) => {
    expect(press(query)).toEqual({ is: "stray-press", query: "q1" });
  });
});

describe("readUpdate() of a membership", () => {
  const change = (where: object, status: string) =>
    read({ my_chat_member: { chat: where, from, date: 1, new_chat_member: { status } } });

  it("reads blocking and unblocking", () => {
    expect([change(chat, "kicked"), change(chat, "member")]).toEqual([
      { is: "membership", chat: "77", goneAt: "1970-01-01T00:00:01.000Z" },
      { is: "membership", chat: "77", goneAt: null },
    ]);
  });

  it.each(["member", "administrator", "restricted"])("sees that it is in a group as %s", (status) => {
    expect(change(group, status)).toEqual({ is: "group", chat: -900, lang: "vi" });
  });

  it.each(["left", "kicked"])("has nothing to do in a group it was removed from (%s)", (status) => {
    expect(change(group, status)).toEqual({ is: "nothing" });
  });
});

describe("readUpdate() in a group", () => {
  it.each(["/start", "/start@AnSinhBot x", "chào @ansinhbot ơi"])("hears that it is meant: %j", (text) => {
    expect(readMessage({ chat: group, text })).toEqual({ is: "group", chat: -900, lang: "vi" });
  });

  it.each(["chào mọi người", "/starter", "/help"])("passes over the talk of others: %j", (text) => {
    expect(readMessage({ chat: group, text })).toEqual({ is: "nothing" });
  });

  it("follows a group to its new id", () => {
    expect(readMessage({ chat: group, migrate_to_chat_id: -1000 })).toEqual({ is: "group", chat: -1000, lang: "vi" });
  });
});

describe("chatOf()", () => {
  it("is the person's chat for messages and presses alike", () => {
    const updates = [{ message: { chat } }, { callback_query: { from } }, { my_chat_member: { chat } }, { other: 1 }];
    // Only what tells the chat.
    expect(updates.map((content) => chatOf(content as unknown as Update))).toEqual(["77", "77", "77", ""]);
  });
});
