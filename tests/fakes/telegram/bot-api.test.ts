import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { smallJpeg } from "../../small-jpeg.ts";
import { type FakeTelegram, startFakeTelegram } from "./fake-telegram.ts";
import type { Person } from "./person.ts";
import { call, result, verdict } from "./raw-bot.ts";

let fake: FakeTelegram;
let mai: Person;
beforeEach(async () => {
  fake = await startFakeTelegram();
  mai = fake.user(undefined, { first_name: "Mai" });
  mai.start();
});
afterEach(() => fake.close());

const button = (callback_data: unknown, more: object = {}): object => ({
  chat_id: mai.id,
  text: "x",
  reply_markup: { inline_keyboard: [[{ text: "Có", callback_data, ...more }]] },
});

function say(text: string, more: object = {}): Promise<string> {
  return verdict(fake, "sendMessage", { chat_id: mai.id, text, ...more });
}

async function statusOf(path: string): Promise<[number, unknown]> {
  const answer = await fetch(fake.url + path);
  return [answer.status, await answer.json()];
}

describe("the address of a call", () => {
  it("needs the token of the bot and a method that exists, in any case", async () => {
    expect(await statusOf("/bot123456:wrong/getMe")).toEqual([
      401,
      { ok: false, error_code: 401, description: "Unauthorized" },
    ]);
    expect(await statusOf("/botnonsense/getMe")).toEqual([
      404,
      { ok: false, error_code: 404, description: "Not Found" },
    ]);
    expect(await statusOf("/bot123456:fake/sendNothing")).toEqual([
      404,
      { ok: false, error_code: 404, description: "Not Found: method not found" },
    ]);
    expect((await statusOf("/bot123456:fake/GETME"))[0]).toBe(200);
  });
});

