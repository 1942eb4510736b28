import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { EventStream } from "../../../src/channels/web/event-stream.ts";
import { addressIn, type WebServer, webServer } from "./web-server.ts";

const text = (words: string) => ({ kind: "text", text: words }) as const;

/** Reads a stream of server-sent events piece by piece. */
class Listener {
  readonly #reader: ReadableStreamDefaultReader<string>;
  readonly #ending: AbortController;
  #text = "";

  constructor(response: Response, ending: AbortController) {
    if (!response.body) throw new Error("the answer has no body");
    this.#reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    this.#ending = ending;
  }

  /** The ids and texts of the next messages. */
  async next(count: number): Promise<string[]> {
    while (this.#messages().length < count)
      if (!(await this.#more())) throw new Error(`the stream ended after: ${this.#text}`);
    const messages = this.#messages();
    this.#text = "";
    return messages;
  }

  /** Everything up to the stream's end. */
  async rest(): Promise<string> {
    while (await this.#more());
    return this.#text;
  }

  /** Goes away, as a phone that loses its network does. */
  leave(): void {
    this.#ending.abort();
  }

  #messages(): string[] {
    const events = this.#text
      .split("\n\n")
      .slice(0, -1)
      .filter((event) => event.startsWith("id: "));
    return events.map((event) => {
      const [id, , data = ""] = event.split("\n");
      return `${id} ${JSON.parse(data.slice("data: ".length)).message.text}`;
    });
  }

  async #more(): Promise<boolean> {
    const piece = await this.#reader.read();
    this.#text += piece.value ?? "";
    return !piece.done;
  }
}

describe("GET /api/v1/chat/events", () => {
  let server: WebServer;
  const listeners: Listener[] = [];
  afterEach(async () => {
    for (const listener of listeners.splice(0)) listener.leave();
    await server.app.close();
  });

  async function open(): Promise<{ token: string; address: string }> {
    server = await webServer();
    await server.app.listen({ host: "127.0.0.1", port: 0 });
    const token = await server.open();
    return { token, address: addressIn(token) };
  }

  async function listen(
    token: string,
    { after = "", headers = {} }: { after?: string; headers?: Record<string, string> } = {},
  ): Promise<Listener> {
    const { port } = server.app.server.address() as AddressInfo; // listening on TCP
    const ending = new AbortController();
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/chat/events${after}`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
      signal: ending.signal,
    });
    expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([
      200,
      "text/event-stream; charset=utf-8",
      "no-store",
    ]);
    const listener = new Listener(response, ending);
    listeners.push(listener);
    return listener;
  }

  it("sends what waits, then what is said, each once and in order", async () => {
    const { token, address } = await open();
    server.conversation.say(address, text("một"));
    const listener = await listen(token);
    expect(await listener.next(1)).toEqual(["id: 1 một"]);
    server.conversation.say(address, text("hai"));
    server.conversation.say(address, text("ba"));
    expect(await listener.next(2)).toEqual(["id: 2 hai", "id: 3 ba"]);
  });

  it("goes on after the last message that was heard, by Last-Event-ID or by after", async () => {
    const { token, address } = await open();
    for (const word of ["một", "hai", "ba"]) server.conversation.say(address, text(word));
    expect(await (await listen(token, { headers: { "last-event-id": "2" } })).next(1)).toEqual(["id: 3 ba"]);
    expect(await (await listen(token, { after: "?after=1" })).next(2)).toEqual(["id: 2 hai", "id: 3 ba"]);
  });

  it("finds at the heartbeat what another process has said", async () => {
    const { token, address } = await open();
    const listener = await listen(token);
    server.conversation.say(address, text("một"), { announced: false });
    await server.hub.beat();
    expect(await listener.next(1)).toEqual(["id: 1 một"]);
  });

  it("fills a gap before an announced message from the mailbox", async () => {
    const { token, address } = await open();
    const listener = await listen(token);
    server.conversation.say(address, text("một"), { announced: false });
    server.conversation.say(address, text("hai"));
    expect(await listener.next(2)).toEqual(["id: 1 một", "id: 2 hai"]);
  });

  it("stays open while the database is gone, and goes on once it is back", async () => {
    const { token, address } = await open();
    const listener = await listen(token);
    server.conversation.gone = true;
    await server.hub.beat();
    server.conversation.gone = false;
    server.conversation.say(address, text("một"), { announced: false });
    await server.hub.beat();
    expect(await listener.next(1)).toEqual(["id: 1 một"]);
  });

  it("sends nothing of another conversation", async () => {
    const { token, address } = await open();
    const listener = await listen(token);
    server.conversation.say(addressIn(await server.open()), text("của người khác"));
    server.conversation.say(address, text("của tôi"));
    expect(await listener.next(1)).toEqual(["id: 1 của tôi"]);
  });

  it("closes the oldest of more than four streams of a conversation", async () => {
    const { token, address } = await open();
    const oldest = await listen(token);
    const others = [await listen(token), await listen(token), await listen(token), await listen(token)];
    expect(await oldest.rest()).toBe(": welcome\nretry: 3000\n\n");
    server.conversation.say(address, text("một"));
    expect(await Promise.all(others.map((listener) => listener.next(1)))).toEqual(Array(4).fill(["id: 1 một"]));
  });

  it("refuses a stream too many kindly, and gives the messages to who asks for them instead", async () => {
    const { token, address } = await open();
    const ended: (() => void)[] = [];
    for (let n = 0; n < 5_000; n += 1) {
      const stream = new EventStream(async () => [], 0);
      expect(server.hub.join(`somebody ${n}`, stream)).toBe(true);
      ended.push(() => stream.body.destroy());
    }
    server.conversation.say(address, text("một"));
    const headers = { authorization: `Bearer ${token}` };
    const refused = await server.app.inject({ url: "/api/v1/chat/events", headers });
    expect([refused.statusCode, refused.headers["retry-after"], refused.json().code]).toEqual([503, "30", "busy"]);
    const asked = await server.app.inject({ url: "/api/v1/chat/messages?after=0", headers });
    expect([asked.statusCode, asked.json().messages.length]).toEqual([200, 1]);
    // Once others have left there is room again.
    for (const end of ended) end();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await (await listen(token)).next(1)).toEqual(["id: 1 một"]);
  });

  it("ends its streams when the server closes", async () => {
    const { token } = await open();
    const listener = await listen(token);
    await server.app.close();
    expect(await listener.rest()).toBe(": welcome\nretry: 3000\n\n");
  });

  it("refuses a forged token", async () => {
    const { token } = await open();
    const response = await server.app.inject({
      url: "/api/v1/chat/events",
      headers: { authorization: `Bearer ${token}x` },
    });
    expect([response.statusCode, response.json().code]).toEqual([401, "token-invalid"]);
  });
});
