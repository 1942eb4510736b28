import { describe, expect, it } from "vitest";
import type { OutboundMessage } from "../../../src/conversation/ports.ts";
import { composeScreens } from "../../../src/conversation/screens/compose-screens.ts";
import { type Abilities, plainOf } from "../../../src/conversation/screens/screen.ts";
import type { Card, Message } from "../../../src/flow/message.ts";
import { sampleAbilities, sampleQuestion } from "./abilities.ts";

/** Messages numbered from `from` on. */
function numbered(messages: Message[], from = 1): OutboundMessage[] {
  return messages.map((message, index) => ({ n: from + index, at: "2026-11-25T02:00:00.000Z", lang: "vi", message }));
}

const text = (words: string): Message => ({ kind: "text", text: words });
const card: Card = {
  kind: "card",
  title: "Được hưởng",
  summary: "Anh/chị được 1.800.000 đồng.",
  lines: [],
  sources: [],
  notes: [],
};

/** Each screen as its number, its text and how many buttons it has. */
function shown(messages: OutboundMessage[], changes: Partial<Abilities> = {}): [number, string, number][] {
  return composeScreens(messages, sampleAbilities(changes)).map((screen) => [
    screen.upTo,
    plainOf(screen.text),
    screen.buttons.length,
  ]);
}

describe("composeScreens()", () => {
  it("gives nothing for nothing", () => {
    expect(composeScreens([], sampleAbilities())).toEqual([]);
  });

  it("completes a link with the public address, and sends people to the page where there is none", () => {
    const link: Message = { kind: "link", text: "Thêm vào lịch:", label: "Tải lịch", path: "/api/v1/calendar.ics?a=1" };
    expect(shown(numbered([link]), { publicUrl: "https://ansinh.example" })).toEqual([
      [1, "Thêm vào lịch:\nTải lịch: https://ansinh.example/api/v1/calendar.ics?a=1", 0],
    ]);
    expect(shown(numbered([link]))).toEqual([[1, "Thêm vào lịch:\nTải lịch: vi messenger:onThePage", 0]]);
  });

  it("joins texts with each other and with the question that follows, complete up to the last of them", () => {
    expect(shown(numbered([text("Chào anh/chị."), text("Đã ghi."), sampleQuestion(["Có"])], 4))).toEqual([
      [6, "Chào anh/chị.\n\nĐã ghi.\n\nAnh/chị chọn gì?", 1],
    ]);
  });

  it("joins nothing to a question", () => {
    expect(shown(numbered([sampleQuestion(["Có"]), text("Đã ghi.")]))).toEqual([
      [1, "Anh/chị chọn gì?", 1],
      [2, "Đã ghi.", 0],
    ]);
  });

  it("lets results and receipts stand alone", () => {
    const receipt: Message = { kind: "receipt", text: "Mã: ABC", caseNumber: "26-1", code: "ABC" };
    expect(shown(numbered([text("Xong."), card, text("Hết."), receipt, sampleQuestion(["Có"])]))).toEqual([
      [1, "Xong.", 0],
      [2, "Được hưởng\nAnh/chị được 1.800.000 đồng.", 0],
      [3, "Hết.", 0],
      [4, "Mã: ABC", 0],
      [5, "Anh/chị chọn gì?", 1],
    ]);
  });

  it("joins as far as one message holds them, to the last unit", () => {
    const messages = numbered([text("x".repeat(10)), text("y".repeat(8))]);
    expect(shown(messages, { textAtMost: 20 })).toEqual([[2, `${"x".repeat(10)}\n\n${"y".repeat(8)}`, 0]]);
    expect(shown(messages, { textAtMost: 19 })).toEqual([
      [1, "x".repeat(10), 0],
      [2, "y".repeat(8), 0],
    ]);
  });

  it("splits what is too long: parts before the last complete only what came before, buttons go under the last", () => {
    const long = sampleQuestion(["Có"], { text: "một hai ba bốn năm sáu bảy tám" });
    expect(shown(numbered([text("Chào."), long], 8), { textAtMost: 16 })).toEqual([
      [8, "Chào.", 0],
      [8, "một hai ba bốn", 0],
      [9, "năm sáu bảy tám", 1],
    ]);
  });

  it("marks a screen that is nothing but a whole question", () => {
    const marks = (messages: Message[], textAtMost = 2_000) =>
      composeScreens(numbered(messages), sampleAbilities({ textAtMost })).map((screen) => screen.isQuestion);
    expect(marks([sampleQuestion(["Có"])])).toEqual([true]);
    expect(marks([text("Chào."), sampleQuestion(["Có"])])).toEqual([false]);
    expect(marks([sampleQuestion(["Có"], { text: "một hai ba bốn năm" })], 10)).toEqual([false, false]);
  });

  it("offers to share the phone under the last part only", () => {
    const question = sampleQuestion([], { expects: "phone", text: "một hai ba bốn năm" });
    expect(
      composeScreens(numbered([question]), sampleAbilities({ textAtMost: 10 })).map((screen) => screen.asks),
    ).toEqual([undefined, "phone"]);
  });

  it("speaks the language of each message", () => {
    const messages = numbered([card, { ...card, sources: ["Article 2"] }]).map((one, index) => ({
      ...one,
      lang: ["vi", "en"][index] ?? "vi",
    }));
    expect(composeScreens(messages, sampleAbilities()).map((screen) => [screen.lang, plainOf(screen.text)])).toEqual([
      ["vi", "Được hưởng\nAnh/chị được 1.800.000 đồng."],
      ["en", "Được hưởng\nAnh/chị được 1.800.000 đồng.\n\nen messenger:sources\n• Article 2"],
    ]);
  });
});

