import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BotApiError } from "../../fakes/telegram/bot-api-error.ts";
import type { Person } from "../../fakes/telegram/person.ts";
import { question, startTelegram, type UnderTest, type UnderTestOptions } from "./telegram-under-test.ts";

let under: UnderTest;
let mai: Person;

async function start(options: UnderTestOptions = {}): Promise<void> {
  under = await startTelegram(options);
  mai = under.fake.user(undefined, { first_name: "Mai" });
  mai.start();
  if (!options.apiRoot) await under.fake.settled();
}

beforeEach(() => start());
afterEach(() => under.close());

const hello = { kind: "text" as const, text: "Chào <Mai> & em" };

function refuse(code: number, description: string, method = "sendMessage") {
  under.fake.callRules.refuse({ method, error: new BotApiError(code, description) });
}

function shown() {
  return mai.messages
    .filter(({ from }) => from === "bot")
    .map(({ text, buttons }) => [text, ...buttons.flat().map(({ label }) => label)]);
}

function methods() {
  return under.fake.calls.map(({ method, code }) => `${method} ${code}`);
}

describe("sending to Telegram", () => {
  it("shows texts, results, buttons and a receipt with its picture", async () => {
    const outcomes = await under.say(mai.id, [
      hello,
      {
        kind: "card",
        title: "Hỗ trợ <A>",
        summary: "Anh/chị được nhận.",
        lines: [{ label: "Mức", value: "1 & 2", tone: "good" }],
        sources: ["Nghị quyết 116"],
        notes: ["Hạn cuối tháng."],
      },
      { kind: "receipt", text: "Hồ sơ CB-1, mã AB-CD", caseNumber: "CB-1", code: "AB-CD" },
      question("Tiếp?", ["yes:Có"]),
    ]);
    expect(outcomes).toEqual([{ is: "sent" }, { is: "sent" }, { is: "sent" }, { is: "sent" }, { is: "sent" }]);
    expect(shown()).toEqual([
      ["Chào <Mai> & em"],
      ["Hỗ trợ <A>\nAnh/chị được nhận.\n\n✓ Mức: 1 & 2\n\nCăn cứ:\n• Nghị quyết 116\n\nHạn cuối tháng."],
      ["Mã QR chứa mã bí mật của hồ sơ CB-1. Anh/chị giữ lại để tra cứu, đừng đưa cho người khác.", "Xóa tin có mã"],
      ["Hồ sơ CB-1, mã AB-CD", "Xóa tin có mã"],
      ["Tiếp?", "Có"],
    ]);
  });

  it("sends no preview of a link", async () => {
    await under.say(mai.id, [hello]);
    expect(under.fake.calls.at(-1)?.payload).toMatchObject({
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
    });
  });

  it("sends plain what Telegram cannot read as HTML", async () => {
    refuse(400, "Bad Request: can't parse entities: Unsupported start tag");
    expect(await under.say(mai.id, [hello])).toEqual([{ is: "sent" }]);
    expect(shown()).toEqual([["Chào <Mai> & em"]]);
  });

  it("shows a keyboard that shares the number, and takes it away with the next message", async () => {
    await under.say(mai.id, [question("Số?", ["skip:Bỏ qua"], { expects: "phone" })]);
    expect(mai.keyboard).toEqual([["📱 Gửi số điện thoại của tôi"], ["Bỏ qua"]]);
    await under.say(mai.id, [question("Tiếp?", ["yes:Có"])]);
    expect([mai.keyboard, shown().slice(1)]).toEqual([undefined, [["✓"], ["Tiếp?", "Có"]]]);
  });
});

