import { isDay } from "../rules/day.ts";
import { circumstances } from "../rules/deadlines/time-limits-schema.ts";
import { legalDay } from "../rules/legal-day.ts";
import type { HistoryLine } from "./case-surroundings.ts";
import { choicesOf, type MoveField, type MoveRules, type OfficerMove } from "./moves.ts";

/** Names of acts in the audit that the history has words for. */
export const toldActs = [
  "filed",
  "filed-by-phone",
  "opened",
  "file-opened",
  "followed",
  "added",
  "withdraw",
  "withdrawn",
  "dispute",
  "rate",
  "erase",
  "notify",
  "stop-notify",
  "noted",
  "taken",
  "taken-over",
  "released",
  "asked",
  "petition-received",
  "accepted",
  "refused",
  "paused",
  "resumed",
  "extended",
  "answered",
  "transferred",
  "merged",
  "closed",
  "reopened",
  "exported",
  "employer-joined",
  "employer-parted",
  "identity-asked",
  "identity-agreed",
  "identity-declined",
  "identity-opened",
  "muted",
  "unmuted",
  "printed",
  "letter-made",
  "split",
  "split-off",
] as const;

/** Lines with the same act by the same person on the same day in a row joined into one, which says how often. */
export function joinRepeats(lines: readonly HistoryLine[]): HistoryLine[] {
  const joined: HistoryLine[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last && sameAct(last, line)) joined[joined.length - 1] = { ...last, times: last.times + line.times };
    else joined.push(line);
  }
  return joined;
}

const joinable = ["opened", "file-opened", "followed"];

function sameAct(one: HistoryLine, other: HistoryLine): boolean {
  const who = ({ by }: HistoryLine) => ("name" in by ? by.name : by.is);
  const day = ({ at }: HistoryLine) => legalDay(new Date(at));
  return (
    joinable.includes(one.action) && one.action === other.action && who(one) === who(other) && day(one) === day(other)
  );
}

/** A day, or a code with the field whose words it has. */
export type HistoryDetail = { day: string } | { field: MoveField; move: OfficerMove; choice: string };

/** The move whose codes stand in the detail of an act. */
const moveOf: Readonly<Record<string, OfficerMove>> = {
  "petition-received": "receive-petition",
  accepted: "accept",
  refused: "refuse",
  paused: "pause",
  resumed: "resume",
  extended: "extend",
  transferred: "transfer",
  closed: "close",
  reopened: "reopen",
  "letter-made": "transfer",
};

/** What came with an act, as far as there are words for it; ids and codes that are gone are left out. */
export function historyDetails({ action, detail }: Pick<HistoryLine, "action" | "detail">, rules: MoveRules) {
  const move = moveOf[action];
  if (!move || detail === null) return [];
  return detail.split(" ").flatMap((token): HistoryDetail[] => {
    if (isDay(token)) return [{ day: token }];
    const field = fieldOf(token, move, rules);
    return field ? [{ field, move, choice: token }] : [];
  });
}

/** Messengers in which staff act on cases. */
const messengers = ["zalo", "telegram"] as const;

/** The messenger in which an officer did it; null for the console. */
export function messengerOf({ detail }: Pick<HistoryLine, "detail">): (typeof messengers)[number] | null {
  const tokens = detail?.split(" ") ?? [];
  return messengers.find((one) => tokens.includes(`via-${one}`)) ?? null;
}

const coded = ["reason", "outcome", "form", "place", "track"] as const;

function fieldOf(token: string, move: OfficerMove, rules: MoveRules): MoveField | undefined {
  if (circumstances.some((one) => one === token)) return "circumstances";
  if (token in rules.bodies.bodies) return "body";
  const { needs } = rules.book.states.moves[move];
  return coded.find((field) => needs.includes(field) && choicesOf(move, field, rules)?.includes(token));
}
