import { telegramChannel } from "../../../src/channels/telegram/telegram-channel.ts";
import type { Content } from "../../../src/content/content.ts";
import type { Envelope, Outgoing, Recipient, SendingChannel, SendOutcome } from "../../../src/conversation/delivery.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { BotApiError } from "../../fakes/telegram/bot-api-error.ts";
import { type FakeTelegram, startFakeTelegram } from "../../fakes/telegram/fake-telegram.ts";
import type { Draws } from "./chance.ts";
import type { ShownPayload } from "./platform.ts";

const notSlow = { perSecond: 100_000, chatPerSecond: 100_000 };

/** How a call through the real channel ended, and whether the person was shown it. */
export interface Called {
  outcome: SendOutcome;
  heard: boolean;
}

/** In some schedules what is said goes through the real Telegram channel to the fake Bot API, over HTTP. */
export class TelegramLine {
  private constructor(private readonly fake: FakeTelegram) {}

  static async start(): Promise<TelegramLine> {
    return new TelegramLine(await startFakeTelegram({ logCalls: 0 }));
  }

  /** The address of a new person, who lets the bot write. */
  newPerson(): string {
    const person = this.fake.user();
    person.start();
    return String(person.id);
  }

  block(address: string): void {
    this.fake.user(Number(address)).block();
  }

  comeBack(address: string): void {
    this.fake.user(Number(address)).unblock();
  }

  /** The channel of one server process; its envelopes say which messages they complete. */
  channel(content: Content, storage: Storage): { sending: SendingChannel; close(): Promise<void> } {
    const { sending, close } = telegramChannel({
      config: { token: this.fake.token, apiRoot: this.fake.url, ...notSlow },
      publicUrl: "https://ansinh.example",
      fileMaxBytes: 1_000_000,
      receiver: { receive: nothingComesIn, forget: nothingComesIn },
      files: storage.files,
      lostFiles: storage.lostFiles,
      deliveries: storage.deliveries,
      soleWork: storage.soleWork,
      words: content.words,
      languages: content.languages,
      pressKey: Buffer.alloc(32, 7),
      webhookSecret: "secret",
      tally: { count: () => {} },
      log: { info: () => {}, warn: () => {}, error: () => {} },
      now: () => new Date(),
      randomBytes: (size) => new Uint8Array(size),
    });
    const compose: SendingChannel["compose"] = async (to, messages, context) =>
      labelled(await sending.compose(to, messages, context), messages);
    return { sending: { ...sending, compose }, close };
  }

  /** Makes a call through the channel; `draws` are null when nothing goes wrong any more. */
  async call(
    channel: SendingChannel,
    to: Recipient,
    { envelope, draws }: { envelope: Envelope; draws: Draws | null },
  ): Promise<Called> {
    if (draws) this.#misbehave(Number(to.address), draws);
    else this.fake.calm();
    // Labelled by this file.
    const { inner } = envelope.payload as ShownPayload;
    const before = this.#screen(to.address);
    const outcome = await channel.send(to, { ...envelope, payload: inner });
    return {
      outcome,
      heard: outcome.is === "sent" || (outcome.is === "uncertain" && this.#screen(to.address) !== before),
    };
  }

  close(): Promise<void> {
    return this.fake.close();
  }

  #screen(address: string): string {
    return JSON.stringify(this.fake.user(Number(address)).room.messages.slice(-10));
  }

  #misbehave(chatId: number, draws: Draws): void {
    const rules = this.fake.callRules;
    const weights = { lost: 5, broken: 4, fault: 4, refused: 1, conflict: 2 };
    const ways: Record<keyof typeof weights, () => void> = {
      lost: () => rules.loseAnswers({ chatId }),
      broken: () => rules.breakConnections({ chatId }),
      fault: () => rules.fail({ chatId, code: draws.oneOf([500, 502, 504] as const) }),
      refused: () => rules.refuse({ chatId, error: new BotApiError(400, "Bad Request: message is too strange") }),
      conflict: () => rules.refuse({ chatId, error: new BotApiError(409, "Conflict") }),
    };
    ways[draws.weighted(weights)]();
  }
}

/** Each call with the messages that are complete with it, or the one of which it is a part. */
function labelled(envelopes: readonly Envelope[], messages: readonly Outgoing[]): Envelope[] {
  let done = (messages[0]?.n ?? 1) - 1;
  return envelopes.map(({ upTo, payload }) => {
    const complete = upTo > done;
    const least = done;
    const most = complete ? upTo : done + 1;
    done = Math.max(done, upTo);
    const about = messages.filter(({ n }) => n > least && n <= most);
    return { upTo, payload: { messages: about, complete, inner: payload } satisfies ShownPayload };
  });
}

function nothingComesIn(): Promise<never> {
  throw new Error("Nothing comes in by this channel");
}
