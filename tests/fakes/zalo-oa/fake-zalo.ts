/**
 * A strict stand-in for Zalo's Official Account OpenAPI, webhook included, that needs no account and no network. It
 * plays openapi.zalo.me and oauth.zaloapp.com at one address, refuses what Zalo refuses, and misbehaves on command.
 * Made from Zalo's documentation; nothing of the program under test may be imported here.
 */
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type CallFault, CallFaults } from "./call-faults.ts";
import { EventWriter } from "./event-writer.ts";
import { FakePerson, type PersonOptions } from "./fake-person.ts";
import { FakeVisitor } from "./fake-visitor.ts";
import { createFront, type PageAnswers } from "./http-front.ts";
import { IdSource } from "./id-source.ts";
import { KeptFiles } from "./kept-files.ts";
import { writeAsOfficer } from "./message-sending.ts";
import type { TokenAnswer } from "./payloads.ts";
import { RateLimit } from "./rate-limit.ts";
import { TokenBook } from "./token-book.ts";
import { UploadStore } from "./upload-store.ts";
import { VirtualClock } from "./virtual-clock.ts";
import { type Delivery, Webhook } from "./webhook.ts";
import type { FakeCall, World } from "./world.ts";

/** How the fake platform is set up; every field has a default. */
export interface FakeZaloOptions {
  /** 0: any free one. */
  port?: number;
  appId?: string;
  appSecret?: string;
  /** The key of the webhook's signatures; another one than the app's secret. */
  oaSecret?: string;
  oaId?: string;
  /** Address of the program's webhook; may be set later. */
  webhook?: string;
  /** What the virtual clock runs like; Date.now by default, a constant to make it stand still. */
  now?: () => number;
  /** What the pauses of the retry schedule are multiplied with; 1 is Zalo's own. */
  timeScale?: number;
  /** Real milliseconds in which the webhook must answer; 2,000 as at Zalo. */
  deadlineMs?: number;
  /** Calls a minute; 4,000 as at Zalo. */
  perMinute?: number;
  /** Whether answers to sends say which quota was used; yes by default. */
  quotaInAnswers?: boolean;
  /** Whether the account's own messages come back as events; no by default. */
  echo?: boolean;
  /** Billed messages that the account has; none by default. */
  paidMessages?: number;
  /** Answers the requests of a page for people; makes them before the fake does. */
  page?: (fake: FakeZalo) => PageAnswers;
}

/** Credentials that tests and the trial program share. */
const trialCredentials = {
  appId: "1000000000000000001",
  appSecret: "app-secret-for-tests",
  oaSecret: "oa-secret-for-tests",
  oaId: "4000000000000000004",
} as const;

/** Starts the platform on 127.0.0.1. */
export async function startFakeZalo(options: FakeZaloOptions = {}): Promise<FakeZalo> {
  const world = worldOf(options);
  const fake = new FakeZalo(world, { ...trialCredentials, ...options });
  await fake.listen(options.port ?? 0, options.page?.(fake));
  return fake;
}

/** The running platform, and everything a test does to it. */
export class FakeZalo {
  readonly credentials: { appId: string; appSecret: string; oaSecret: string; oaId: string };
  readonly #world: World;
  #server: Server | undefined;

  constructor(world: World, { appId, appSecret, oaSecret, oaId }: FakeZalo["credentials"]) {
    this.#world = world;
    this.credentials = { appId, appSecret, oaSecret, oaId };
  }

