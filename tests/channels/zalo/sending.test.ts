import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { badGateway, emptyBody, htmlPage } from "../../fakes/zalo-oa/call-faults.ts";
import { question } from "../question.ts";
import { hour, outgoingOf, receipt, silentAddress, userId, type ZaloLine, zaloLine } from "./zalo-line.ts";

const cs = "/v3.0/oa/message/cs";
const image = "/v2.0/oa/upload/image";
const detail = "/v3.0/oa/user/detail";

let line: ZaloLine;
beforeEach(async () => {
  line = await zaloLine();
});
afterEach(() => line.close());

const person = () => line.fake.user(userId);
const shown = () => person().answers.map(({ text, buttons = [] }) => ({ text, buttons: buttons.map((b) => b.title) }));

describe("what is said", () => {
  it("is a text, with buttons where there is something to choose", async () => {
    await line.say([{ kind: "text", text: "Chào anh/chị." }, question(3)]);
    await line.say([{ kind: "text", text: "Hết." }]);
    expect(shown()).toEqual([
      {
        text: "Chào anh/chị.\n\nAnh/chị muốn làm gì?",
        buttons: ["Kiểm tra hỗ trợ", "Gửi phản ánh", "Trợ giúp"],
      },
      { text: "Hết.", buttons: [] },
    ]);
    expect(Object(line.fake.callsTo(cs)[1]?.body).message).toEqual({ text: "Hết." });
    expect(person().answers[0]?.buttons?.map(({ type }) => type)).toEqual(Array(3).fill("oa.query.hide"));
  });

  it("lists choices with numbers when there are more than five or one is long", async () => {
    const choices = ["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu"].map((label) => ({ id: label, label }));
    await line.say([question(3, { choices, commands: [] })]);
    await line.say([question(3, { choices: [{ id: "a", label: "x".repeat(41) }], commands: [] })]);
    expect(shown()).toEqual([
      {
        text: "Anh/chị muốn làm gì?\n\n1. Một\n2. Hai\n3. Ba\n4. Bốn\n5. Năm\n6. Sáu\n\nAnh/chị gõ số thứ tự để chọn.",
        buttons: [],
      },
      { text: `Anh/chị muốn làm gì?\n\n1. ${"x".repeat(41)}\n\nAnh/chị gõ số thứ tự để chọn.`, buttons: [] },
    ]);
  });

  it("lists choices whose codes are too long for a button", async () => {
    await line.say([question(3, { choices: [{ id: "x".repeat(900), label: "A" }], commands: [] })]);
    expect(shown()).toEqual([{ text: "Anh/chị muốn làm gì?\n\n1. A\n\nAnh/chị gõ số thứ tự để chọn.", buttons: [] }]);
  });

  it("is split at 2,000 characters", async () => {
    const outcomes = await line.say([{ kind: "text", text: `${"a".repeat(1500)} ${"b".repeat(1500)}` }]);
    expect(outcomes.length).toBe(2);
    expect(shown().map(({ text }) => text?.length)).toEqual([1500, 1500]);
  });

  it("offers the name of the account where the own name is asked, asked for once a day", async () => {
    const asks = question(3, { text: "Tên anh/chị?", expects: "text", choices: [], commands: [], about: "own-name" });
    await line.say([asks]);
    await line.say([asks]);
    expect(person().answers[0]?.buttons).toEqual([{ title: "Lê An", type: "oa.query.show", payload: "Lê An" }]);
    await person().press("Lê An");
    expect(line.receiver.inputs).toEqual([{ kind: "text", text: "Lê An" }]);
    expect(line.fake.callsTo(detail).length).toBe(1);
    line.fake.advance(24 * hour);
    await line.say([asks]);
    expect(line.fake.callsTo(detail).length).toBe(2);
  });

  it("does without the name when Zalo does not tell it within a second", async () => {
    line.fake.misbehave(detail, { kind: "hang" });
    const began = performance.now();
    await line.say([question(3, { choices: [], commands: [], about: "own-name" })]);
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(shown()).toEqual([{ text: "Anh/chị muốn làm gì?", buttons: [] }]);
  });

  it("has no tap for the phone number: people type it", async () => {
    await line.say([question(3, { text: "Số điện thoại?", expects: "phone", choices: [], commands: [] })]);
    expect(shown()).toEqual([{ text: "Số điện thoại?", buttons: [] }]);
  });
});

