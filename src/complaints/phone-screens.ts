/** What a linked chat says: numbers, kinds, places, days and states, never a word of what was told. */
import type { Choice, Message } from "../flow/message.ts";
import type { Words } from "../flow/words.ts";
import { shownDay } from "../rules/day.ts";
import { countedAtMost } from "./desk.ts";
import { type PhoneCase, type PhonePage, type PhoneView, phoneViews } from "./phone-cases.ts";
import { type PhoneAct, type PhonePress, pressId } from "./phone-press.ts";

/** What screens are made with. */
export interface ScreenParts {
  words: Words;
  lang: string;
  /** The name of a commune or ward. */
  placeName(lang: string, id: string): string;
  /** The service's own address, where it has one. */
  publicUrl?: string | undefined;
}

/** No more buttons than Zalo shows. */
const buttonsAtMost = 5;
/** Longest label that every messenger shows in one line. */
const labelAtMost = 34;

/** Words of the phone. */
export function phoneWords(
  { words, lang }: ScreenParts,
  key: string,
  params?: Record<string, string | number>,
): string {
  return words(lang, `console:phone.chat.${key}`, params);
}

/** A sentence. */
export function sentence(parts: ScreenParts, key: string, params?: Record<string, string | number>): Message {
  return { kind: "text", text: phoneWords(parts, key, params) };
}

/** A text with buttons. They answer no question of a conversation, so all have the number 0. */
export function withButtons(text: string, buttons: readonly { label: string; press: PhonePress }[]): Message {
  const choices = buttons.map(({ label, press }): Choice => ({ id: pressId(press), label: cut(label) }));
  return { kind: "question", text, prompt: 0, expects: "choice", choices, commands: [] };
}

/** Cut to what a button shows. */
function cut(label: string): string {
  const all = [...label];
  return all.length <= labelAtMost ? label : `${all.slice(0, labelAtMost - 1).join("")}…`;
}

/** The lists, with how many cases each holds. */
export function menuScreen(parts: ScreenParts, name: string, counts: Record<PhoneView | "hidden", number>): Message {
  const head = phoneWords(parts, "menu", { name });
  const lines = counts.hidden > 0 ? [head, hiddenLine(parts, counts.hidden)] : [head];
  const buttons = phoneViews.map((view) => ({
    label: `${phoneWords(parts, `views.${view}`)} (${counted(counts[view])})`,
    press: { do: "list", view, after: null } as const,
  }));
  return withButtons(lines.join("\n\n"), buttons);
}

/** A count; beyond the most that is counted, "99+". */
export function counted(count: number): string {
  return count < countedAtMost ? String(count) : `${countedAtMost - 1}+`;
}

function hiddenLine(parts: ScreenParts, count: number): string {
  const line = phoneWords(parts, "hidden", { count: counted(count) });
  return parts.publicUrl ? `${line}\n${parts.publicUrl}/console/complaints` : line;
}

/** One page of a list: a line and a button for each case. */
export function listScreen(parts: ScreenParts, view: PhoneView, { rows, more, hidden }: PhonePage): Message {
  const head = phoneWords(parts, `views.${view}`);
  const lines = rows.map((row, at) => `${at + 1}. ${lineOf(parts, row)}`);
  const empty = rows.length === 0 ? [phoneWords(parts, "none")] : [];
  const text = [head, ...empty, ...lines, ...(hidden > 0 ? [hiddenLine(parts, hidden)] : [])].join("\n\n");
  const last = rows.at(-1);
  const on: PhonePress = more && last ? { do: "list", view, after: last.id } : { do: "menu" };
  return withButtons(text, [
    ...rows.map(({ id, number }) => ({ label: number, press: { do: "case", id } as const })),
    { label: phoneWords(parts, on.do === "menu" ? "to-menu" : "next"), press: on },
  ]);
}

