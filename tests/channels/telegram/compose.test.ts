import { describe, expect, it } from "vitest";
import { composeEnvelopes } from "../../../src/channels/telegram/compose.ts";
import { readButtonData } from "../../../src/channels/telegram/keyboards.ts";
import type { Payload, TextPayload } from "../../../src/channels/telegram/payload.ts";
import { ReplyKeyboards } from "../../../src/channels/telegram/reply-keyboards.ts";
import type { ReplyContext } from "../../../src/conversation/ports.ts";
import { pressCodes } from "../../../src/conversation/screens/press-code.ts";
import type { Message } from "../../../src/flow/message.ts";
import { localeWords } from "../../locale-words.ts";
import { choice, outgoing, question, recipient } from "./telegram-under-test.ts";

const words = localeWords("messenger");

const codes = pressCodes(Buffer.alloc(32, 7));
const chat = 77;
const commands = ["command:back:Quay lại", "command:help:Trợ giúp", "command:cancel:Thoát ra"].map((spelt) => {
  const at = spelt.lastIndexOf(":");
  return { id: spelt.slice(0, at), label: spelt.slice(at + 1) };
});

async function compose(messages: Message[], context: ReplyContext = {}, keyboards = new ReplyKeyboards()) {
  const parts = { words, codes, keyboards };
  const envelopes = await composeEnvelopes(parts, recipient(chat), { messages: outgoing(messages), context });
  // Composed by the channel itself.
  return envelopes.map(({ upTo, payload }) => ({ upTo, payload: payload as Payload }));
}

async function composeOne(messages: Message[], context?: ReplyContext): Promise<TextPayload> {
  const [first, ...others] = await compose(messages, context);
  if (others.length > 0 || first?.payload.kind !== "text") throw new Error("One text was expected");
  return first.payload;
}

/** The keyboard with what its buttons stand for, in place of codes. */
function rows({ keyboard }: TextPayload): string[][] {
  if (!keyboard || !("inline_keyboard" in keyboard)) return [];
  return keyboard.inline_keyboard.map((row) =>
    row.map((button) => {
      const press =
        "callback_data" in button ? codes.read(String(chat), readButtonData(button.callback_data).code) : null;
      return `${button.text} → ${press?.prompt} ${press?.id}`;
    }),
  );
}

