import type { OutboundMessage } from "../../../conversation/ports.ts";
import type { Message, Question } from "../../../flow/message.ts";
import type { Assets } from "../assets.ts";
import type { ShownMessage } from "../keepsake.ts";
import type { FormTicket } from "./form-ticket.ts";

/** Words of the page in one language. */
export type Say = (key: string, params?: Record<string, string | number>) => string;

/** Everything one rendering of the page shows. */
export interface PageView {
  lang: string;
  languages: readonly { lang: string; name: string }[];
  say: Say;
  url: Assets["url"];
  /** Words the script needs, by key; {{parameters}} left in. */
  scriptWords: Record<string, string>;
  ticket: FormTicket;
  /** Null before the conversation has begun. */
  talk: Talk | null;
  /** What went wrong with the form that was sent. */
  alert?: { title: string; detail: string };
  /** Text to put back into the box after something went wrong. */
  draft?: string;
  fileMaxBytes: number;
  /** Whether browsers may keep the page for days without network. */
  offline: boolean;
  /** Whether the figures of the service's work are for everybody. */
  publicStatus: boolean;
  /** The conversation that a link to this page named. */
  open?: string;
}

/** A conversation under way, as the forms show it. */
export interface Talk {
  messages: ShownMessage[];
  /** Number of times the page has looked for an answer that is still being worked on. */
  waited: number;
}

/** The question that is open: the last one said. */
export function openQuestion(messages: OutboundMessage[]): Question | null {
  const questions = messages
    .map(({ message }) => message)
    .filter((message): message is Question => isQuestion(message));
  return questions.at(-1) ?? null;
}

function isQuestion(message: Message): message is Question {
  return message.kind === "question";
}

/** Choices that stand for themselves and are never ticked together with others. */
const single = new Set(["skip", "done", "unknown", "none"]);

/** Which of a question's choices are ticked together, and which are pressed. */
export function splitChoices(question: Question) {
  const ticked = question.expects === "choices" ? question.choices.filter(({ id }) => !single.has(id)) : [];
  return { ticked, pressed: question.choices.filter((choice) => !ticked.includes(choice)) };
}

/** An amount of VND with the language's thousands mark: 1.855.000 or 1,855,000. */
export function amountText(amount: number, lang: string): string {
  return String(Math.round(amount)).replace(/\B(?=(\d{3})+(?!\d))/g, lang === "vi" ? "." : ",");
}
