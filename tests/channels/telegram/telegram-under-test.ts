import Fastify, { type FastifyInstance } from "fastify";
import { type TelegramChannel, telegramChannel } from "../../../src/channels/telegram/telegram-channel.ts";
import type { Envelope, Outgoing, Recipient, SendOutcome } from "../../../src/conversation/delivery.ts";
import type { InboundEvent, ReplyContext } from "../../../src/conversation/ports.ts";
import type { Choice, Message, Question } from "../../../src/flow/message.ts";
import { type FakeTelegram, type FakeTelegramOptions, startFakeTelegram } from "../../fakes/telegram/fake-telegram.ts";
import { localeWords } from "../../locale-words.ts";
import { MemoryPorts } from "./memory-ports.ts";

const words = localeWords("messenger");

export const webhookSecret = `${"x".repeat(42)}Y`;
const at = "2026-11-25T02:00:00.000Z";

/** How to start; with `polling` nothing is brought. */
export interface UnderTestOptions {
  fake?: FakeTelegramOptions;
  polling?: boolean;
  apiRoot?: string;
  proxy?: string;
  fileMaxBytes?: number;
  perSecond?: number;
  now?: () => Date;
}

/** The channel, the platform it talks to, and what stands in for the rest of the program. */
export interface UnderTest {
  fake: FakeTelegram;
  ports: MemoryPorts;
  channel: TelegramChannel;
  server: FastifyInstance;
  url: string;
  /** Says something to a person as the Sender does, until it is done; gives what became of each call. */
  say(address: number, messages: Message[], context?: ReplyContext): Promise<SendOutcome[]>;
  compose(address: number, messages: Message[], context?: ReplyContext): Promise<Envelope[]>;
  send(address: number, envelope: Envelope): Promise<SendOutcome>;
  close(): Promise<void>;
}

/** Starts the channel on a server of its own against a fake Telegram, which brings updates unless they are polled. */
export async function startTelegram(options: UnderTestOptions = {}): Promise<UnderTest> {
  const fake = await startFakeTelegram(options.fake);
  const ports = new MemoryPorts();
  const server = Fastify({ forceCloseConnections: true });
  let url = "";
  const channel = telegramChannel({
    config: {
      token: fake.token,
      apiRoot: options.apiRoot ?? fake.url,
      ...(options.proxy ? { proxy: options.proxy } : {}),
      perSecond: options.perSecond ?? 30,
      chatPerSecond: 1,
    },
    ...(options.polling ? {} : { publicUrl: "https://ansinh.example" }),
    fileMaxBytes: options.fileMaxBytes ?? 1024 * 1024,
    receiver: ports,
    files: ports,
    lostFiles: ports,
    filePausesMs: [50, 200],
    deliveries: ports,
    soleWork: ports,
    words,
    languages: ["vi", "en"],
    pressKey: Buffer.alloc(32, 7),
    webhookSecret,
    tally: ports,
    log: ports.log,
    now: options.now ?? (() => new Date(at)),
    randomBytes: (size) => new Uint8Array(size),
  });
  await server.register(channel.routes);
  url = await server.listen({ port: 0, host: "127.0.0.1" });
  if (!options.polling) {
    await api(fake, "setWebhook", { url: `${url}/telegram/webhook`, secret_token: webhookSecret });
    fake.forgetCalls();
  }
  const numbers = new Map<number, number>();
  const compose = async (address: number, messages: Message[], context?: ReplyContext) => {
    const said = numbers.get(address) ?? 0;
    numbers.set(address, said + messages.length);
    return channel.sending.compose(recipient(address), outgoing(messages, said), context);
  };
  const send = (address: number, envelope: Envelope) => channel.sending.send(recipient(address), envelope);
  return {
    fake,
    ports,
    channel,
    server,
    url,
    compose,
    send,
    async say(address, messages, context) {
      const outcomes: SendOutcome[] = [];
      for (const envelope of await compose(address, messages, context)) outcomes.push(await send(address, envelope));
      return outcomes;
    },
    async close() {
      await channel.close();
      await server.close();
      await fake.close();
    },
  };
}

/** Makes a call to the fake beside the channel, such as an operator makes. */
export async function api(fake: FakeTelegram, method: string, payload: object = {}): Promise<unknown> {
  const response = await fetch(`${fake.url}/bot${fake.token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(payload),
  });
  const answer = (await response.json()) as { ok: boolean; result: unknown; description?: string };
  if (!answer.ok) throw new Error(answer.description);
  return answer.result;
}

export function recipient(address: number): Recipient {
  return { conversationId: `conversation-${address}`, channel: "telegram", address: String(address), heardAt: at };
}

export function outgoing(messages: Message[], said = 0, lang = "vi"): Outgoing[] {
  return messages.map((message, index) => ({ n: said + index + 1, at, lang, message, notice: false }));
}

/** A question with choices "id:label". */
export function question(text: string, choices: string[] = [], more: Partial<Question> = {}): Question {
  return { kind: "question", text, prompt: 1, expects: "choice", choices: choices.map(choice), commands: [], ...more };
}

export function choice(spelt: string): Choice {
  const colon = spelt.indexOf(":");
  return { id: spelt.slice(0, colon), label: spelt.slice(colon + 1) };
}

/** What of an event matters to most tests. */
export function inputs({ events }: MemoryPorts): InboundEvent["input"][] {
  return events.map(({ input }) => input);
}
