/** What the desk goes by, made from the content: the table of moves, the clocks, and what citizens are told of a move. */
import type { Content } from "../content/content.ts";
import type { Message } from "../flow/message.ts";
import type { CaseTimes } from "../rules/cases/case-clocks.ts";
import { rolesWith } from "../rules/staff/roles.ts";
import type { MoveRules, OfficerMove } from "./moves.ts";

/** News of a case for its citizen. */
export interface CaseNews {
  number: string;
  move: OfficerMove | "split";
  /** The days of the case afterwards. */
  times: CaseTimes;
  /** The officer's message, where it belongs into the talk itself: without it the citizen reads it with their code. */
  text: string | null;
}

/** What the desk goes by. */
export interface CaseRules extends MoveRules {
  /** What a citizen is told of a move, where they wrote from; null: nothing. */
  news(lang: string, news: CaseNews): Message | null;
  /** Ids of roles that may have a case, and of those that may give away what others have. */
  roles: { work: readonly string[]; assign: readonly string[] };
}

/** Moves that only the officers see. */
const quiet: readonly OfficerMove[] = [
  "take",
  "take-over",
  "assign",
  "hand-over",
  "release",
  "extend",
  "pause",
  "resume",
  "reopen",
];

/** The rules of the content, as of the day that `today` gives. */
export function caseRules(content: Content, today: () => string): CaseRules {
  const { calendar, timeLimits: limits, sources, caseStates: states, tracks, bodies, service } = content;
  return {
    book: { calendar, limits, sources, states, tracks, ...service },
    bodies,
    today,
    roles: { work: rolesWith(content.roles, "case.work"), assign: rolesWith(content.roles, "case.assign") },
    news: (lang, news) => {
      const key = keyOf(news);
      if (key === null) return null;
      const params = { number: news.number, answer: news.text ?? "" };
      return { kind: "text", text: content.words(lang, key, params) };
    },
  };
}

/** Others may read over the shoulder or share the phone: without the code nobody is told more than that there is news. */
function keyOf({ move, text }: CaseNews): string | null {
  if (quiet.some((one) => one === move)) return null;
  if (move === "answer") return text === null ? "messenger:answered" : "messenger:answeredHere";
  if (move === "ask") return text === null ? "messenger:asked" : "messenger:askedHere";
  return text === null ? "messenger:news" : "messenger:newsHere";
}
