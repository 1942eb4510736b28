/** A person who plays recorded talks on a messenger: what they do there, and what the messenger then shows. */
import type { App } from "../../src/app.ts";
import { pressCodes } from "../../src/conversation/screens/press-code.ts";
import type { Choice, Message, Question } from "../../src/flow/message.ts";
import type { RecordedTurn } from "../../src/flow/recording.ts";
import type { FakeTelegram } from "../fakes/telegram/fake-telegram.ts";
import type { Person } from "../fakes/telegram/person.ts";
import type { ShownMessage as TelegramMessage } from "../fakes/telegram/room.ts";
import type { FakePerson } from "../fakes/zalo-oa/fake-person.ts";
import type { FakeZalo } from "../fakes/zalo-oa/fake-zalo.ts";
import type { ZaloButton } from "../fakes/zalo-oa/payloads.ts";
import { smallJpeg } from "../small-jpeg.ts";

/** One person on one messenger. */
export interface MessengerPerson {
  channel: string;
  address: string;
  /** Does what a turn says; `open` is the question that is open. Resolves when the messenger has handed it over. */
  act(turn: RecordedTurn, open: Question | null): Promise<void>;
  /** Everything the messenger shows anew since it was last asked: texts, and labels of buttons. */
  news(): string;
}

/** Every button this person has ever seen, by the question and choice behind it. */
class SeenButtons<B> {
  readonly #seen = new Map<string, B>();

  note(code: { prompt: number; id: string } | null, button: B): void {
    if (code) this.#seen.set(`${code.prompt} ${code.id}`, button);
  }

  find(prompt: number, id: string): B | undefined {
    return this.#seen.get(`${prompt} ${id}`);
  }
}

/** A new person on Telegram. */
export function onTelegram(app: App, fake: FakeTelegram): MessengerPerson {
  const person = fake.user();
  const codes = pressCodes(app.storage.keys.derive("telegram press"));
  const buttons = new SeenButtons<{ message: TelegramMessage; label: string }>();
  const address = String(person.id);
  let before = new Map<number, string>();
  const look = (): string => {
    const fresh: string[] = [];
    const now = new Map<number, string>();
    for (const message of person.messages.filter(({ from }) => from === "bot")) {
      for (const { label, button } of message.buttons.flat())
        if ("callback_data" in button)
          buttons.note(codes.read(address, (button.callback_data ?? "").replace(/^\W/, "")), { message, label });
      const labels = message.buttons.flat().map(({ label }) => label);
      const shown = [message.text, ...labels].join("\n");
      now.set(message.id, shown);
      if (before.get(message.id) !== shown) fresh.push(shown);
    }
    before = now;
    return [...fresh, ...(person.keyboard ?? []).flat()].join("\n");
  };
  return {
    channel: "telegram",
    address,
    async act(turn, open) {
      actOnTelegram(person, { turn, open, buttons });
      await fake.settled();
      await app.sender.idle();
    },
    news: look,
  };
}

interface TelegramAct {
  turn: RecordedTurn;
  open: Question | null;
  buttons: SeenButtons<{ message: TelegramMessage; label: string }>;
}

function actOnTelegram(person: Person, act: TelegramAct): void {
  const { sends = [], types, presses, open } = act.turn;
  for (const _ of sends) person.sendPhoto(smallJpeg, types ? { caption: types } : {});
  if (sends.length > 0) return;
  if (presses !== undefined) pressOnTelegram(person, act);
  else if (types !== undefined) person.send(types);
  else person.start(typeof open === "string" ? open : "");
}

function pressOnTelegram(person: Person, { turn, open, buttons }: TelegramAct): void {
  const id = turn.presses ?? "";
  const prompt = (open?.prompt ?? 0) - (turn.late ?? 0);
  const button = buttons.find(prompt, id);
  if (button) person.pressOld(button.message, button.label);
  else person.send(typedFor(id, open));
}

let people = 0;

/** A new person on Zalo, whose id no other person has, also of a fake that began anew. */
export function onZalo(app: App, fake: FakeZalo): MessengerPerson {
  people += 1;
  const person = fake.user(`29${String(people).padStart(17, "0")}`);
  const codes = pressCodes(app.storage.keys.derive("zalo press"));
  const buttons = new SeenButtons<ZaloButton>();
  let seen = 0;
  return {
    channel: "zalo",
    address: person.id,
    async act(turn, open) {
      await actOnZalo(person, { turn, open, buttons });
      await fake.settled();
      await app.path.idle();
      await app.sender.idle();
    },
    news() {
      const fresh = person.answers.slice(seen);
      seen = person.answers.length;
      return fresh
        .map((shown) => {
          for (const button of shown.buttons ?? []) {
            const code = button.type === "oa.query.hide" ? button.payload.replace(/^#a:/, "") : "";
            buttons.note(codes.read(person.id, code), button);
          }
          return [shown.text ?? "", ...(shown.buttons ?? []).map(({ title }) => title)].join("\n");
        })
        .join("\n");
    },
  };
}

interface ZaloAct {
  turn: RecordedTurn;
  open: Question | null;
  buttons: SeenButtons<ZaloButton>;
}

async function actOnZalo(person: FakePerson, { turn, open, buttons }: ZaloAct): Promise<void> {
  if (turn.sends) {
    for (const _ of turn.sends) await person.sendImage(smallJpeg, turn.types);
  } else if (turn.presses !== undefined) {
    const button = buttons.find((open?.prompt ?? 0) - (turn.late ?? 0), turn.presses);
    if (button) await person.press(button);
    else await person.send(typedFor(turn.presses, open));
  } else if (turn.types !== undefined) {
    await person.send(turn.types);
  } else if (typeof turn.open === "string") {
    await person.send(`#${turn.open}`);
  } else {
    await person.follow();
  }
}

/** What a person types for a choice that has no button: its number; for a command its words. */
function typedFor(id: string, open: Question | null): string {
  const at = open?.choices.findIndex((choice) => choice.id === id) ?? -1;
  if (at >= 0) return String(at + 1);
  return open?.commands.find((command: Choice) => command.id === id)?.label ?? id;
}

/** The question that is open after these messages, or the one before. */
export function openAfter(messages: readonly Message[], before: Question | null): Question | null {
  const question = messages.findLast((message) => message.kind === "question");
  return question?.kind === "question" ? question : before;
}

/** Everything of a message that a person must be able to read on any messenger. */
export function readable(message: Message): string[] {
  switch (message.kind) {
    case "text":
    case "receipt":
      return message.text.split("\n");
    case "question":
      return [...message.text.split("\n"), ...[...message.choices, ...message.commands].map(({ label }) => label)];
    case "card":
      return [
        message.title,
        ...message.summary.split("\n"),
        ...message.lines.flatMap(({ label, value }) => [label, ...value.split("\n")]),
        ...message.sources,
        ...message.notes.flatMap((note) => note.split("\n")),
      ];
    case "link":
      return [message.text, message.label];
  }
}
