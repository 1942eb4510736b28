/** What the fake's page can do: each action by its name, for a chosen person or for the platform. */
import { badGateway, type CallFault, emptyBody, htmlPage } from "./call-faults.ts";
import type { FakePerson } from "./fake-person.ts";
import type { FakeZalo } from "./fake-zalo.ts";
import type { EventFault, ReleaseOrder } from "./webhook.ts";

/** The fields that the page sent with an action. */
class ActionInput {
  readonly #fields: Record<string, unknown>;

  constructor(fields: Record<string, unknown>) {
    this.#fields = fields;
  }

  text(name: string): string {
    const value = this.#fields[name];
    return typeof value === "string" ? value : "";
  }

  number(name: string): number {
    const value = Number(this.#fields[name]);
    return Number.isFinite(value) ? value : 0;
  }

  on(name: string): boolean {
    return this.#fields[name] === true;
  }

  bytes(name: string): Uint8Array {
    return Buffer.from(this.text(name), "base64");
  }
}

type PersonAction = (person: FakePerson, input: ActionInput, fake: FakeZalo) => unknown;
type PlatformAction = (fake: FakeZalo, input: ActionInput) => unknown;

const personActions: Record<string, PersonAction> = {
  send: (person, input) => person.send(input.text("text")),
  press: (person, input) => press(person, input),
  image: (person, input) => person.sendImage(input.bytes("base64"), input.text("caption") || undefined),
  file: (person, input) => person.sendFile(input.bytes("base64"), input.text("name") || "tep.pdf"),
  audio: (person) => person.sendAudio(Buffer.from("not really audio")),
  location: (person) => person.sendLocation("22.6657", "106.2579"),
  sticker: (person) => person.sendSticker(),
  share: (person, input) => person.submitInfo({ name: input.text("name"), phone: input.text("phone") }),
  follow: (person) => person.follow(),
  unfollow: (person) => person.unfollow(),
  block: (person) => {
    person.blocks = !person.blocks;
  },
  withdraw: (person) => person.withdraw(),
  chatNow: (person) => person.clickChatNow(),
  seen: (person) => person.seen(),
  react: (person) => person.react(),
  officer: (person, input, fake) => fake.officerWrites(person, input.text("text"), "admin-1"),
};

const platformActions: Record<string, PlatformAction> = {
  newUser: (fake, input) => fake.user(undefined, { displayName: input.text("name") || undefined }),
  misbehave: (fake, input) => fake.misbehave(input.text("path") || "*", faultOf(input), input.number("times") || 1),
  behave: (fake) => fake.behave(),
  killAccess: (fake) => fake.tokens.killAccess(),
  killRefresh: (fake) => fake.tokens.killRefresh(),
  issueCode: (fake) => fake.issueCode(),
  issueTokens: (fake) => fake.issueTokens(),
  advance: (fake, input) => fake.advance(input.number("ms")),
  misdeliver: (fake, input) => fake.webhook.misdeliver(eventFaultOf(input.text("fault")), input.number("times") || 1),
  hold: (fake) => fake.webhook.hold(),
  release: (fake, input) => fake.webhook.release(releaseOrderOf(input.text("order"))),
  replay: (fake) => replayLast(fake),
  webhookOn: (fake) => fake.enableWebhook(),
  webhookOff: (fake) => fake.webhook.switchOff(),
  setWebhook: (fake, input) => fake.setWebhook(input.text("url") || undefined),
  limitCalls: (fake, input) => fake.limitCalls(input.number("perMinute")),
  paid: (fake, input) => {
    fake.switches.paidMessages = input.number("count");
  },
  echo: (fake, input) => {
    fake.switches.echo = input.on("on");
  },
  oddEscapes: (fake, input) => {
    fake.webhook.oddEscapes = input.on("on");
  },
  expireUploads: (fake) => fake.uploads.expireAll(),
  expireFiles: (fake) => fake.expireFiles(),
};

/** Does an action of the page; what an event's delivery comes to is shown later, not waited for. */
export function act(fake: FakeZalo, fields: Record<string, unknown>): unknown {
  const input = new ActionInput(fields);
  const name = input.text("act");
  const platformAction = platformActions[name];
  if (platformAction) return settledOnly(platformAction(fake, input));
  const person = fake.users.find(({ id }) => id === input.text("user"));
  const personAction = personActions[name];
  if (!person || !personAction) throw new Error(`The page asked for "${name}", which is not an action.`);
  return settledOnly(personAction(person, input, fake));
}

function settledOnly(result: unknown): unknown {
  // A promise that fails here is an impossible action, such as a reaction before there is a message; the page shows it.
  return result instanceof Promise ? Promise.race([result, new Promise((resolve) => setTimeout(resolve, 50))]) : result;
}

async function press(person: FakePerson, input: ActionInput): Promise<unknown> {
  const message = person.chat.messageOf(input.text("message"));
  const button = message.buttons?.[input.number("at")];
  if (!button) throw new Error("The message has no such button.");
  const pressed = await person.press(button);
  return "opened" in pressed ? pressed : undefined;
}

function faultOf(input: ActionInput): CallFault {
  const faults: Record<string, CallFault> = {
    error: { kind: "error", code: input.number("code") },
    lost: { kind: "lost" },
    broken: { kind: "broken" },
    hang: { kind: "hang" },
    slow: { kind: "slow", ms: input.number("ms") || 3000 },
    "502": badGateway,
    html: htmlPage,
    empty: emptyBody,
  };
  const fault = faults[input.text("kind")];
  if (!fault) throw new Error(`"${input.text("kind")}" is not a way in which a call goes wrong.`);
  return fault;
}

function eventFaultOf(name: string): EventFault {
  const faults: Record<string, EventFault> = {
    duplicate: { copies: 2 },
    parallel: { copies: 2, parallel: true },
    late: { lateMs: 5000 },
    split: { splitAt: [1, 20, 21], splitPauseMs: 50 },
    wrongMac: { wrongMac: true },
    oddEscapes: { oddEscapes: true },
    numberTimestamp: { numberTimestamp: true },
  };
  const fault = faults[name];
  if (!fault) throw new Error(`"${name}" is not a way in which an event goes wrong.`);
  return fault;
}

function releaseOrderOf(name: string): ReleaseOrder {
  return name === "reversed" || name === "parallel" ? name : "in order";
}

function replayLast(fake: FakeZalo): unknown {
  const last = fake.webhook.deliveries.at(-1);
  return last && fake.webhook.replay(last);
}