  /** Called by startFakeZalo(). */
  async listen(port: number, page: PageAnswers | undefined): Promise<void> {
    this.#server = createFront(this.#world, page);
    this.#server.listen(port, "127.0.0.1");
    await once(this.#server, "listening");
    // A server on TCP has an AddressInfo once it listens.
    const { port: bound } = this.#server.address() as AddressInfo;
    this.#world.files.root = `http://127.0.0.1:${bound}`;
  }

  /** Root of both the OpenAPI and OAuth, without a slash at the end. */
  get url(): string {
    return this.#world.files.root;
  }

  /** Codes and tokens: how many refreshes there were, which were refused. */
  get tokens(): TokenBook {
    return this.#world.tokens;
  }

  get webhook(): Webhook {
    return this.#world.webhook;
  }

  get uploads(): UploadStore {
    return this.#world.uploads;
  }

  /** Every call that came in, in order. */
  get calls(): FakeCall[] {
    return this.#world.calls;
  }

  /** The calls of one path. */
  callsTo(path: string): FakeCall[] {
    return this.calls.filter((call) => call.path === path);
  }

  /** Switches that may be changed while it runs. */
  get switches(): Pick<World, "echo" | "quotaInAnswers" | "paidMessages"> {
    return this.#world;
  }

  /** The platform's time in milliseconds since 1970. */
  now(): number {
    return this.#world.clock.now();
  }

  /** Moves the platform's clock forward. */
  advance(ms: number): void {
    this.#world.clock.advance(ms);
  }

  /** A code of the consent page. */
  issueCode(challenge?: string): string {
    return this.tokens.issueCode(challenge);
  }

  /** A pair of the API Explorer. */
  issueTokens(): TokenAnswer {
    return this.tokens.issueTokens();
  }

  setWebhook(url: string | undefined): void {
    this.webhook.settings.url = url;
  }

  /** A person switches the webhook on again in the console. */
  enableWebhook(): void {
    this.webhook.enable();
  }

  /** The person with this id, made if there is none yet; without id a new one. */
  user(id?: string, options?: PersonOptions): FakePerson {
    const { people, ids } = this.#world;
    const known = people.get(id ?? "");
    if (known) return known;
    const person = new FakePerson(this.#world, id ?? ids.next("user"), options);
    people.set(person.id, person);
    return person;
  }

  get users(): FakePerson[] {
    return [...this.#world.people.values()];
  }

  /** Somebody new who is not logged in. */
  visitor(): FakeVisitor {
    const visitor = new FakeVisitor(this.#world);
    this.#world.visitors.set(visitor.id, visitor);
    return visitor;
  }

  /** An officer writes to the person in the account's console. */
  officerWrites(person: FakePerson, text: string, adminId: string): Promise<Delivery> {
    return writeAsOfficer(person, { text, adminId }, this.#world);
  }

  /** An officer puts a label on people. */
  tag(name: string, people: readonly FakePerson[]): Promise<Delivery> {
    const event = this.#world.events.tagged(
      name,
      people.map(({ id }) => id),
    );
    return this.webhook.emit(event, "tags");
  }

  /** The next calls of a path go wrong; a path may end in `*`. */
  misbehave(path: string, fault: CallFault, times = 1): void {
    this.#world.faults.plan(path, fault, times);
  }

  /** Forgets everything that was to go wrong with calls. */
  behave(): void {
    this.#world.faults.clear();
  }

  /** Calls a minute from now on. */
  limitCalls(perMinute: number): void {
    this.#world.rate.perMinute = perMinute;
  }

  /** The addresses of the files that people sent run out. */
  expireFiles(): void {
    this.#world.files.expireAll();
  }

  /** Resolves when no event is being delivered or waits for its repetition. */
  settled(): Promise<void> {
    return this.webhook.settled();
  }

  async close(): Promise<void> {
    this.webhook.close();
    const closed = this.#server && once(this.#server, "close");
    this.#server?.close();
    this.#server?.closeAllConnections();
    await closed;
  }
}

function worldOf(options: FakeZaloOptions): World {
  const { appId, appSecret, oaSecret, oaId } = { ...trialCredentials, ...options };
  const clock = new VirtualClock(options.now);
  const ids = new IdSource();
  const { timeScale = 1, deadlineMs = 2000 } = options;
  return {
    appId,
    oaId,
    clock,
    ids,
    events: new EventWriter({ appId, oaId }, clock),
    files: new KeptFiles(ids),
    webhook: new Webhook({ appId, oaSecret, url: options.webhook, timeScale, deadlineMs }),
    people: new Map(),
    visitors: new Map(),
    tokens: new TokenBook({ appId, appSecret }, clock),
    uploads: new UploadStore(ids, clock),
    faults: new CallFaults(),
    rate: new RateLimit(options.perMinute ?? 4000, clock),
    calls: [],
    quotaInAnswers: options.quotaInAnswers ?? true,
    echo: options.echo ?? false,
    paidMessages: options.paidMessages ?? 0,
  };
}
