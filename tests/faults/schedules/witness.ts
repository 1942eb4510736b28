import type { Mark, Waiting } from "../../../src/conversation/delivery.ts";
import type { CommitOutcome, Turn } from "../../../src/conversation/ports.ts";
import type { Journal } from "./journal.ts";

/** A turn that was committed, as it was when it was handed to the store. */
export interface Committed {
  at: number;
  turn: Turn;
  /** Sessions before and after, as JSON: what is looked at later must not change meanwhile. */
  before: string;
  after: string;
}

/** Sees what reaches the database, also when the process that did it never hears of it. */
export class Witness {
  readonly commits: Committed[] = [];
  /** Line at which the mark of a delivered message was written, by conversation and number. */
  readonly marked = new Map<string, number>();

  constructor(private readonly journal: Journal) {}

  /** A commit ended. */
  sawCommit(who: string, turn: Turn, { outcome, delivery }: CommitOutcome & { delivery?: string }): void {
    const { event, conversation, messages, session, filed } = turn;
    const numbers = messages.map(({ n }) => n).join(",");
    const what = `${who} commits ${event.key} on version ${conversation.version}`;
    const at = this.journal.note(
      `${what}: ${outcome} ${delivery ?? ""}, says ${numbers || "nothing"}${filed.length > 0 ? ", files" : ""}`,
    );
    if (outcome !== "committed") return;
    this.commits.push({ at, turn, before: JSON.stringify(conversation.session), after: JSON.stringify(session) });
  }

  /** Messages that wait were read. */
  sawLoad(who: string, what: "claims" | "loads", loaded: readonly Waiting[]): void {
    const each = loaded.map(({ to, messages }) => `${messages.map(({ n }) => n)} of ${to.conversationId.slice(0, 4)}`);
    this.journal.note(`${who} ${what} ${each.join("; ") || "nothing"}`);
  }

  /** Marks were written. */
  sawMarks(who: string, marks: readonly Mark[]): void {
    const at = this.journal.note(`${who} marks ${marks.map(markText).join("; ")}`);
    for (const mark of marks)
      if (mark.is === "delivered")
        for (const n of mark.numbers) {
          const key = `${mark.conversationId} ${n}`;
          if (!this.marked.has(key)) this.marked.set(key, at);
        }
  }
}

function markText(mark: Mark): string {
  const which = mark.is === "delivered" ? mark.numbers.join(",") : mark.is === "away" ? "everything" : String(mark.n);
  return `${mark.is} ${which} of ${mark.conversationId.slice(0, 4)}`;
}