describe("composeEnvelopes()", () => {
  it("joins texts with the question that follows and puts its buttons below", async () => {
    const envelopes = await compose([
      { kind: "text", text: "Chào <anh/chị> & em" },
      question("Anh/chị cần gì?", ["yes:Có", "no:Không"], { commands }),
    ]);
    expect(envelopes.map(({ upTo }) => upTo)).toEqual([2]);
    const [{ payload } = { payload: null }] = envelopes;
    expect(payload).toMatchObject({
      kind: "text",
      html: "Chào &lt;anh/chị&gt; &amp; em\n\nAnh/chị cần gì?",
      plain: "Chào <anh/chị> & em\n\nAnh/chị cần gì?",
    });
  });

  it("sets short choices side by side, long ones below each other, commands last in pairs", async () => {
    const choices = ["a:Một", "b:Hai", "c:Ba", "d:Bốn", "e:Một câu dài hơn mười hai chữ", "f:Năm"];
    expect(rows(await composeOne([question("Chọn", choices, { commands, prompt: 3 })]))).toEqual([
      ["Một → 3 a", "Hai → 3 b", "Ba → 3 c"],
      ["Bốn → 3 d"],
      ["Một câu dài hơn mười hai chữ → 3 e"],
      ["Năm → 3 f"],
      ["Quay lại → 3 command:back", "Trợ giúp → 3 command:help"],
      ["Thoát ra → 3 command:cancel"],
    ]);
  });

  it("lists choices with long labels and sets their numbers five to a row", async () => {
    const choices = [..."abcdef"].map((id) => `${id}:Lựa chọn ${id} dài quá ba mươi bốn chữ cái để vừa một nút`);
    const payload = await composeOne([question("Chọn", choices)]);
    expect(rows(payload)).toEqual([["1 → 1 a", "2 → 1 b", "3 → 1 c", "4 → 1 d", "5 → 1 e"], ["6 → 1 f"]]);
    expect(payload.plain.split("\n")[2]).toBe("1. Lựa chọn a dài quá ba mươi bốn chữ cái để vừa một nút");
  });

  it("lists choices whose code is too long for a button, without buttons", async () => {
    const long = "x".repeat(60);
    const payload = await composeOne([question("Chọn", [`${long}:Một`, "b:Hai"], { commands })]);
    expect(payload.plain).toBe("Chọn\n\n1. Một\n2. Hai\n\nAnh/chị gõ số thứ tự để chọn.");
    expect(rows(payload)).toEqual([
      ["Quay lại → 1 command:back", "Trợ giúp → 1 command:help"],
      ["Thoát ra → 1 command:cancel"],
    ]);
  });

  it("makes codes of at most 64 bytes that are good in their own chat only", async () => {
    const payload = await composeOne([question("Chọn", ["abcdefghijklmnopqrstuvwxyz-0123456:Một"])]);
    const [[button] = []] =
      payload.keyboard && "inline_keyboard" in payload.keyboard ? payload.keyboard.inline_keyboard : [];
    const data = button && "callback_data" in button ? button.callback_data : "";
    expect(data.length).toBeLessThanOrEqual(64);
    const { code } = readButtonData(data);
    expect(codes.read("77", code)).toEqual({ prompt: 1, id: "abcdefghijklmnopqrstuvwxyz-0123456" });
    expect(codes.read("78", code)).toBe(null);
  });

  it("splits what is longer than 4,096 characters and counts it done with its last part", async () => {
    const text = `${"Câu này dài. ".repeat(400)}hết`;
    const envelopes = await compose([{ kind: "text", text }, question("Tiếp?", ["yes:Có"])]);
    expect(envelopes.map(({ upTo }) => upTo)).toEqual(
      [1, 2]
        .map((n) => n - 1 + 0)
        .concat(2)
        .slice(0, envelopes.length),
    );
    const plains = envelopes.map(({ payload }) => (payload.kind === "text" ? payload.plain : ""));
    expect(Math.max(...plains.map((plain) => plain.length))).toBeLessThanOrEqual(4_096);
    expect(plains.join(" ").replace(/\s+/g, " ")).toBe(`${text} Tiếp?`);
  });

  it("sends a receipt as a picture of its code and a text with codes to copy", async () => {
    const receipt: Message = {
      kind: "receipt",
      text: "Số hồ sơ CB-1. Mã bí mật: AB&C",
      caseNumber: "CB-1",
      code: "AB&C",
    };
    const [picture, text] = await compose([receipt]);
    const takingAway = {
      inline_keyboard: [[{ text: "Xóa tin có mã", callback_data: expect.stringMatching(/^0\.[\w-]{40}$/) }]],
    };
    expect(picture).toMatchObject({
      upTo: 0,
      payload: {
        kind: "picture",
        filename: "CB-1.png",
        caption: "Mã QR chứa mã bí mật của hồ sơ CB-1. Anh/chị giữ lại để tra cứu, đừng đưa cho người khác.",
        keyboard: takingAway,
      },
    });
    expect(picture?.payload.kind === "picture" && picture.payload.png.subarray(1, 4).toString()).toBe("PNG");
    expect(text).toEqual({
      upTo: 1,
      payload: {
        kind: "text",
        html: "Số hồ sơ <code>CB-1</code>. Mã bí mật: <code>AB&amp;C</code>",
        plain: "Số hồ sơ CB-1. Mã bí mật: AB&C",
        keyboard: takingAway,
      },
    });
  });
});

