/**
 * Our own strict Telegram: an HTTP server that speaks the Bot API, refuses what the real one refuses with the same
 * words, delivers updates as it does, misbehaves when told to, and lets a test act as the people who chat. Nothing of
 * our program is known here.
 */
import type { AddressInfo, Socket } from "node:net";
import type { UserFromGetMe } from "@grammyjs/types";
import { botApiServer, type OtherRoutes } from "./bot-api-server.ts";
import { CallLog, type LoggedCall } from "./call-log.ts";
import type { CallRules } from "./call-rules.ts";
import type { LastError } from "./deliveries.ts";
import type { DeliveryRules } from "./delivery-rules.ts";
import { Group, type GroupProfile } from "./group.ts";
import { Person, type PersonProfile } from "./person.ts";
import { Platform, type PlatformOptions } from "./platform.ts";

/** How to start the fake; every part has a default. */
export interface FakeTelegramOptions extends Partial<PlatformOptions> {
  /** 0 (default) takes a free port. */
  port?: number;
  /** Calls to remember (10,000); 0 for benchmarks. */
  logCalls?: number;
  /** Answers what is no call of the Bot API. */
  otherRoutes?: (fake: FakeTelegram) => OtherRoutes;
}

const defaults: PlatformOptions = {
  token: "123456:fake",
  timeScale: 1,
  readTimeoutMs: 60_000,
  retryCap: 90,
  history: 1000,
  firstUpdateId: 700_000_001,
  privacyMode: true,
};
// Ids beyond 32 bits, as real ones are.
const firstPersonId = 7_000_000_001;
const firstGroupId = -4_700_000_001;
const firstSupergroupId = -1_002_700_000_001;

/** Starts the fake on 127.0.0.1. */
export async function startFakeTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const { port = 0, logCalls = 10_000, otherRoutes, ...given } = options;
  const platform = new Platform({ ...defaults, ...given });
  const log = new CallLog(logCalls);
  let routes: OtherRoutes | undefined;
  const server = botApiServer({ platform, log, otherRoutes: () => routes });
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  // A server that listens on a port has an address with one.
  const { port: taken } = server.address() as AddressInfo;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  const fake = new FakeTelegram({ platform, log, url: `http://127.0.0.1:${taken}`, stop });
  routes = otherRoutes?.(fake);
  return fake;
}

interface FakeParts {
  platform: Platform;
  log: CallLog;
  url: string;
  stop: () => Promise<void>;
}

/** The running fake: its people and groups, its misbehaviour, and what the bot called. */
export class FakeTelegram {
  /** The address for `apiRoot`, without a slash at its end. */
  readonly url: string;
  readonly #parts: FakeParts;
  readonly #people = new Map<number, Person>();
  #groups = 0;
  #supergroups = 0;

  constructor(parts: FakeParts) {
    this.#parts = parts;
    this.url = parts.url;
  }

  get token(): string {
    return this.#parts.platform.options.token;
  }

  get bot(): UserFromGetMe {
    return this.#parts.platform.bot;
  }

  /** The calls of the bot so far. */
  get calls(): readonly LoggedCall[] {
    return this.#parts.log.calls;
  }

  /** Misbehaviour towards the calls of the bot. */
  get callRules(): CallRules {
    return this.#parts.platform.callRules;
  }

  /** Misbehaviour towards the deliveries of updates. */
  get deliveryRules(): DeliveryRules {
    return this.#parts.platform.deliveryRules;
  }

  get people(): Person[] {
    return [...this.#people.values()];
  }

  /** Updates that the bot has not taken. */
  get pendingUpdates(): number {
    return this.#parts.platform.deliveries.waiting.length;
  }

  /** Where updates go (undefined: the bot fetches them), and how the last delivery failed. */
  get delivery(): { webhook: string | undefined; lastError: LastError | undefined } {
    const { webhook, lastError } = this.#parts.platform.deliveries;
    return { webhook: webhook?.url.href, lastError };
  }

  /** The person with this id, made when they are new; without an id a new person. */
  user(id: number = firstPersonId + this.#people.size, profile: PersonProfile = {}): Person {
    const person = this.#people.get(id) ?? new Person(this.#parts.platform, id, profile);
    this.#people.set(id, person);
    return person;
  }

  group({ title = "Công nhân khu công nghiệp", supergroup = false }: GroupProfile = {}): Group {
    const { platform } = this.#parts;
    this.#groups += 1;
    const chat = supergroup
      ? ({ id: this.#nextSupergroupId(), type: "supergroup", title } as const)
      : ({ id: firstGroupId - this.#groups, type: "group", title } as const);
    return new Group(platform, platform.openRoom(chat, "left"), () => this.#nextSupergroupId());
  }

  /** The bytes of a file that anybody sent. */
  fileBytes(fileId: string): Buffer | undefined {
    return this.#parts.platform.files.find(fileId)?.bytes;
  }

  /** Resolves once the bot has taken every update (or it expired). */
  settled({ timeoutMs = 10_000 } = {}): Promise<void> {
    const { changes, deliveries } = this.#parts.platform;
    const otherwise = (): string => {
      const kinds = deliveries.waiting.map(({ update, kind }) => `${kind} ${update.update_id}`);
      const { lastError } = deliveries;
      return `The bot did not take ${kinds.join(", ")}${lastError ? ` (${lastError.message})` : ""}`;
    };
    return changes.until(() => deliveries.isEmpty, { timeoutMs, otherwise });
  }

  /** Resolves once something is so, looked at whenever something happens. */
  until(isSo: () => boolean, { timeoutMs = 10_000 } = {}): Promise<void> {
    return this.#parts.platform.changes.until(isSo, { timeoutMs, otherwise: () => `${isSo} did not come about` });
  }

  /** Calls back whenever something happens; gives what ends that. */
  onChange(listener: () => void): () => void {
    return this.#parts.platform.changes.listen(listener);
  }

  /** Lets so many seconds pass on the platform's clock. */
  advance(seconds: number): void {
    this.#parts.platform.clock.advance(seconds);
  }

  /** Ends all misbehaviour; the update that was being kept back goes out. */
  calm(): void {
    this.callRules.calm();
    const held = this.deliveryRules.calm();
    this.#parts.platform.deliveries.release(held);
  }

  forgetCalls(): void {
    this.#parts.log.clear();
  }

  async close(): Promise<void> {
    this.#parts.platform.close();
    await this.#parts.stop();
  }

  #nextSupergroupId(): number {
    this.#supergroups += 1;
    return firstSupergroupId - this.#supergroups;
  }
}