describe("editing in place", () => {
  const ask = (prompt: number) => question(`Câu ${prompt}?`, ["yes:Có", "no:Không"], { prompt });

  async function pressed(label: string) {
    mai.press(label);
    await under.fake.settled();
    return under.ports.events.at(-1)?.context;
  }

  it("replaces the question whose button was pressed, under the answer", async () => {
    await under.say(mai.id, [ask(1)]);
    expect(await under.say(mai.id, [ask(2)], await pressed("Không"))).toEqual([{ is: "sent" }]);
    expect(shown()).toEqual([["✓ Không\n\nCâu 2?", "Có", "Không"]]);
  });

  it("counts an edit that changes nothing as sent", async () => {
    await under.say(mai.id, [ask(1)]);
    const context = await pressed("Có");
    const [envelope] = await under.compose(mai.id, [ask(2)], context);
    if (!envelope) throw new Error("nothing was composed");
    expect([await under.send(mai.id, envelope), await under.send(mai.id, envelope)]).toEqual([
      { is: "sent" },
      { is: "sent" },
    ]);
    expect(shown().length).toBe(1);
  });

  it.each(["message to edit not found", "message can't be edited"])("sends anew when %s", async (why) => {
    await under.say(mai.id, [ask(1)]);
    const context = await pressed("Có");
    refuse(400, `Bad Request: ${why}`, "editMessageText");
    expect(await under.say(mai.id, [ask(2)], context)).toEqual([{ is: "sent" }]);
    expect(shown().map(([text]) => text)).toEqual(["Câu 1?", "✓ Có\n\nCâu 2?"]);
  });

  it("takes the old buttons away when the answer is a message of its own", async () => {
    await under.say(mai.id, [ask(1)]);
    await under.say(mai.id, [hello, ask(2)], await pressed("Có"));
    await under.fake.until(() => shown()[0]?.length === 1);
    expect(shown()).toEqual([["Câu 1?"], ["✓ Có\n\nChào <Mai> & em\n\nCâu 2?", "Có", "Không"]]);
  });

  it("tidies nothing up while Telegram asks to slow down", async () => {
    await under.say(mai.id, [ask(1)]);
    const context = await pressed("Có");
    under.fake.callRules.tooManyRequests({ method: "sendMessage" });
    await under.say(mai.id, [hello, ask(2)], context);
    await under.say(mai.id, [hello, ask(2)], context);
    await under.channel.close();
    expect(methods().filter((call) => call.startsWith("editMessageReplyMarkup"))).toEqual([]);
  });
});

describe("what became of a call", () => {
  const one = async () => (await under.say(mai.id, [hello]))[0];

  it("is a wait of the chat at first, of everything when several chats are told so at once", async () => {
    under.fake.callRules.tooManyRequests({ retryAfter: 7, times: 3 });
    const hung = under.fake.user();
    expect(await one()).toEqual({ is: "wait", scope: "chat", ms: 7_000 });
    expect(await one()).toEqual({ is: "wait", scope: "chat", ms: 7_000 });
    expect((await under.say(hung.id, [hello]))[0]).toEqual({ is: "wait", scope: "channel", ms: 7_000 });
  });

  it("is that the person is away when they blocked the bot", async () => {
    mai.block();
    expect(await one()).toEqual({ is: "away", code: "telegram-403" });
  });

  it("is that the person is away when there is no such chat", async () => {
    expect(await under.say(12345, [hello])).toEqual([{ is: "away", code: expect.stringMatching(/^telegram-40[03]$/) }]);
  });

  it.each([
    [403, "Forbidden: user is deactivated", { is: "away", code: "telegram-403" }],
    [403, "Forbidden: bot can't initiate conversation with a user", { is: "away", code: "telegram-403" }],
    [400, "Bad Request: chat not found", { is: "away", code: "telegram-400" }],
    [400, "Bad Request: message text is empty", { is: "refused", code: "telegram-400" }],
    [413, "Request Entity Too Large", { is: "refused", code: "telegram-413" }],
    [401, "Unauthorized", { is: "stopped", code: "telegram-401" }],
    [404, "Not Found", { is: "stopped", code: "telegram-404" }],
    [409, "Conflict: terminated by other getUpdates request", { is: "failed", scope: "message", code: "telegram-409" }],
  ])("of %i %s", async (code, description, outcome) => {
    refuse(code, description);
    expect(await one()).toEqual(outcome);
  });

  it.each([500, 502, 504] as const)("is unknown after %i", async (code) => {
    under.fake.callRules.fail({ code });
    expect(await one()).toEqual({ is: "uncertain", code: `telegram-${code}` });
  });

  it("is unknown when the connection breaks after the message was sent", async () => {
    under.fake.callRules.loseAnswers();
    expect(await one()).toEqual({ is: "uncertain", code: "telegram-ECONNRESET" });
    expect(shown()).toEqual([["Chào <Mai> & em"]]);
  });

  it("is a text without its picture when the picture is refused", async () => {
    refuse(400, "Bad Request: IMAGE_PROCESS_FAILED", "sendPhoto");
    const receipt = { kind: "receipt" as const, text: "Hồ sơ CB-1, mã AB-CD", caseNumber: "CB-1", code: "AB-CD" };
    expect(await under.say(mai.id, [receipt])).toEqual([{ is: "sent" }, { is: "sent" }]);
    expect(shown()).toEqual([["Hồ sơ CB-1, mã AB-CD", "Xóa tin có mã"]]);
  });

  it("is told to the log without token or words", async () => {
    refuse(400, "Bad Request: IMAGE_PROCESS_FAILED", "sendPhoto");
    await under.say(mai.id, [{ kind: "receipt", text: "Chuyện kín AB-CD", caseNumber: "CB-1", code: "AB-CD" }]);
    under.fake.callRules.fail({ code: 502 });
    await under.say(mai.id, [hello]);
    expect(under.ports.lines.length).toBe(1);
    expect(JSON.stringify(under.ports.lines)).not.toMatch(/fake|Chuyện|AB-CD|Chào/);
  });
});

