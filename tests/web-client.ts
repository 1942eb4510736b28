import { randomUUID } from "node:crypto";
import type { OutboundMessage } from "../src/conversation/ports.ts";

/** What POST /api/v1/chat/messages answers. */
export interface Answered {
  outcome: "done" | "kept" | "duplicate";
  messages: OutboundMessage[];
  last: number;
}

/** A program that drives the web chat through its JSON interface, as docs/api.md describes it. */
export class WebClient {
  private token = "";
  /** Number of the last message it has. */
  seen = 0;
  /** Number of the question that is open. */
  prompt = 0;

  constructor(readonly origin: string) {}

  async open(): Promise<void> {
    const response = await this.request("POST", "/conversations", { language: "vi" });
    this.token = (response.body as { token: string }).token;
  }

  /** Sends one message and gives the answer; `id` makes a repetition the same message. */
  async send(message: object, id: string = randomUUID()): Promise<{ status: number; body: Answered }> {
    const response = await this.request("POST", "/messages", { id, seen: this.seen, ...message });
    // The interface promises this shape for status 200; callers look at the status first.
    const body = response.body as Answered;
    if (response.status === 200) this.take(body.messages);
    return { status: response.status, body };
  }

  /** Sends and, when the server keeps the message for later, waits for its answer. Gives everything said. */
  async say(message: object, id?: string): Promise<OutboundMessage[]> {
    const { status, body } = await this.send(message, id);
    if (status !== 200) throw new Error(`The chat answered ${status}: ${JSON.stringify(body)}`);
    return body.outcome === "kept" && body.messages.length === 0 ? this.poll() : body.messages;
  }

  /** Asks until something new was said. */
  async poll(tries = 100): Promise<OutboundMessage[]> {
    for (let left = tries; left > 0; left -= 1) {
      const response = await this.request("GET", `/messages?after=${this.seen}`);
      // As promised by the interface.
      const { messages } = response.body as Answered;
      if (messages.length > 0) return this.take(messages);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return [];
  }

  /** Uploads a file and gives its handle. */
  async upload(name: string, bytes: Uint8Array): Promise<string> {
    const form = new FormData();
    form.append("file", new Blob([Buffer.from(bytes)]), name);
    const response = await fetch(`${this.origin}/api/v1/chat/files`, {
      method: "POST",
      headers: this.headers(),
      body: form,
    });
    // As promised by the interface.
    const body = (await response.json()) as { file: { id: string } };
    return body.file.id;
  }

  async request(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.origin}/api/v1/chat${path}`, {
      method,
      headers: { ...this.headers(), ...(body ? { "content-type": "application/json" } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: await response.json() };
  }

  private headers(): Record<string, string> {
    return this.token ? { authorization: `Bearer ${this.token}` } : {};
  }

  private take(messages: OutboundMessage[]): OutboundMessage[] {
    for (const { n, message } of messages) {
      this.seen = Math.max(this.seen, n);
      if (message.kind === "question") this.prompt = message.prompt;
    }
    return messages;
  }
}
