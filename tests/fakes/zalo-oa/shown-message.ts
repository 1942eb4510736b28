import type { InfoRequest } from "./message-rules.ts";
import type { ZaloButton } from "./payloads.ts";

/** A file or picture as the chat shows it. */
export interface ShownFile {
  url: string;
  name: string;
  /** Absent for a picture somewhere on the web. */
  bytes?: Uint8Array;
}

/** A line of the chat as the person sees it on their phone. */
export interface ShownMessage {
  id: string;
  from: "person" | "bot" | "officer";
  /** Milliseconds since 1970. */
  at: number;
  text?: string;
  buttons?: ZaloButton[];
  image?: ShownFile;
  file?: ShownFile;
  audio?: ShownFile;
  sticker?: string;
  location?: { latitude: string; longitude: string };
  asksInfo?: InfoRequest;
  /** Id of the message that this one quotes. */
  quotes?: string;
  /** Who wrote in the console of the account. */
  adminId?: string;
  /** Icons that were put on it, by the person or the account. */
  reactions?: string[];
}

/** The lines of one chat, and those who wait for more of them. */
export class Chat {
  readonly messages: ShownMessage[] = [];
  readonly #waiting = new Set<() => void>();

  add(message: ShownMessage): void {
    this.messages.push(message);
    for (const look of [...this.#waiting]) look();
  }

  /** What the account said, without the person's own lines. */
  get answers(): ShownMessage[] {
    return this.messages.filter(({ from }) => from !== "person");
  }

  /** The account's lines as soon as there are so many of them; fails after ms of real time. */
  answered(count: number, ms = 5000): Promise<ShownMessage[]> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const answers = this.answers;
        if (answers.length < count) return;
        stop();
        resolve(answers);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`The chat has ${this.answers.length} answers after ${ms} ms, not ${count}.`));
      }, ms);
      const stop = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** The newest message with a button of this title. */
  buttonTitled(title: string): ZaloButton {
    const buttons = this.messages.flatMap((message) => message.buttons ?? []);
    const found = buttons.findLast((button) => button.title === title);
    if (found) return found;
    const titles = buttons.map((button) => `"${button.title}"`).join(", ");
    throw new Error(`The chat has no button "${title}"; it has ${titles || "none"}.`);
  }

  messageOf(id: string): ShownMessage {
    const found = this.messages.find((message) => message.id === id);
    if (!found) throw new Error(`The chat has no message "${id}".`);
    return found;
  }
}