describe("a receipt", () => {
  it("brings its code as a picture before the words, and says how to delete both", async () => {
    const envelopes = await line.channel.sending.compose(line.to, outgoingOf([{ kind: "text", text: "a" }, receipt]));
    expect(envelopes.map(({ upTo }) => upTo)).toEqual([1, 1, 2]);
    expect(await line.say([receipt])).toEqual([{ is: "sent" }, { is: "sent" }]);
    expect(shown().map(({ text }) => text)).toEqual([
      "Mã QR chứa mã bí mật của hồ sơ CB-2026-0001. Anh/chị giữ lại để tra cứu, đừng đưa cho người khác.",
      "Số hồ sơ: CB-2026-0001\nMã bí mật: 7KQ2-M9XD\n\nKhi đã giữ mã ở nơi khác, anh/chị nên xóa tin này và ảnh mã QR. Bấm giữ tin rồi chọn Xóa. Tôi không xóa thay được.",
    ]);
    expect(person().answers[0]?.image?.name).toBe("CB-2026-0001.png");
  });

  it("uploads a picture once in six days, and again when Zalo has dropped it", async () => {
    await line.say([receipt]);
    await line.say([receipt]);
    expect(line.fake.callsTo(image).length).toBe(1);
    line.fake.uploads.expireAll();
    expect(await line.say([receipt])).toEqual([{ is: "sent" }, { is: "sent" }]);
    expect(line.fake.callsTo(image).length).toBe(2);
  });

  it("is told without the picture when Zalo does not take that", async () => {
    for (const code of [-211, -201, -200, -100]) {
      line.fake.misbehave(image, { kind: "error", code });
      expect(await line.say([receipt])).toEqual([{ is: "sent" }, { is: "sent" }]);
      line.fake.behave();
    }
    expect(shown().map(({ text }) => text?.slice(0, 5))).toEqual(["Số hồ", "Số hồ", "Số hồ", "Mã QR", "Số hồ"]);
    expect(line.logged.map(({ details }) => details)).toEqual([
      { channel: "zalo", code: "zalo--211" },
      { channel: "zalo", code: "zalo--201" },
      { channel: "zalo", code: "zalo--200" },
    ]);
  });

  it("waits with its picture for what concerns everything", async () => {
    line.fake.misbehave(image, { kind: "error", code: -32 });
    expect(await line.say([receipt])).toEqual([{ is: "wait", scope: "channel", ms: 2_000 }]);
    person().blocks = true;
    expect(await line.say([receipt])).toEqual([{ is: "away", code: "zalo--217" }]);
  });
});

describe("a call that does not succeed", () => {
  const hello = () => line.say([{ kind: "text", text: "Chào" }]);

  it.each([
    ["a page with a status", badGateway, { is: "uncertain", code: "zalo-502" }],
    ["a page", htmlPage, { is: "uncertain", code: "zalo-unreadable" }],
    ["nothing", emptyBody, { is: "uncertain", code: "zalo-unreadable" }],
    ["a broken connection", { kind: "lost" } as const, { is: "uncertain", code: "zalo-socket" }],
    ["a refusal", { kind: "error", code: -248 } as const, { is: "refused", code: "zalo--248" }],
    ["another shape", { kind: "answer", body: "[]" } as const, { is: "uncertain", code: "zalo-unreadable" }],
    [
      "a refusal with a status",
      { kind: "answer", status: 401, body: '{"error":-204}' } as const,
      { is: "stopped", code: "zalo--204" },
    ],
    [
      "a wrong address",
      { kind: "answer", status: 404, body: '{"error":404}' } as const,
      { is: "stopped", code: "zalo-404" },
    ],
  ])("for %s has its outcome", async (_what, fault, outcome) => {
    line.fake.misbehave(cs, fault);
    expect(await hello()).toEqual([outcome]);
  });

  it("never got through when nobody listens", async () => {
    const channel = line.another({ config: { ...line.deps.config, apiRoot: await silentAddress() } });
    const envelope = { upTo: 1, payload: { kind: "text", text: "Chào", buttons: [] } };
    expect(await channel.sending.send(line.to, envelope)).toEqual({
      is: "failed",
      scope: "channel",
      code: "zalo-unreached",
    });
  });

  it("takes the token nowhere else: redirects are not followed", async () => {
    const asked: string[] = [];
    const redirecting: typeof fetch = async (input, init) => {
      asked.push(`${String(input)} ${init?.redirect}`);
      throw new TypeError("fetch failed", { cause: new Error("unexpected redirect") });
    };
    const other = line.another({ fetch: redirecting });
    const envelope = { upTo: 1, payload: { kind: "text", text: "Chào", buttons: [] } };
    expect(await other.sending.send(line.to, envelope)).toEqual({ is: "uncertain", code: "zalo-broken" });
    expect(asked).toEqual([`${line.fake.url}${cs} error`]);
  });
});

describe("the pace", () => {
  it("is Zalo's for the whole app and that of a talk for one person", () => {
    expect(line.channel.sending.pace).toEqual({
      chat: { perSecond: 10, burst: 20 },
      channel: { perSecond: 4000 / 60, burst: 4000 / 60 },
    });
  });
});