/** "26-4821-3907 · Lương, thưởng · Phường Thục Phán · Đang xử lý · hạn 27/11/2026". */
function lineOf(parts: ScreenParts, row: PhoneCase): string {
  return [row.number, ...aboutOf(parts, row)].join(" · ");
}

function aboutOf(parts: ScreenParts, { kind, place, state, dueOn, overdue }: PhoneCase): string[] {
  const { words, lang, placeName } = parts;
  const due = dueOn === null ? [] : [phoneWords(parts, overdue ? "overdue" : "due", { day: shownDay(dueOn) })];
  return [
    words(lang, `console:kinds.${kind}`),
    ...(place === null ? [] : [placeName(lang, place)]),
    words(lang, `cases:states.${state}`),
    ...due,
  ];
}

/** One case: what may be said of it, who has it, and the moves that need no words. `first` stands above it. */
export function caseScreen(parts: ScreenParts, row: PhoneCase, { me, first }: { me: string; first?: string }): Message {
  const { id, number, owner } = row;
  const who = owner === null ? "nobody" : owner.id === me ? "you" : "other";
  const open = parts.publicUrl
    ? phoneWords(parts, "open-at", { address: `${parts.publicUrl}/console/complaints/${id}` })
    : phoneWords(parts, "open-console");
  const lines = [
    ...(first === undefined ? [] : [first, ""]),
    phoneWords(parts, "case", { number }),
    ...aboutOf(parts, row),
    phoneWords(parts, `owner.${who}`, { name: owner?.name ?? "" }),
    "",
    open,
  ];
  const buttons = movesOf(parts, row).slice(0, buttonsAtMost - 1);
  return withButtons(lines.join("\n"), [...buttons, { label: phoneWords(parts, "to-menu"), press: { do: "menu" } }]);
}

function movesOf({ words, lang }: ScreenParts, { id, version: seen, moves }: PhoneCase) {
  const gives = moves.includes("assign") || moves.includes("hand-over");
  return moves.flatMap((move): { label: string; press: PhonePress }[] => {
    const label = words(lang, `console:moves.${move}.do`);
    if (move === "assign" || (move === "hand-over" && gives && !moves.includes("assign")))
      return [{ label, press: { do: "ask-whom", id, seen, from: 0 } }];
    if (move === "hand-over") return [];
    if (move === "close") return [{ label, press: { do: "ask-outcome", id, seen } }];
    // All others are made at once: PhoneMove without those above is PhoneAct.
    return [{ label, press: { do: "act", act: move as PhoneAct, id, seen } }];
  });
}

/** Who is to have a case. */
export function whomScreen(
  parts: ScreenParts,
  { id, number, version: seen }: Pick<PhoneCase, "id" | "number" | "version">,
  { colleagues, from }: { colleagues: readonly { id: string; name: string }[]; from: number },
): Message {
  const here = colleagues.slice(from, from + buttonsAtMost - 2);
  const next = from + here.length;
  const text = phoneWords(parts, here.length > 0 ? "whom" : "nobody-else", { number });
  return withButtons(text, [
    ...here.map((one) => ({ label: one.name, press: { do: "give", to: one.id, id, seen } as const })),
    ...(next < colleagues.length
      ? [{ label: phoneWords(parts, "next"), press: { do: "ask-whom", id, seen, from: next } as const }]
      : []),
    { label: phoneWords(parts, "back"), press: { do: "case", id } },
  ]);
}

/** How a case ended. */
export function outcomeScreen(
  parts: ScreenParts,
  { id, number, version: seen }: Pick<PhoneCase, "id" | "number" | "version">,
  outcomes: readonly string[],
): Message {
  const { words, lang } = parts;
  return withButtons(
    phoneWords(parts, "outcome", { number }),
    outcomes.slice(0, buttonsAtMost).map((outcome) => ({
      label: words(lang, `cases:outcomes.${outcome}`),
      press: { do: "close", outcome, id, seen } as const,
    })),
  );
}