describe("what became of a call that reached nobody", () => {
  it("is that everything waits when the connection is refused", async () => {
    await under.close();
    await start({ apiRoot: "http://127.0.0.1:9" });
    expect(await under.say(mai.id, [hello])).toEqual([{ is: "failed", scope: "channel", code: "telegram-unreached" }]);
  });

  it("is that everything waits when the name is unknown", async () => {
    await under.close();
    await start({ apiRoot: "http://nowhere.invalid" });
    expect(await under.say(mai.id, [hello])).toEqual([{ is: "failed", scope: "channel", code: "telegram-unreached" }]);
  });

  it("is that everything waits when TLS breaks off, as where Telegram is blocked", async () => {
    await under.close();
    const blocker = await listening(createServer((socket) => socket.once("data", () => socket.resetAndDestroy())));
    await start({ apiRoot: `https://127.0.0.1:${portOf(blocker)}` });
    expect(await under.say(mai.id, [hello])).toEqual([{ is: "failed", scope: "channel", code: "telegram-unreached" }]);
    blocker.close();
  });

  it("is that everything waits when the proxy refuses", async () => {
    await under.close();
    const proxy = await listening(
      createServer((socket) =>
        socket.once("data", () => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")),
      ),
    );
    await start({ proxy: `http://user:secret@127.0.0.1:${portOf(proxy)}` });
    expect(await under.say(mai.id, [hello])).toEqual([{ is: "failed", scope: "channel", code: "telegram-unreached" }]);
    proxy.close();
  });
});

describe("a proxy", () => {
  it("is gone through, over connections that stay open", async () => {
    await under.close();
    const seen: string[] = [];
    const proxy = await listening(
      createServer((socket) =>
        socket.once("data", (head) => {
          seen.push(head.toString().split("\r\n")[0] ?? "");
          const [, port] = /^CONNECT [\d.]+:(\d+) /.exec(head.toString()) ?? [];
          const beyond = connect(Number(port), "127.0.0.1");
          socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
          socket.pipe(beyond).pipe(socket);
          for (const end of [socket, beyond]) end.on("error", () => end.destroy());
        }),
      ),
    );
    await start({ proxy: `http://127.0.0.1:${portOf(proxy)}` });
    expect([await under.say(mai.id, [hello]), await under.say(mai.id, [hello])].flat()).toEqual([
      { is: "sent" },
      { is: "sent" },
    ]);
    expect(seen).toEqual([`CONNECT ${new URL(under.fake.url).host} HTTP/1.1`]);
    proxy.close();
  });
});

function listening(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function portOf(server: Server): number {
  // It listens on a port, see above.
  return (server.address() as AddressInfo).port;
}
