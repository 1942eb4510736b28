import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import Fastify, { type FastifyInstance } from "fastify";
import { type ZaloChannel, zaloChannel } from "../../../src/channels/zalo/zalo-channel.ts";
import type { ZaloDeps } from "../../../src/channels/zalo/zalo-deps.ts";
import type { ZaloConfig } from "../../../src/config.ts";
import type { ChannelSecrets, Outgoing, Recipient, SendOutcome, WentAway } from "../../../src/conversation/delivery.ts";
import type { InboundEvent, Received, Receiver } from "../../../src/conversation/ports.ts";
import { AppError } from "../../../src/errors.ts";
import type { Message } from "../../../src/flow/message.ts";
import { type FakeZalo, type FakeZaloOptions, startFakeZalo } from "../../fakes/zalo-oa/fake-zalo.ts";
import { localeWords } from "../../locale-words.ts";
import { MemoryFiles } from "../memory-files.ts";

const words = localeWords("messenger");

/** The instant at which every test begins: a Monday morning in Vietnam. */
export const begin = Date.parse("2026-11-23T02:00:00.000Z");
export const hour = 60 * 60_000;

/** A Receiver that keeps its promises in memory and writes down what it gets. */
export class MemoryReceiver implements Receiver {
  readonly events: InboundEvent[] = [];
  readonly forgotten: string[] = [];
  /** Set to play a database that is gone. */
  gone = false;
  /** Awaited before an event is taken. */
  before: (event: InboundEvent) => Promise<void> | void = () => {};
  readonly #keys = new Set<string>();

  async receive(event: InboundEvent): Promise<Received> {
    await this.before(event);
    if (this.gone) throw gone();
    const key = `${event.address} ${event.key}`;
    if (this.#keys.has(key)) return { outcome: "duplicate" };
    this.#keys.add(key);
    this.events.push(event);
    return { outcome: "done", messages: [] };
  }

  async forget({ channel, address }: { channel: string; address: string }): Promise<void> {
    if (this.gone) throw gone();
    this.forgotten.push(`${channel} ${address}`);
  }

  get inputs() {
    return this.events.map(({ input }) => input);
  }
}

/** One row of secrets, changed under a lock as in the database. Several channels may share it, as processes do. */
export class MemorySecrets implements ChannelSecrets {
  value: string | null = null;
  gone = false;
  /** The next commit fails, after what was to be committed is known. */
  loseCommit = false;
  changes = 0;
  #lock: Promise<unknown> = Promise.resolve();

  async load(): Promise<string | null> {
    if (this.gone) throw gone();
    return this.value;
  }

  change(_channel: string, change: (current: string | null) => Promise<string | null>): Promise<string | null> {
    const changed = this.#lock.then(async () => {
      if (this.gone) throw gone();
      const next = await change(this.value);
      if (this.loseCommit || this.gone) {
        this.loseCommit = false;
        throw gone();
      }
      if (next !== null) {
        this.value = next;
        this.changes += 1;
      }
      return this.value;
    });
    this.#lock = changed.catch(() => undefined);
    return changed;
  }

  get pair() {
    return JSON.parse(this.value ?? "null");
  }
}

/** A channel on a fake Zalo, with everything around it in memory and the clock of the fake. */
export interface ZaloLine {
  fake: FakeZalo;
  channel: ZaloChannel;
  deps: ZaloDeps;
  app: FastifyInstance;
  receiver: MemoryReceiver;
  files: MemoryFiles;
  secrets: MemorySecrets;
  away: [string, string, WentAway | null][];
  /** "received ignored", "refused wrong-mac", … */
  counted: string[];
  logged: { level: string; details: object; message: string }[];
  to: Recipient;
  /** A second process on the same secrets. */
  another(changes?: Partial<ZaloDeps>): ZaloChannel;
  /** Composes and sends until the first call that does not succeed. */
  say(messages: Message[], to?: Partial<Recipient>): Promise<SendOutcome[]>;
  close(): Promise<void>;
}

export interface LineOptions {
  fake?: FakeZaloOptions;
  config?: Partial<ZaloConfig>;
  deps?: Partial<ZaloDeps>;
  /** No tokens are stored. */
  loggedOut?: boolean;
}

/** The user whom most tests are about. */
export const userId = "2000000000000000002";