describe("composeEnvelopes() for what a messenger knows", () => {
  const phone = question("Số điện thoại?", ["skip:Bỏ qua câu này"], { expects: "phone", commands });
  const name = question("Họ tên?", ["skip:Bỏ qua câu này"], { expects: "text", about: "own-name" });

  it("asks for the number by a keyboard, whose other buttons type their label", async () => {
    expect((await composeOne([phone])).keyboard).toEqual({
      keyboard: [
        [{ text: "📱 Gửi số điện thoại của tôi", request_contact: true }],
        ["Bỏ qua câu này"],
        ["Quay lại", "Trợ giúp"],
        ["Thoát ra"],
      ],
      resize_keyboard: true,
      one_time_keyboard: true,
    });
  });

  it("offers the name of the account", async () => {
    expect((await composeOne([name], { name: "Mai Lý Thị" })).keyboard).toMatchObject({
      keyboard: [["Mai Lý Thị"], ["Bỏ qua câu này"]],
    });
  });

  it("asks for the name by ordinary buttons when the account's is not known", async () => {
    expect(rows(await composeOne([name]))).toEqual([["Bỏ qua câu này → 1 skip"]]);
  });

  it("takes the keyboard away with the next text", async () => {
    const keyboards = new ReplyKeyboards();
    keyboards.shown("77");
    const [only] = await compose([{ kind: "text", text: "Cảm ơn." }], {}, keyboards);
    expect(only?.payload).toEqual({
      kind: "text",
      html: "Cảm ơn.",
      plain: "Cảm ơn.",
      keyboard: { remove_keyboard: true },
    });
  });

  it("takes it away by a mark of its own before a question with buttons", async () => {
    const [mark, next] = await compose([question("Tiếp?", ["yes:Có"])], { keyboard: "shown" });
    expect(mark).toEqual({
      upTo: 0,
      payload: { kind: "text", html: "✓", plain: "✓", keyboard: { remove_keyboard: true } },
    });
    expect(next?.upTo).toBe(1);
  });

  it("replaces it by the next keyboard", async () => {
    const envelopes = await compose([phone], { keyboard: "shown" });
    expect(envelopes.length).toBe(1);
  });
});

describe("composeEnvelopes() in answer to a press", () => {
  const pressed = { message: "9", label: "Có <việc>", alone: "yes", prompt: "0" };

  it("puts a question in the place of the one before, under what was chosen there", async () => {
    expect(await composeOne([question("Tiếp?", ["yes:Có"])], pressed)).toMatchObject({
      html: "<b>✓ Có &lt;việc&gt;</b>\n\nTiếp?",
      plain: "✓ Có <việc>\n\nTiếp?",
      replaces: 9,
    });
  });

  it("sends anew what is more than a question, and ends the old buttons", async () => {
    const payload = await composeOne([{ kind: "text", text: "Được ạ." }, question("Tiếp?", ["yes:Có"])], pressed);
    expect([payload.plain, payload.replaces, payload.ends]).toEqual(["✓ Có <việc>\n\nĐược ạ.\n\nTiếp?", undefined, 9]);
  });

  it("leaves a message that said more than its question", async () => {
    const payload = await composeOne([question("Tiếp?", ["yes:Có"])], { message: "9", label: "Có", prompt: "0" });
    expect([payload.plain, payload.replaces, payload.ends]).toEqual(["✓ Có\n\nTiếp?", undefined, 9]);
  });

  it("does not say that an old button was taken", async () => {
    const again = [{ kind: "text" as const, text: "Nút cũ ạ." }, question("Tiếp?", ["yes:Có"], { prompt: 5 })];
    const payload = await composeOne(again, { ...pressed, prompt: "2" });
    expect([payload.plain, payload.replaces, payload.ends]).toEqual(["Nút cũ ạ.\n\nTiếp?", undefined, 9]);
  });

  it("adds nothing to a result that answers a press", async () => {
    const payload = await composeOne([{ kind: "text", text: "Xong rồi ạ." }], pressed);
    expect([payload.plain, payload.replaces, payload.ends]).toEqual(["Xong rồi ạ.", undefined, 9]);
  });

  it("sends anew what needs a keyboard, which no edited message can have", async () => {
    const payload = await composeOne([question("Số?", [], { expects: "phone" })], pressed);
    expect([payload.replaces, payload.ends]).toEqual([undefined, 9]);
  });

  it("leaves out what was chosen when the question would be too long with it", async () => {
    const payload = await composeOne([question("x".repeat(4_095))], pressed);
    expect([payload.plain.length, payload.replaces, payload.ends]).toEqual([4_095, 9, undefined]);
  });

  it("edits nothing when the message is not known", async () => {
    const payload = await composeOne([question("Tiếp?", ["yes:Có"])], { label: "Có" });
    expect([payload.replaces, payload.ends, payload.plain]).toEqual([undefined, undefined, "Tiếp?"]);
  });
});

describe("choice()", () => {
  it("spells a choice for tests", () => {
    expect(choice("a:b:c")).toEqual({ id: "a", label: "b:c" });
  });
});
