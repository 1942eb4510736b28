import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InboundEvent, OutboundMessage } from "../../src/conversation/ports.ts";
import { MessagePath } from "../../src/conversation/receiver.ts";
import { makeCaseNumber } from "../../src/flow/case-number.ts";
import type { FlowContent } from "../../src/flow/flow-content.ts";
import type { Input } from "../../src/flow/input.ts";
import { makeReceiptCode } from "../../src/flow/receipt-code.ts";
import { smallContent } from "../flow/small-content.ts";
import { createTestDatabase, type TestDatabase } from "../storage/test-database.ts";

const steps = {
  what: {
    ask: "choice",
    fixed: true,
    options: ["note", "count"],
    leads: { note: { call: "note" }, count: { call: "count" } },
  },
};
const content = smallContent([
  { id: "menu", start: "what", steps },
  {
    id: "note",
    start: "story",
    steps: {
      story: { ask: "story", next: "file" },
      file: { do: "file-complaint", take: { story: "story" }, next: "end" },
    },
  },
  {
    id: "count",
    start: "a",
    steps: {
      a: { ask: "number", next: "b" },
      b: { ask: "number", next: "c" },
      c: { ask: "number", next: "end" },
    },
  },
]);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

/** A message path as one server process has it; several share the database. */
function process(changes: { content?: FlowContent; at?: () => void } = {}): MessagePath {
  let count = 0;
  return new MessagePath({
    content: changes.content ?? content,
    lookUps: database.storage.lookUps,
    turns: database.storage.turns,
    allowances: database.storage.allowances,
    sources: {
      now: () => new Date().toISOString(),
      today: () => "2026-11-23",
      complaintId: () => randomUUID(),
      caseNumber: () => makeCaseNumber(2026, Math.floor(Math.random() * 10_000_000)),
      receiptCode: () => {
        count += 1;
        return makeReceiptCode(crypto.getRandomValues(new Uint8Array(20)).map((byte) => byte + count));
      },
    },
    announce: () => {},
    log: { warn: () => {}, error: () => {} },
    ...(changes.at ? { at: changes.at } : {}),
  });
}

/** One person's events, each with a key of its own unless one is given. */
class Person {
  readonly address = randomUUID();

  event(input: Input, key: string = randomUUID()): InboundEvent {
    return { channel: "web", key, address: this.address, input, at: new Date().toISOString() };
  }

  type(text: string, key?: string): InboundEvent {
    return this.event({ kind: "text", text }, key);
  }

  async heard(): Promise<OutboundMessage[]> {
    return database.storage.outbox.messagesAfter("web", this.address, 0, 1000);
  }

  async questions(): Promise<string[]> {
    return (await this.heard()).flatMap(({ message }) =>
      message.kind === "question" ? [message.text.split(".").slice(0, 2).join(".")] : [],
    );
  }
}

async function casesOf(number: string): Promise<number> {
  const { rows } = await database.storage.desk.list({ q: number, limit: 10 });
  return rows.length;
}

