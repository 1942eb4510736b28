import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Said } from "../../src/conversation/ports.ts";
import { MessagePath } from "../../src/conversation/receiver.ts";
import type { Input } from "../../src/flow/input.ts";
import { smallContent } from "../flow/small-content.ts";
import { createTestDatabase, type TestDatabase } from "../storage/test-database.ts";

const content = smallContent([
  {
    id: "menu",
    start: "what",
    steps: { what: { ask: "choice", fixed: true, options: ["count"], leads: { count: { call: "count" } } } },
  },
  {
    id: "count",
    start: "a",
    steps: { a: { ask: "number", next: "b" }, b: { ask: "number", next: "c" }, c: { ask: "number", next: "end" } },
  },
]);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A message path as one server process has it, that counts its loads and keeps what it announced. */
class Process {
  loads = 0;
  readonly announced: Said[] = [];
  readonly forgotten: { channel: string; address: string }[] = [];
  readonly path: MessagePath;

  constructor(channels: string[] = []) {
    const { turns, lookUps, allowances } = database.storage;
    this.path = new MessagePath({
      content,
      lookUps,
      allowances,
      turns: {
        ...turns,
        load: (channel, ...rest) => {
          this.loads += 1;
          return turns.load(channel, ...rest);
        },
      },
      delivery: { sender: randomUUID(), channels },
      sources: {
        now: () => new Date().toISOString(),
        today: () => "2026-11-23",
        complaintId: () => randomUUID(),
        caseNumber: () => "26-0000-0018",
        receiptCode: () => "CODE",
      },
      announce: (said) => this.announced.push(said),
      forgotten: (person) => this.forgotten.push(person),
      log: { warn: () => {}, error: () => {} },
    });
  }

  /** What was said to an event: number and question or text of each message. */
  async take(address: string, input: Input, channel = "web"): Promise<string[]> {
    const at = new Date().toISOString();
    const received = await this.path.receive({ channel, key: randomUUID(), address, input, at });
    if (received.outcome !== "done") return [received.outcome];
    return received.messages.map(({ n, message }) =>
      message.kind === "question" || message.kind === "text" ? `${n} ${message.text}` : `${n} ${message.kind}`,
    );
  }
}

const start: Input = { kind: "start" };
const text = (words: string): Input => ({ kind: "text", text: words });

describe("a message path that remembers its conversations", () => {
  it("loads a conversation once", async () => {
    const [one, address] = [new Process(), randomUUID()];
    await one.take(address, start);
    await one.take(address, text("count"));
    expect(await one.take(address, text("1"))).toEqual(["4 conversations:count.b.ask"]);
    expect(one.loads).toBe(1);
  });

  it("goes on from where another process took it, and numbers after what that one said", async () => {
    const [one, two, address] = [new Process(), new Process(), randomUUID()];
    await one.take(address, start);
    await two.take(address, text("count"));
    await two.take(address, text("1"));
    expect(await one.take(address, text("2"))).toEqual(["5 conversations:count.c.ask"]);
    expect([one.loads, two.loads]).toEqual([2, 1]);
  });

  it("does an event once that both processes get", async () => {
    const [one, two, address] = [new Process(), new Process(), randomUUID()];
    await one.take(address, start);
    await two.take(address, text("count"));
    const event = { channel: "web", key: randomUUID(), address, input: text("1"), at: new Date().toISOString() };
    const outcomes = [await two.path.receive(event), await one.path.receive(event)].map(({ outcome }) => outcome);
    expect(outcomes).toEqual(["done", "duplicate"]);
    expect(await one.take(address, text("2"))).toEqual(["5 conversations:count.c.ask"]);
  });

  it("remembers nothing of somebody who took back their data", async () => {
    const [one, two, address] = [new Process(), new Process(), randomUUID()];
    await one.take(address, start);
    await two.take(address, text("count"));
    await one.path.forget({ channel: "web", address });
    expect(one.forgotten).toEqual([{ channel: "web", address }]);
    const anew = ["1 interface:greeting", "2 conversations:menu.what.ask"];
    expect(await two.take(address, start)).toEqual(anew);
    await two.path.forget({ channel: "web", address });
    expect(await one.take(address, start)).toEqual(anew);
  });

  it("announces who delivers: the process that speaks, or another that holds the conversation", async () => {
    const [one, two, address] = [new Process(["zalo"]), new Process(["zalo"]), randomUUID()];
    await one.take(address, start, "zalo");
    await one.take(address, text("count"), "zalo");
    await two.take(address, text("1"), "zalo");
    const deliveries = [...one.announced, ...two.announced].map(({ delivery, messages }) => [
      delivery,
      messages.map(({ n }) => n),
    ]);
    expect(deliveries).toEqual([
      ["here", [1, 2]],
      ["here", [3]],
      ["elsewhere", [4]],
    ]);
  });
});
