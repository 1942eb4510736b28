import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BotApiError } from "../../fakes/telegram/bot-api-error.ts";
import type { Person } from "../../fakes/telegram/person.ts";
import { smallJpeg } from "../../small-jpeg.ts";
import { inputs, question, startTelegram, type UnderTest, type UnderTestOptions } from "./telegram-under-test.ts";

let under: UnderTest;
let mai: Person;

async function start(options: UnderTestOptions = {}): Promise<void> {
  under = await startTelegram(options);
  mai = under.fake.user(undefined, { first_name: "Mai", language_code: "vi" });
}

beforeEach(() => start());
afterEach(() => under.close());

const pdf = Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n");
/** The first bytes of a recording in an Ogg container, by what is in it. */
const ogg = (codec: string) =>
  Buffer.concat([
    Buffer.from("4f67675300020000000000000000abcdef01000000005a5a5a5a0113", "hex"),
    Buffer.from(codec),
    Buffer.alloc(20),
  ]);

async function taken() {
  await under.fake.settled();
  return inputs(under.ports);
}

describe("files", () => {
  it("keeps a photo, fetched at once, with its caption", async () => {
    mai.sendPhoto(smallJpeg, { caption: "Hợp đồng đây ạ" });
    const id = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const file = { id, name: "ảnh.jpg", type: "image/jpeg", size: smallJpeg.length };
    expect(await taken()).toEqual([{ kind: "files", files: [file], text: "Hợp đồng đây ạ" }]);
    expect(under.ports.stored).toEqual([{ address: String(mai.id), file, bytes: smallJpeg }]);
  });

  it("keeps a document under its own name, a voice message under a word for it", async () => {
    mai.sendDocument(pdf, { name: "../../Đơn khiếu nại.pdf" });
    mai.sendVoice(ogg("\u0001vorbis"));
    await taken();
    expect(under.ports.stored.map(({ file: { name, type } }) => [name, type])).toEqual([
      ["Đơn khiếu nại.pdf", "application/pdf"],
      ["tin thoại.ogg", "audio/ogg"],
    ]);
  });

  it("takes a voice message as Telegram records it, in Opus", async () => {
    mai.sendVoice(ogg("OpusHead"));
    await taken();
    expect(under.ports.stored.map(({ file: { name, type } }) => [name, type])).toEqual([
      ["tin thoại.ogg", "audio/ogg"],
    ]);
  });

  it("stores a file once, however often Telegram brings it", async () => {
    await under.close();
    await start({ fake: { timeScale: 50 } });
    under.ports.before = () => {
      under.ports.before = () => {};
      under.ports.gone = true;
      setTimeout(() => {
        under.ports.gone = false;
      }, 10);
    };
    mai.sendPhoto(smallJpeg);
    await taken();
    expect([under.ports.stored.length, under.ports.events.length]).toEqual([1, 1]);
    expect(under.fake.calls.filter(({ method }) => method === "getFile").length).toBeGreaterThan(1);
  });

  it("does not fetch what is said to be too large", async () => {
    mai.sendDocument(pdf, { size: 2 * 1024 * 1024, caption: "đơn" });
    expect(await taken()).toEqual([{ kind: "unusable", what: "file-too-large", text: "đơn" }]);
    expect(under.fake.calls).toEqual([]);
  });

  it("takes no file that Telegram would not give to a bot, whatever our own limit is", async () => {
    await under.close();
    await start({ fileMaxBytes: 100 * 1024 * 1024 });
    mai.sendDocument(pdf, { size: 21 * 1024 * 1024 });
    expect(await taken()).toEqual([{ kind: "unusable", what: "file-too-large" }]);
  });

  it("breaks off what turns out to be too large", async () => {
    await under.close();
    await start({ fileMaxBytes: 1000 });
    mai.sendDocument(Buffer.concat([pdf, Buffer.alloc(2000)]), { size: 10 });
    expect(await taken()).toEqual([{ kind: "unusable", what: "file-too-large" }]);
  });

  it("looks at the content, not at the name", async () => {
    mai.sendDocument(Buffer.from("MZ program"), { name: "đơn.pdf", caption: "đơn" });
    expect(await taken()).toEqual([{ kind: "unusable", what: "file-type", text: "đơn" }]);
  });

  it("tries again when a file cannot be fetched at first", async () => {
    under.fake.callRules.fail({ method: "getFile" });
    mai.sendPhoto(smallJpeg);
    await taken();
    expect(under.ports.stored.length).toBe(1);
  });

  it("says that a file was lost that cannot be fetched at all, and nothing of its link in the log", async () => {
    under.fake.callRules.fail({ method: "getFile", times: 10 });
    mai.sendPhoto(smallJpeg, { caption: "ảnh" });
    expect(await taken()).toEqual([{ kind: "unusable", what: "file-lost", text: "ảnh" }]);
    expect(JSON.stringify(under.ports.lines)).not.toMatch(/fake|file\//);
  });

  it("does not insist on a file that Telegram refuses to give", async () => {
    under.fake.callRules.refuse({ method: "getFile", error: new BotApiError(400, "Bad Request: file is too big") });
    under.fake.callRules.refuse({ method: "getFile", error: new BotApiError(400, "Bad Request: wrong file_id") });
    mai.sendPhoto(smallJpeg);
    mai.sendPhoto(smallJpeg);
    expect(await taken()).toEqual([
      { kind: "unusable", what: "file-too-large" },
      { kind: "unusable", what: "file-lost" },
    ]);
    expect(under.fake.calls.length).toBe(2);
  });

  it("takes 20 files of a chat in quick succession and no more", async () => {
    for (let sent = 0; sent < 21; sent += 1) mai.sendPhoto(smallJpeg);
    const last = (await taken()).at(-1);
    expect([under.ports.stored.length, last]).toEqual([20, { kind: "unusable", what: "too-many-files" }]);
  });

  it("counts a file once, however often Telegram had to bring it", async () => {
    await under.close();
    await start({ fake: { timeScale: 200 } });
    under.ports.gone = true;
    mai.sendPhoto(smallJpeg);
    const fetches = () => under.fake.calls.filter(({ method }) => method === "getFile").length;
    await vi.waitFor(() => expect(fetches() >= 25).toBe(true), 10_000);
    under.ports.gone = false;
    expect(await taken()).toEqual([{ kind: "files", files: [expect.objectContaining({ type: "image/jpeg" })] }]);
  });
});

describe("presses", () => {
  it("become a press of the question they stand under, answered at once", async () => {
    mai.start();
    await taken();
    await under.say(mai.id, [question("Tiếp?", ["yes:Có"], { prompt: 4 })]);
    const message = String(mai.messages.at(-1)?.id);
    mai.press("Có");
    expect((await taken()).at(-1)).toEqual({ kind: "press", prompt: 4, id: "yes" });
    expect(under.ports.events.at(-1)?.context).toEqual({
      name: "Mai",
      message,
      label: "Có",
      alone: "yes",
      prompt: "4",
    });
    await under.fake.until(() => mai.answers.length === 1);
    expect(mai.answers.map(({ text }) => text)).toEqual([""]);
  });

  it("of a button of another chat, or of another time, are answered kindly and go no further", async () => {
    const hung = under.fake.user(undefined, { first_name: "Hùng", language_code: "en" });
    mai.start();
    hung.start();
    await taken();
    const [envelope] = await under.compose(mai.id, [question("Tiếp?", ["yes:Có"])]);
    if (!envelope) throw new Error("nothing was composed");
    await under.send(hung.id, envelope);
    hung.press("Có");
    await under.fake.settled();
    await under.fake.until(() => hung.answers.length === 1);
    expect(hung.answers.map(({ text }) => text)).toEqual(["This button no longer works. Type /menu to start again."]);
    expect(under.ports.events.length).toBe(2);
  });

  it("are taken though the answer to them fails", async () => {
    mai.start();
    await taken();
    await under.say(mai.id, [question("Tiếp?", ["yes:Có"])]);
    under.fake.callRules.fail({ method: "answerCallbackQuery" });
    mai.press("Có");
    expect((await taken()).at(-1)).toEqual({ kind: "press", prompt: 1, id: "yes" });
  });
});

describe("the button under a secret code", () => {
  const receipt = { kind: "receipt" as const, text: "Hồ sơ CB-1, mã AB-CD", caseNumber: "CB-1", code: "AB-CD" };
  const press = "Xóa tin có mã";
  const shown = () => mai.messages.filter(({ from }) => from === "bot").map(({ text }) => text);

  async function deliver(): Promise<void> {
    mai.start();
    await taken();
    await under.say(mai.id, [receipt]);
  }

  it("takes the text out of the chat, then the picture; the conversation hears nothing of it", async () => {
    await deliver();
    mai.press(press);
    await under.fake.until(() => mai.answers.length === 1);
    expect(shown()).toEqual([expect.stringMatching(/^Mã QR chứa mã bí mật/)]);
    mai.press(press);
    await under.fake.until(() => mai.answers.length === 2);
    expect(shown()).toEqual([]);
    const said = "Đã xóa tin này ở cả hai phía. Anh/chị nhớ giữ mã ở nơi khác.";
    expect(mai.answers.map(({ text }) => text)).toEqual([said, said]);
    expect(await taken()).toEqual([{ kind: "start", lang: "vi" }]);
  });

  it("says kindly that Telegram does not let us delete after 48 hours", async () => {
    await deliver();
    under.fake.advance(48 * 3600 + 1);
    mai.press(press);
    await under.fake.until(() => mai.answers.length === 1);
    expect(mai.answers.map(({ text, showAlert }) => [text, showAlert])).toEqual([
      [
        "Telegram không cho tôi xóa tin này nữa, vì đã quá 48 giờ hoặc tin đã mất. Nếu còn thấy tin, anh/chị bấm giữ rồi chọn Xóa.",
        true,
      ],
    ]);
    expect(shown().length).toBe(2);
  });

  it("asks to press again when Telegram cannot be reached", async () => {
    await deliver();
    under.fake.callRules.fail({ method: "deleteMessage" });
    mai.press(press);
    await under.fake.until(() => mai.answers.length === 1);
    expect(mai.answers.map(({ text }) => text)).toEqual(["Chưa xóa được vì mạng chập chờn. Anh/chị bấm lại giúp tôi."]);
    expect(shown().length).toBe(2);
  });

  it("does nothing in another chat", async () => {
    const hung = under.fake.user(undefined, { first_name: "Hùng", language_code: "vi" });
    hung.start();
    await deliver();
    const [, text] = await under.compose(mai.id, [receipt]);
    if (!text) throw new Error("nothing was composed");
    await under.send(hung.id, text);
    hung.press(press);
    await under.fake.until(() => hung.answers.length === 1);
    expect(hung.answers.map(({ text: said }) => said)).toEqual([
      "Nút này không còn dùng được. Anh/chị gõ /menu để bắt đầu lại.",
    ]);
    expect(hung.messages.filter(({ from }) => from === "bot").length).toBe(1);
  });
});

describe("what people do", () => {
  it("reaches the message path in their own conversation, with a key for each update", async () => {
    mai.start("complaint");
    mai.send("Chủ nợ lương ba tháng");
    mai.shareContact();
    mai.sendLocation({ latitude: 22.5, longitude: 106.25 });
    mai.sendSticker();
    expect(await taken()).toEqual([
      { kind: "start", lang: "vi", open: "complaint" },
      { kind: "text", text: "Chủ nợ lương ba tháng" },
      { kind: "contact", phone: "+84912345678", name: "Mai" },
      { kind: "location", latitude: 22.5, longitude: 106.25 },
      { kind: "unusable", what: "sticker" },
    ]);
    expect(under.ports.events[1]).toEqual({
      channel: "telegram",
      key: "update 700000002",
      address: String(mai.id),
      input: { kind: "text", text: "Chủ nợ lương ba tháng" },
      context: { name: "Mai" },
      at: "2026-11-25T02:00:00.000Z",
    });
  });

  it("includes blocking the bot and coming back", async () => {
    mai.start();
    await taken();
    mai.block();
    mai.unblock();
    await taken();
    const address = String(mai.id);
    const isoSecond = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
    expect(under.ports.away).toEqual([
      { channel: "telegram", address, away: { code: "telegram-blocked", at: isoSecond } },
      { channel: "telegram", address, away: null },
    ]);
  });
});

describe("groups", () => {
  it("are told in one sentence where to talk, and left, with nothing stored", async () => {
    const group = under.fake.group();
    group.addBot(mai);
    await under.fake.until(() => under.fake.calls.some(({ method }) => method === "leaveChat"));
    await under.fake.settled();
    const said = group.messages.filter(({ from, text }) => from === "bot" && text !== "").map(({ text }) => text);
    expect(said).toEqual([
      `Tôi chỉ trò chuyện riêng với từng người, để giữ kín chuyện của anh/chị. Mời anh/chị nhắn riêng cho tôi: https://t.me/${under.fake.bot.username}?start=menu`,
    ]);
    expect([under.ports.events, under.ports.away]).toEqual([[], []]);
  });

  it("are told in the language of whoever brought the bot there", async () => {
    const group = under.fake.group({ supergroup: true });
    group.addBot(under.fake.user(undefined, { language_code: "en" }));
    await under.fake.until(() => under.fake.calls.some(({ method }) => method === "leaveChat"));
    expect(group.messages.at(-1)?.text.split(".")[0]).toBe(
      "I only talk with each person in private, so that your matters stay yours",
    );
  });

  it("are left under the new id when they have grown into a supergroup", async () => {
    const group = under.fake.group();
    const old = group.id;
    under.fake.callRules.refuse({
      method: "sendMessage",
      chatId: old,
      error: new BotApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", {
        migrate_to_chat_id: -100123,
      }),
    });
    group.addBot(mai);
    await under.fake.until(() => under.fake.calls.some(({ method }) => method === "leaveChat"));
    const left = under.fake.calls.find(({ method }) => method === "leaveChat");
    expect(left?.payload.chat_id).toBe(-100123);
  });
});