describe("the message path", () => {
  it("numbers what it says 1, 2, 3 … and keeps it for the person to fetch", async () => {
    const person = new Person();
    const received = await process().receive(person.event({ kind: "start" }));
    expect(received.outcome).toBe("done");
    expect((await person.heard()).map(({ n, message }) => [n, message.kind])).toEqual([
      [1, "text"],
      [2, "question"],
    ]);
  });

  it("gives one effect to the same event sent twice, one after the other", async () => {
    const person = new Person();
    const path = process();
    await path.receive(person.event({ kind: "start" }));
    const event = person.type("note");
    expect((await path.receive(event)).outcome).toBe("done");
    expect((await path.receive(event)).outcome).toBe("duplicate");
    expect((await person.heard()).length).toBe(3);
  });

  it("gives one effect to the same event sent ten times at once to two processes", async () => {
    const person = new Person();
    const [one, two] = [process(), process()];
    await one.receive(person.event({ kind: "start" }));
    const event = person.type("count");
    await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 ? one : two).receive(event)));
    await Promise.all([one.idle(), two.idle()]);
    expect(await person.questions()).toEqual(["conversations:menu.what", "conversations:count.a"]);
  });

  it("takes two taps at once as one step", async () => {
    const person = new Person();
    const path = process();
    await path.receive(person.event({ kind: "start" }));
    const tap = () => person.event({ kind: "press", prompt: 1, id: "count" });
    await Promise.all([path.receive(tap()), path.receive(tap())]);
    await path.idle();
    expect(await person.questions()).toEqual(["conversations:menu.what", "conversations:count.a"]);
  });

  it("takes a few messages that arrive while it is busy one after the other, keeps more, and keeps their order", async () => {
    const person = new Person();
    const path = process();
    await path.receive(person.event({ kind: "start" }));
    const outcomes = await Promise.all(["count", "1", "2", "3", "note"].map((text) => path.receive(person.type(text))));
    await path.idle();
    expect(outcomes.map((one) => one.outcome)).toEqual(["done", "done", "done", "kept", "kept"]);
    expect(await person.questions()).toEqual([
      "conversations:menu.what",
      "conversations:count.a",
      "conversations:count.b",
      "conversations:count.c",
      "conversations:menu.what",
      "conversations:note.story",
    ]);
  });

  it("processes every message of two racing processes exactly once", async () => {
    const person = new Person();
    const [one, two] = [process(), process()];
    await one.receive(person.event({ kind: "start" }));
    await one.receive(person.type("note"));
    const parts = Array.from({ length: 20 }, (_, index) => `phần ${index}`);
    await Promise.all(parts.map((part, index) => (index % 2 ? one : two).receive(person.type(part))));
    for (let round = 0; round < 20; round += 1) {
      await Promise.all([one.sweep(0), two.sweep(0)]);
      await Promise.all([one.idle(), two.idle()]);
    }
    const { session } = await database.storage.turns.load("web", person.address);
    const story = session?.frames[1]?.answers.story;
    expect(story?.kind === "story" && [...story.texts].sort()).toEqual([...parts].sort());
  });

  it("files a complaint once, together with the receipt that was shown", async () => {
    const person = new Person();
    const path = process();
    for (const text of ["note", "Công ty nợ lương"]) await path.receive(person.type(text));
    const end = person.type("xong");
    await Promise.all([path.receive(end), path.receive(end)]);
    await path.idle();
    const receipts = (await person.heard()).flatMap(({ message }) => (message.kind === "receipt" ? [message] : []));
    expect(receipts.length).toBe(1);
    expect(await casesOf(receipts[0]?.caseNumber ?? "")).toBe(1);
    expect(await database.storage.lookUps.caseByCode(receipts[0]?.code ?? "")).toMatchObject({
      number: receipts[0]?.caseNumber,
      state: "received",
      messages: [{ from: "citizen", text: "Công ty nợ lương" }],
    });
  });

  it("writes nothing when the process dies before the commit, and the repeated event then has its effect", async () => {
    const person = new Person();
    const dying = process({
      at: () => {
        throw new Error("killed");
      },
    });
    const event = person.event({ kind: "start" });
    await dying.receive(event);
    await dying.idle();
    expect(await person.heard()).toEqual([]);
    await process().sweep(0);
    const healthy = process();
    await healthy.sweep(0);
    await healthy.idle();
    expect((await healthy.receive(event)).outcome).toBe("duplicate");
    expect((await person.heard()).length).toBe(2);
  });

  it("sets an event aside after three failures by a bug, says so, and goes on with the next", async () => {
    const person = new Person();
    const healthy = process();
    await healthy.receive(person.event({ kind: "start" }));
    const broken = process({
      content: {
        ...content,
        findTopic: () => {
          throw new Error("a bug");
        },
      },
    });
    await broken.receive(person.type("câu này làm hỏng máy"));
    for (let round = 0; round < 3; round += 1) {
      await broken.sweep(0);
      await broken.idle();
    }
    expect((await person.heard()).at(-1)?.message).toEqual({ kind: "text", text: "interface:error" });
    expect((await healthy.receive(person.type("count"))).outcome).toBe("done");
    expect((await person.questions()).at(-1)).toBe("conversations:count.a");
  });
});
