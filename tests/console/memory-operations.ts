import type { AlarmNow, OperationsState, OperationsView } from "../../src/console/operations.ts";
import type { DeadLetter, SetAsideEvent } from "../../src/conversation/delivery.ts";
import type { LostFile } from "../../src/conversation/lost-files.ts";
import type { Words } from "../../src/flow/words.ts";
import { alarmText } from "../../src/watch/alarm-text.ts";

/** An OperationsView in memory, for tests of the pages: the same promises as the port. */
export class MemoryOperations implements OperationsView {
  now: OperationsState = { keptEvents: 0, keptOldestSeconds: null, channels: [] };
  active: AlarmNow[] = [];
  letters: DeadLetter[] = [];
  events: SetAsideEvent[] = [];
  lost: LostFile[] = [];
  /** How often the alarms were asked for. */
  asked = 0;
  /** What was done, by whom. */
  readonly done: string[] = [];
  readonly #words: Words;

  constructor(words: Words) {
    this.#words = words;
  }

  async state() {
    return this.now;
  }

  async alarms() {
    this.asked += 1;
    return this.active;
  }

  say(lang: string, alarm: AlarmNow) {
    return alarmText(this.#words, lang, alarm);
  }

  readonly deadLetters = {
    list: async (atMost: number) => this.letters.slice(0, atMost),
    sendAgain: async (actor: { staffId: string }, id: string, n: number) => this.#letter("again", actor, { id, n }),
    drop: async (actor: { staffId: string }, id: string, n: number) => this.#letter("drop", actor, { id, n }),
  };

  readonly setAside = {
    list: async (atMost: number) => this.events.slice(0, atMost),
    tryAgain: async (actor: { staffId: string }, id: string) => this.#event("again", actor, id),
    drop: async (actor: { staffId: string }, id: string) => this.#event("drop", actor, id),
  };

  readonly lostFiles = { list: async (atMost: number) => this.lost.slice(0, atMost) };

  #letter(change: string, { staffId }: { staffId: string }, of: { id: string; n: number }): boolean {
    const left = this.letters.filter(({ conversationId, n }) => conversationId !== of.id || n !== of.n);
    return this.#changed(left.length < this.letters.length, `letter ${of.n} ${change} by ${staffId}`, () => {
      this.letters = left;
    });
  }

  #event(change: string, { staffId }: { staffId: string }, id: string): boolean {
    const left = this.events.filter((event) => event.id !== id);
    return this.#changed(left.length < this.events.length, `event ${id} ${change} by ${staffId}`, () => {
      this.events = left;
    });
  }

  #changed(there: boolean, what: string, change: () => void): boolean {
    if (!there) return false;
    this.done.push(what);
    change();
    return true;
  }
}