/** Starts a fake Zalo and a channel on it that listens; the fake's webhook leads to it. */
export async function zaloLine(options: LineOptions = {}): Promise<ZaloLine> {
  const fake = await startFakeZalo({ now: () => begin, timeScale: 0.0001, deadlineMs: 2_000, ...options.fake });
  const parts = memoryParts(fake, options);
  const { deps } = parts;
  const channel = zaloChannel(deps);
  const app = Fastify({ logger: false, forceCloseConnections: true });
  await app.register(channel.routes);
  await app.listen({ port: 0, host: "127.0.0.1" });
  // A server on TCP has an AddressInfo once it listens.
  fake.setWebhook(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/zalo/webhook`);
  fake.user(userId, { displayName: "Lê An" });
  if (!options.loggedOut) storeTokens(fake, parts.secrets);
  const to = { conversationId: "c1", channel: "zalo", address: userId, heardAt: new Date(begin).toISOString() };
  return {
    ...parts,
    fake,
    channel,
    app,
    to,
    another: (changes = {}) => zaloChannel({ ...deps, ...changes }),
    say: (messages, changes = {}) => sayOn(channel, { ...to, ...changes }, messages),
    async close() {
      await channel.close();
      await app.close();
      await fake.close();
    },
  };
}

/** Hands out a pair and stores it, as a login does. */
export function storeTokens(fake: FakeZalo, secrets: MemorySecrets): void {
  const { access_token, refresh_token } = fake.issueTokens();
  secrets.value = JSON.stringify({
    accessToken: access_token,
    refreshToken: refresh_token,
    expiresAt: new Date(fake.now() + 25 * hour).toISOString(),
    rotatedAt: new Date(fake.now()).toISOString(),
  });
}

function memoryParts(fake: FakeZalo, options: LineOptions) {
  const receiver = new MemoryReceiver();
  const files = new MemoryFiles();
  const secrets = new MemorySecrets();
  const away: ZaloLine["away"] = [];
  const counted: string[] = [];
  const logged: ZaloLine["logged"] = [];
  const at = (level: string) => (details: object, message: string) => void logged.push({ level, details, message });
  const deps: ZaloDeps = {
    config: {
      appId: fake.credentials.appId,
      appSecret: fake.credentials.appSecret,
      oaSecret: fake.credentials.oaSecret,
      apiRoot: fake.url,
      oauthRoot: fake.url,
      perMinute: 4000,
      paid: false,
      fileHosts: ["127.0.0.1"],
      ...options.config,
    },
    fileMaxBytes: 1024 * 1024,
    receiver,
    files,
    lostFiles: files,
    filePausesMs: [50, 200],
    deliveries: { setAway: async (...call) => void away.push(call) },
    secrets,
    words,
    languages: ["vi", "en"],
    pressKey: Buffer.alloc(32, 7),
    tally: { count: (what, _channel, outcome) => counted.push(`${what} ${outcome}`) },
    // Only these three of pino's methods are called.
    log: { info: at("info"), warn: at("warn"), error: at("error") } as ZaloDeps["log"],
    now: () => new Date(fake.now()),
    randomBytes: (size) => new Uint8Array(size),
    ...options.deps,
  };
  return { receiver, files, secrets, away, counted, logged, deps };
}

async function sayOn({ sending }: ZaloChannel, to: Recipient, messages: Message[]): Promise<SendOutcome[]> {
  const outgoing = outgoingOf(messages);
  const outcomes: SendOutcome[] = [];
  for (const envelope of await sending.compose(to, outgoing)) {
    const outcome = await sending.send(to, envelope);
    outcomes.push(outcome);
    if (outcome.is !== "sent") break;
  }
  return outcomes;
}

/** An address of this machine at which nobody listens. */
export async function silentAddress(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server on TCP has an AddressInfo once it listens.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}

/** Messages numbered from 1, in Vietnamese. */
export function outgoingOf(messages: Message[]): Outgoing[] {
  return messages.map((message, index) => ({
    n: index + 1,
    at: "2026-11-23T02:00:00.000Z",
    lang: "vi",
    message,
    notice: false,
  }));
}

export const receipt: Message = {
  kind: "receipt",
  text: "Số hồ sơ: CB-2026-0001\nMã bí mật: 7KQ2-M9XD",
  caseNumber: "CB-2026-0001",
  code: "7KQ2-M9XD",
};

function gone(): AppError {
  return new AppError("STORAGE_UNAVAILABLE", "the database is gone");
}
