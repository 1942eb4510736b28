import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiLines } from "../../../src/channels/telegram/api-lines.ts";

const json = { type: "application/json", ms: 2_000 };
let server: Server;
let lines: ApiLines;
/** Connections that were opened. */
let opened: Socket[];
let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;

const echo: typeof answer = (request, response, body) => {
  response.end(`${request.method} ${request.url} ${request.headers["content-type"]} ${body}`);
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    answer(request, response, Buffer.concat(chunks).toString("utf8"));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(() => {
  for (const socket of opened) socket.destroy();
  server.close();
});
beforeEach(() => {
  const { port } = server.address() as AddressInfo;
  opened = [];
  answer = echo;
  lines = new ApiLines(new URL(`http://127.0.0.1:${port}/bot/`), () => {
    const socket = connect({ host: "127.0.0.1", port });
    opened.push(socket);
    return socket;
  });
});

async function said(path: string, content: string | Buffer): Promise<string> {
  return (await lines.post(path, { ...json, content })).body.toString("utf8");
}

describe("ApiLines", () => {
  it("posts texts and bytes below the root, one after the other on one connection", async () => {
    expect(await said("sendMessage", "được ạ")).toBe("POST /bot/sendMessage application/json được ạ");
    expect(await said("sendPhoto", Buffer.from("ảnh"))).toBe("POST /bot/sendPhoto application/json ảnh");
    expect(opened).toHaveLength(1);
  });

  it("makes calls at the same time on connections of their own", async () => {
    const answers = await Promise.all([said("a", "1"), said("b", "2")]);
    expect(answers).toEqual(["POST /bot/a application/json 1", "POST /bot/b application/json 2"]);
    expect(opened).toHaveLength(2);
  });

  it("closes what nobody used for half a minute, and keeps what was used meanwhile", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    try {
      const closed = () => opened.filter(({ destroyed }) => destroyed).length;
      await Promise.all([said("a", "1"), said("b", "2")]);
      vi.advanceTimersByTime(20_000);
      await said("c", "3");
      vi.advanceTimersByTime(9_000);
      expect(closed()).toBe(0);
      vi.advanceTimersByTime(1_001);
      expect(closed()).toBe(1);
      vi.advanceTimersByTime(20_000);
      expect(closed()).toBe(2);
      expect(await said("d", "4")).toBe("POST /bot/d application/json 4");
      expect(opened).toHaveLength(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it("reads a long answer in chunks", async () => {
    answer = (_request, response) => {
      for (let n = 0; n < 50; n += 1) response.write("x".repeat(20_000));
      response.end();
    };
    expect((await said("getUpdates", "{}")).length).toBe(1_000_000);
  });

  it("ends a call at its time or when it is not wanted any more, and its connection with it", async () => {
    let begun = () => {};
    answer = () => begun();
    const late = lines.post("sendMessage", { ...json, ms: 30, content: "{}" });
    await expect(late).rejects.toMatchObject({ name: "AbortError" });
    const unwanted = new AbortController();
    begun = () => unwanted.abort();
    const ended = lines.post("getUpdates", { ...json, signal: unwanted.signal, content: "{}" });
    await expect(ended).rejects.toMatchObject({ name: "AbortError" });
    expect(opened.map(({ destroyed }) => destroyed)).toEqual([true, true]);
  });

  it("begins nothing that is not wanted any more", async () => {
    const call = lines.post("sendMessage", { ...json, signal: AbortSignal.abort(), content: "{}" });
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
    expect(opened).toEqual([]);
  });

  it("fails when the connection is lost before the answer is whole, and opens another one for the next call", async () => {
    answer = (_request, response) => {
      response.writeHead(200, { "content-length": 10 });
      response.write("half");
      setTimeout(() => response.destroy(), 5);
    };
    await expect(said("sendMessage", "{}")).rejects.toMatchObject({ code: "ECONNRESET" });
    answer = echo;
    expect(await said("sendMessage", "{}")).toBe("POST /bot/sendMessage application/json {}");
    expect(opened).toHaveLength(2);
  });

  it("fails for what is no answer", async () => {
    answer = (request) => request.socket.end("xin chào\r\n\r\n");
    await expect(said("sendMessage", "{}")).rejects.toMatchObject({ code: "ERR_BAD_ANSWER" });
  });

  it("opens another connection when the far side closed the one that was kept", async () => {
    await said("sendMessage", "{}");
    const closed = new Promise((done) => opened[0]?.once("close", done));
    (server as ReturnType<typeof createServer>).closeIdleConnections();
    await closed;
    expect(await said("sendMessage", "{}")).toBe("POST /bot/sendMessage application/json {}");
  });

  it("closes what nobody uses, and finishes what is under way", async () => {
    await said("sendMessage", "{}");
    let finish = () => {};
    const begun = new Promise<void>((taken) => {
      answer = (_request, response) => {
        finish = () => response.end("finished");
        taken();
      };
    });
    const [under] = [said("sendMessage", "{}"), await begun];
    lines.close();
    finish();
    expect(await under).toBe("finished");
    expect(opened.map(({ destroyed }) => destroyed)).toEqual([true]);
  });
});
