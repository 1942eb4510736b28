/** What the people of a schedule do: most of the time they walk to the end of a complaint, and sometimes they do not. */
import type { FileRef, Input } from "../../../src/flow/input.ts";
import type { Question } from "../../../src/flow/message.ts";
import { type Draws, pass } from "./chance.ts";
import type { Chat, Platform } from "./platform.ts";

/** Who acts where. */
export interface PersonParts {
  chat: Chat;
  platform: Platform;
  draws: Draws;
  /** Stores a file of this person, as a channel does before the turn. */
  keepFile(name: string): Promise<FileRef>;
}

const kinds = {
  goOn: 76,
  nonsense: 3,
  oldPress: 4,
  twice: 4,
  atOnce: 5,
  command: 6,
  start: 2,
  sticker: 1,
  language: 1,
} as const;

/** One person, from the first word to the last. */
export class Person {
  #words = 0;
  #told = false;

  constructor(private readonly parts: PersonParts) {}

  /** Does everything this person does. */
  async live(): Promise<void> {
    const { chat, platform, draws } = this.parts;
    const deeds = draws.between(6, 22);
    platform.say(chat, draws.is(0.8) ? { kind: "start" } : { kind: "text", text: "xin chào" });
    for (let deed = 0; deed < deeds; deed += 1) {
      await this.#listen();
      await this.#act();
      platform.mayBlock(chat, draws);
    }
  }

  /** Waits for an answer, but not for ever; some do not wait at all. */
  async #listen(): Promise<void> {
    const { chat, draws } = this.parts;
    const patience = draws.is(0.12) ? 0 : draws.between(10, 60);
    const before = chat.showings.length;
    for (let waited = 0; waited < patience && chat.showings.length === before; waited += 2) await pass(2);
    if (draws.is(0.2)) await pass(draws.between(1, 6));
  }

  async #act(): Promise<void> {
    const { chat, platform, draws } = this.parts;
    const say = (input: Input) => platform.say(chat, input);
    const old = chat.questions.slice(0, -1);
    switch (draws.weighted(kinds)) {
      case "nonsense":
        return say({
          kind: "text",
          text: draws.oneOf(["???", "0", "con mèo trèo cây cau", "99999999999", "/start x"]),
        });
      case "oldPress":
        return say(old.length > 0 ? press(draws.oneOf(old), draws) : { kind: "text", text: "xin chào" });
      case "twice": {
        const input = await this.#goOn();
        say(input);
        return say(input.kind === "press" ? { ...input } : { kind: "text", text: this.#newWords() });
      }
      case "atOnce":
        say(await this.#goOn());
        return say({ kind: "text", text: this.#newWords() });
      case "command":
        return say({ kind: "command", id: draws.oneOf(["back", "edit", "cancel", "restart", "help"]) });
      case "start":
        return say({ kind: "start", ...(draws.is(0.3) ? { open: "complaint" } : {}) });
      case "sticker":
        return say({ kind: "unusable", what: "sticker" });
      case "language":
        return say({ kind: "command", id: draws.oneOf(["language-vi", "language-en"]) });
      default:
        return say(await this.#goOn());
    }
  }

  /** What leads towards the end, from the question they see. */
  async #goOn(): Promise<Input> {
    const { chat, draws } = this.parts;
    const question = chat.questions.at(-1);
    if (!question) return { kind: "text", text: this.#newWords() };
    const { expects, choices } = question;
    if (expects === "phone") return { kind: "text", text: "0912 345 678" };
    if (expects === "text") return { kind: "text", text: "Bế Văn Hùng" };
    if (expects === "code") return { kind: "text", text: this.#code() };
    if (expects === "story" && !(this.#told && draws.is(0.65))) return await this.#tell();
    const wanted = ["complaint", "send", "go-on", "done", "skip", "report", "kept-picture", "anonymous"].find((id) =>
      choices.some((choice) => choice.id === id),
    );
    if (wanted !== undefined && draws.is(wanted === "anonymous" ? 0.6 : 0.88)) return this.#choose(question, wanted);
    if (expects === "place" && draws.is(0.4)) return { kind: "text", text: "Trùng Khánh" };
    return choices.length > 0
      ? this.#choose(question, draws.oneOf(choices).id)
      : { kind: "text", text: this.#newWords() };
  }

  async #tell(): Promise<Input> {
    const { draws, keepFile } = this.parts;
    this.#told = true;
    if (draws.is(0.12))
      return { kind: "files", files: [await keepFile(`anh ${this.#words}.jpg`)], text: this.#newWords() };
    return { kind: "text", text: this.#newWords() };
  }

  #choose(question: Question, id: string): Input {
    if (id === "done") this.#told = false;
    const label = question.choices.find((choice) => choice.id === id)?.label ?? id;
    // The label of an answer repeats what was told.
    if (this.parts.draws.is(0.25) && !label.includes("mẩu")) return { kind: "text", text: label };
    return { kind: "press", prompt: question.prompt, id };
  }

  #code(): string {
    const receipts = this.parts.chat.showings.flatMap(({ message }) =>
      message.kind === "receipt" ? [message.code] : [],
    );
    return receipts.at(-1) ?? "1234J-5678J-9ABCJ-DEFGJ-HJKMJ";
  }

  /** Words that are said once in the whole schedule, so that whoever reads them twice knows that they were doubled. */
  #newWords(): string {
    this.#words += 1;
    return `Công ty nợ lương, mẩu ${this.parts.chat.name.replace(" ", "-")}-${this.#words}.`;
  }
}

function press(question: Question, draws: Draws): Input {
  const buttons = [...question.choices, ...question.commands];
  if (buttons.length === 0) return { kind: "text", text: "xin chào" };
  return { kind: "press", prompt: question.prompt, id: draws.oneOf(buttons).id };
}