describe("the body of a call", () => {
  it("may be JSON, a form, multipart or the address alone", async () => {
    const url = `${fake.url}/bot${fake.token}/sendMessage`;
    const form = new FormData();
    form.set("chat_id", String(mai.id));
    form.set("text", "nhiều phần");
    await fetch(`${url}?chat_id=${mai.id}&text=${encodeURIComponent("địa chỉ")}`);
    await fetch(url, { method: "POST", body: new URLSearchParams({ chat_id: String(mai.id), text: "biểu mẫu" }) });
    await fetch(url, { method: "POST", body: form });
    await call(fake, "sendMessage", { chat_id: String(mai.id), text: "JSON" });
    expect(mai.messages.slice(1).map(({ text }) => text)).toEqual(["địa chỉ", "biểu mẫu", "nhiều phần", "JSON"]);
  });

  it("is refused when nobody can read it", async () => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${fake.url}/bot${fake.token}/getMe`, { method: "POST", headers, body: "{" });
    expect([answer.status, (await answer.json()).description]).toEqual([400, "Bad Request: can't parse JSON object"]);
  });
});

describe("sendMessage", () => {
  it("takes 4,096 UTF-16 units after the marks were read, and one at least", async () => {
    expect(await say("a".repeat(4096))).toBe("ok");
    expect(await say("a".repeat(4097))).toBe("Bad Request: message is too long");
    expect(await say("🏟".repeat(2049))).toBe("Bad Request: message is too long");
    expect(await say(`<b>${"a".repeat(4096)}</b>`, { parse_mode: "HTML" })).toBe("ok");
    expect(await say("")).toBe("Bad Request: message text is empty");
    expect(await say(" \n ")).toBe("Bad Request: text must be non-empty");
    expect(await say("<b></b>", { parse_mode: "HTML" })).toBe("Bad Request: text must be non-empty");
  });

  it("keeps plain text and entities, without white space at the ends", async () => {
    const payload = { chat_id: mai.id, text: "\n<b> Xin</b> chào, gõ /huy ", parse_mode: "HTML" };
    const message = await result<object>(fake, "sendMessage", payload);
    expect(message).toEqual({
      message_id: 2,
      from: fake.bot,
      chat: { id: mai.id, type: "private", first_name: "Mai" },
      date: expect.any(Number),
      text: "Xin chào, gõ /huy",
      entities: [
        { type: "bold", offset: 0, length: 3 },
        { type: "bot_command", offset: 13, length: 4 },
      ],
    });
  });

  it("refuses marks it cannot read", async () => {
    expect(await say("a<br>", { parse_mode: "HTML" })).toBe(
      'Bad Request: can\'t parse entities: Unsupported start tag "br" at byte offset 1',
    );
    expect(await say("a", { parse_mode: "XML" })).toBe("Bad Request: unsupported parse_mode");
  });

  it("refuses an unknown chat, and a person who never wrote to the bot", async () => {
    const dao = fake.user();
    expect(await verdict(fake, "sendMessage", { text: "x" })).toBe("Bad Request: chat_id is empty");
    expect(await verdict(fake, "sendMessage", { chat_id: 5, text: "x" })).toBe("Bad Request: chat not found");
    expect(await verdict(fake, "sendMessage", { chat_id: dao.id, text: "x" })).toBe("Bad Request: chat not found");
  });

  it("refuses a person who blocked the bot until they unblock it", async () => {
    mai.block();
    expect(await call(fake, "sendMessage", { chat_id: mai.id, text: "x" })).toEqual({
      ok: false,
      error_code: 403,
      description: "Forbidden: bot was blocked by the user",
    });
    mai.unblock();
    expect(await say("x")).toBe("ok");
  });

  it("answers a message that exists", async () => {
    expect(await say("x", { reply_parameters: { message_id: 99 } })).toBe(
      "Bad Request: message to be replied not found",
    );
    expect(await say("x", { reply_parameters: { message_id: 1 } })).toBe("ok");
    expect(mai.messages.at(-1)?.message.reply_to_message?.text).toBe("/start");
  });
});

describe("reply_markup", () => {
  it("takes callback_data of 1–64 bytes, not letters", async () => {
    const data = async (text: string): Promise<string> => verdict(fake, "sendMessage", button(text));
    expect(await data("a".repeat(64))).toBe("ok");
    expect(await data("a".repeat(65))).toBe("Bad Request: BUTTON_DATA_INVALID");
    expect(await data("ệ".repeat(22))).toBe("Bad Request: BUTTON_DATA_INVALID");
    expect(await data("")).toBe("Bad Request: BUTTON_DATA_INVALID");
  });

  it("wants an action, an address with a dot, and at most 100 buttons", async () => {
    const markup = (inline_keyboard: object[][]): Promise<string> => say("x", { reply_markup: { inline_keyboard } });
    expect(await markup([[{ text: "x" }]])).toBe(
      "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    );
    expect(await markup([[{ text: "x", url: "http://localhost:8080/" }]])).toBe(
      "Bad Request: inline keyboard button URL 'http://localhost:8080/' is invalid: Wrong HTTP URL",
    );
    const hundred = Array.from({ length: 50 }, () => [
      { text: "a", callback_data: "a" },
      { text: "b", callback_data: "b" },
    ]);
    expect(await markup(hundred)).toBe("ok");
    expect(await markup([...hundred, [{ text: "c", callback_data: "c" }]])).toBe(
      "Bad Request: reply markup is too long",
    );
  });

  it("is read from JSON text too", async () => {
    expect(await say("x", { reply_markup: '{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}' })).toBe("ok");
    expect(mai.messages.at(-1)?.buttons.map((row) => row.map(({ label }) => label))).toEqual([["A"]]);
    expect(await say("x", { reply_markup: "{" })).toBe("Bad Request: can't parse reply markup JSON object");
  });

  it("asks for a number or a place in private chats only", async () => {
    const group = fake.group();
    group.addBot(mai);
    const keyboard = [[{ text: "Số của tôi", request_contact: true }]];
    expect(await say("x", { reply_markup: { keyboard } })).toBe("ok");
    expect(await verdict(fake, "sendMessage", { chat_id: group.id, text: "x", reply_markup: { keyboard } })).toBe(
      "Bad Request: phone number can be requested in private chats only",
    );
  });
});

describe("editing", () => {
  const sent = (more: object = {}): Promise<{ message_id: number }> =>
    result(fake, "sendMessage", { chat_id: mai.id, text: "cũ", ...more });
  const edit = (message_id: number, more: object): Promise<string> =>
    verdict(fake, "editMessageText", { chat_id: mai.id, message_id, ...more });

  it("changes the text and drops the buttons that are not given again", async () => {
    const { message_id } = await result<{ message_id: number }>(fake, "sendMessage", button("a"));
    expect(await edit(message_id, { text: "mới" })).toBe("ok");
    expect(mai.messages.at(-1)).toMatchObject({ text: "mới", buttons: [] });
  });

  it("refuses an edit that changes nothing", async () => {
    const { message_id } = await sent();
    expect(await edit(message_id, { text: "cũ" })).toBe(
      "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
    expect(await edit(message_id, { text: "<b>cũ</b>", parse_mode: "HTML" })).toBe("ok");
  });

  it("refuses messages that are gone, another's, without text, or with a keyboard for the person", async () => {
    const { message_id } = await sent({ reply_markup: { keyboard: [["A"]] } });
    expect(await edit(99, { text: "x" })).toBe("Bad Request: message to edit not found");
    expect(await edit(1, { text: "x" })).toBe("Bad Request: message can't be edited");
    expect(await edit(message_id, { text: "x" })).toBe("Bad Request: message can't be edited");
    const place = { chat_id: mai.id, latitude: 22.6, longitude: 106.2 };
    const { message_id: location } = await result<{ message_id: number }>(fake, "sendLocation", place);
    expect(await edit(location, { text: "x" })).toBe("Bad Request: there is no text in the message to edit");
  });

  it("changes only the buttons, and only inline ones", async () => {
    const { message_id } = await sent();
    const payload = { chat_id: mai.id, message_id };
    const reply_markup = { inline_keyboard: [[{ text: "A", callback_data: "a" }]] };
    expect(await verdict(fake, "editMessageReplyMarkup", { ...payload, reply_markup })).toBe("ok");
    expect(await verdict(fake, "editMessageReplyMarkup", { ...payload, reply_markup: { keyboard: [["A"]] } })).toBe(
      "Bad Request: inline keyboard expected",
    );
    expect(await verdict(fake, "editMessageReplyMarkup", payload)).toBe("ok");
  });

  it("deletes within 48 hours", async () => {
    const { message_id } = await sent();
    const old = await sent();
    const gone = { chat_id: mai.id, message_id };
    expect(await verdict(fake, "deleteMessage", gone)).toBe("ok");
    expect(await verdict(fake, "deleteMessage", gone)).toBe("Bad Request: message to delete not found");
    fake.advance(48 * 3600 + 1);
    expect(await verdict(fake, "deleteMessage", { chat_id: mai.id, message_id: old.message_id })).toBe(
      "Bad Request: message can't be deleted for everyone",
    );
  });
});

describe("answerCallbackQuery", () => {
  const answer = (callback_query_id: string | undefined, text = ""): Promise<string> =>
    verdict(fake, "answerCallbackQuery", { callback_query_id, text });
  const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

  it("answers once, within 150 seconds, with at most 200 letters", async () => {
    await call(fake, "sendMessage", button("a"));
    const [first, second] = [mai.press("Có"), mai.press("Có")];
    expect(await answer(first, "a".repeat(201))).toBe("Bad Request: MESSAGE_TOO_LONG");
    expect(await answer(first, "Đã nhận")).toBe("ok");
    expect(await answer(first)).toBe(tooOld);
    expect(await answer("17")).toBe(tooOld);
    fake.advance(151);
    expect(await answer(second)).toBe(tooOld);
    expect(mai.answers).toEqual([{ queryId: first, text: "Đã nhận", showAlert: false, url: "" }]);
  });
});

describe("files", () => {
  const upload = async (name: string, file: File, more: object = {}): Promise<[string, unknown]> => {
    const method = `send${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const form = new FormData();
    form.set("chat_id", String(mai.id));
    for (const [key, value] of Object.entries(more)) form.set(key, value);
    form.set(name, file);
    const answer = await fetch(`${fake.url}/bot${fake.token}/${method}`, { method: "POST", body: form });
    const { ok, description, result: message } = await answer.json();
    return [ok ? "ok" : description, message];
  };

  it("come as multipart, and getFile gives their bytes back", async () => {
    const bytes = Buffer.from([0, 13, 10, 45, 45, 255]);
    const [said, message] = await upload("document", new File([bytes], 'Đơn "1".pdf'));
    expect(said).toBe("ok");
    expect(message).toMatchObject({ document: { file_name: 'Đơn "1".pdf', file_size: 6 } });
    const id = mai.messages.at(-1)?.message.document?.file_id;
    const { file_path } = await result<{ file_path: string }>(fake, "getFile", { file_id: id });
    const download = await fetch(`${fake.url}/file/bot${fake.token}/${file_path}`);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(bytes);
    expect((await fetch(`${fake.url}/file/bot1:wrong/${file_path}`)).status).toBe(401);
    fake.advance(3601);
    expect((await fetch(`${fake.url}/file/bot${fake.token}/${file_path}`)).status).toBe(404);
  });

  it("are sent again by their id, and refused when it is unknown", async () => {
    await upload("voice", new File(["OggS"], "a.ogg"), { duration: "7" });
    const id = mai.messages.at(-1)?.message.voice?.file_id;
    expect(mai.messages.at(-1)?.message.voice?.duration).toBe(7);
    expect(await verdict(fake, "sendVoice", { chat_id: mai.id, voice: id })).toBe("ok");
    expect(await verdict(fake, "sendVoice", { chat_id: mai.id, voice: "xyz" })).toBe(
      "Bad Request: wrong file identifier/HTTP URL specified",
    );
    expect(await verdict(fake, "getFile", { file_id: "xyz" })).toBe(
      "Bad Request: wrong file_id or the file is temporarily unavailable",
    );
  });

  it("are photos only when they are pictures, with a caption of 1,024", async () => {
    const photo = new File([Buffer.from(smallJpeg)], "a.jpg");
    expect((await upload("photo", photo, { caption: "a".repeat(1024) }))[0]).toBe("ok");
    expect((await upload("photo", photo, { caption: "a".repeat(1025) }))[0]).toBe(
      "Bad Request: message caption is too long",
    );
    expect((await upload("photo", new File(["chữ"], "a.jpg")))[0]).toBe("Bad Request: IMAGE_PROCESS_FAILED");
    expect((await upload("photo", new File([], "a.jpg")))[0]).toBe("Bad Request: file must be non-empty");
    expect(await verdict(fake, "sendPhoto", { chat_id: mai.id })).toBe("Bad Request: there is no photo in the request");
  });

  it("of more than 20 MB cannot be fetched", async () => {
    const { document } = mai.sendDocument(Buffer.from("x"), { size: 20 * 1024 * 1024 + 1 });
    expect(await verdict(fake, "getFile", { file_id: document?.file_id })).toBe("Bad Request: file is too big");
  });
});

describe("how the bot presents itself", () => {
  it("keeps one list of commands per scope and language", async () => {
    const commands = [{ command: "/huy", description: "Huỷ" }];
    const scope = { type: "all_private_chats" };
    expect(await verdict(fake, "setMyCommands", { commands, scope, language_code: "vi" })).toBe("ok");
    expect(await result(fake, "getMyCommands", { scope, language_code: "vi" })).toEqual([
      { command: "huy", description: "Huỷ" },
    ]);
    expect(await result(fake, "getMyCommands", { scope })).toEqual([]);
    expect(await verdict(fake, "deleteMyCommands", { scope, language_code: "vi" })).toBe("ok");
    expect(await result(fake, "getMyCommands", { scope, language_code: "vi" })).toEqual([]);
  });

  it.each([
    [{ command: "Hủy", description: "x" }, "Bad Request: BOT_COMMAND_INVALID"],
    [{ command: "a".repeat(33), description: "x" }, "Bad Request: command length must not exceed 32"],
    [{ command: "", description: "x" }, "Bad Request: command must be non-empty"],
    [{ command: "a", description: " " }, "Bad Request: command description must be non-empty"],
    [{ command: "a", description: "x".repeat(257) }, "Bad Request: command description length must not exceed 256"],
  ])("refuses the command %j", async (command, words) => {
    expect(await verdict(fake, "setMyCommands", { commands: [command] })).toBe(words);
  });

  it("refuses more than 100 commands, unknown scopes and languages", async () => {
    const commands = Array.from({ length: 101 }, (_, index) => ({ command: `c${index}`, description: "x" }));
    expect(await verdict(fake, "setMyCommands", { commands })).toBe("Bad Request: BOT_COMMANDS_TOO_MUCH");
    expect(await verdict(fake, "getMyCommands", { scope: { type: "all" } })).toBe(
      "Bad Request: can't parse BotCommandScope: Unsupported type specified",
    );
    expect(await verdict(fake, "getMyCommands", { language_code: "vie" })).toBe(
      "Bad Request: invalid language code specified",
    );
  });

  it("keeps descriptions of 512 and 120 letters and the menu button", async () => {
    expect(await verdict(fake, "setMyDescription", { description: "a".repeat(513) })).toBe(
      "Bad Request: description is too long",
    );
    expect(await verdict(fake, "setMyShortDescription", { short_description: "a".repeat(121) })).toBe(
      "Bad Request: short description is too long",
    );
    await call(fake, "setMyDescription", { description: "Trợ lý", language_code: "vi" });
    expect(await result(fake, "getMyDescription", { language_code: "vi" })).toEqual({ description: "Trợ lý" });
    await call(fake, "setChatMenuButton", { menu_button: { type: "commands" } });
    expect(await result(fake, "getChatMenuButton", { chat_id: mai.id })).toEqual({ type: "commands" });
  });
});

describe("chats", () => {
  it("tells who is in a chat and what the bot does there", async () => {
    expect(await result(fake, "getChat", { chat_id: mai.id })).toMatchObject({ id: mai.id, first_name: "Mai" });
    expect(await verdict(fake, "sendChatAction", { chat_id: mai.id, action: "typing" })).toBe("ok");
    expect(await verdict(fake, "sendChatAction", { chat_id: mai.id, action: "sing" })).toBe(
      "Bad Request: wrong parameter action in request",
    );
  });

  it("refuses groups the bot left, was put out of, or that have a new id", async () => {
    const [left, out, grown] = [fake.group(), fake.group(), fake.group()];
    for (const group of [left, out, grown]) group.addBot(mai);
    const say = (chat_id: number): Promise<unknown> => call(fake, "sendMessage", { chat_id, text: "x" });
    expect(await verdict(fake, "leaveChat", { chat_id: left.id })).toBe("ok");
    out.removeBot(mai);
    const oldId = grown.id;
    const newId = grown.migrate(mai);
    expect(await say(left.id)).toMatchObject({ description: "Forbidden: bot is not a member of the group chat" });
    expect(await say(out.id)).toMatchObject({ description: "Forbidden: bot was kicked from the group chat" });
    expect(await say(oldId)).toEqual({
      ok: false,
      error_code: 400,
      description: "Bad Request: group chat was upgraded to a supergroup chat",
      parameters: { migrate_to_chat_id: newId },
    });
    expect(await say(newId)).toMatchObject({ ok: true });
  });
});