describe("composeScreens() of a result", () => {
  it("shows title, sum, reasons with their weight, sources and notes", () => {
    const full: Card = {
      ...card,
      lines: [
        { label: "Đóng bảo hiểm", value: "15 tháng", tone: "good" },
        { label: "Hồ sơ không bị muộn.", value: "Điều 38", tone: "good" },
        { label: "", value: "Đang hưởng lương hưu", tone: "bad" },
        { label: "Hồ sơ", value: "1. Đơn\n2. Sổ" },
      ],
      sources: ["Điều 2", "Điều 3"],
      notes: ["Hạn: 20/12.", "Nộp ở xã."],
    };
    expect(composeScreens(numbered([full]), sampleAbilities())).toEqual([
      {
        upTo: 1,
        lang: "vi",
        text: [
          { text: "Được hưởng", style: "strong" },
          {
            text: [
              "\nAnh/chị được 1.800.000 đồng.\n",
              "✓ Đóng bảo hiểm: 15 tháng",
              "✓ Hồ sơ không bị muộn. (Điều 38)",
              "✗ Đang hưởng lương hưu",
              "Hồ sơ:\n1. Đơn\n2. Sổ\n",
              "vi messenger:sources",
              "• Điều 2",
              "• Điều 3\n",
              "Hạn: 20/12.\n",
              "Nộp ở xã.",
            ].join("\n"),
          },
        ],
        buttons: [],
        isQuestion: false,
      },
    ]);
  });
});

describe("composeScreens() of a receipt", () => {
  it("marks number and code wherever they stand, and puts a picture of the code before the first part", () => {
    const receipt: Message = {
      kind: "receipt",
      text: "Mã K7MQ2 của hồ sơ 26-0018. Giữ K7MQ2!",
      caseNumber: "26-0018",
      code: "K7MQ2",
    };
    const picture = { kind: "qr", of: "K7MQ2", name: "26-0018" };
    expect(composeScreens(numbered([receipt]), sampleAbilities())).toEqual([
      {
        upTo: 1,
        lang: "vi",
        text: [
          { text: "Mã " },
          { text: "K7MQ2", style: "code" },
          { text: " của hồ sơ " },
          { text: "26-0018", style: "code" },
          { text: ". Giữ " },
          { text: "K7MQ2", style: "code" },
          { text: "!" },
        ],
        buttons: [],
        isQuestion: false,
        picture,
        secret: true,
      },
    ]);
    expect(
      composeScreens(numbered([receipt]), sampleAbilities({ textAtMost: 30 })).map((screen) => screen.picture),
    ).toEqual([picture, undefined]);
  });

  it("puts the code behind the # of the case's page into the picture, where there is a public address", () => {
    const receipt: Message = { kind: "receipt", text: "Mã: K7MQ2", caseNumber: "26-0018", code: "K7MQ2" };
    const abilities = sampleAbilities({ publicUrl: "https://ansinh.example" });
    expect(composeScreens(numbered([receipt]), abilities).map(({ picture }) => picture?.of)).toEqual([
      "https://ansinh.example/case#K7MQ2",
    ]);
  });

  it("names the page of a case by its whole address, where there is one", () => {
    const receipt: Message = { kind: "receipt", text: "Xem (/case). Mã: K7MQ2", caseNumber: "26-0018", code: "K7MQ2" };
    const said = (publicUrl?: string) =>
      composeScreens(numbered([receipt]), sampleAbilities({ publicUrl })).map(({ text }) => text[0]?.text);
    expect([said("https://ansinh.example"), said()]).toEqual([
      ["Xem (https://ansinh.example/case). Mã: "],
      ["Xem (/case). Mã: "],
    ]);
  });
});
