/** Buttons of a screen as keyboards of Telegram: under the message, or in place of the letters. */
import type { InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup } from "telegraf/types";
import type { Button, Screen } from "../../conversation/screens/screen.ts";

/** Begins the data of buttons under a message that is nothing but its question, so that the next may take its place. */
const aloneMark = ".";
/** Longest code, in bytes; it is ASCII. Telegram takes 64 bytes of data. */
export const codeAtMost = 64 - aloneMark.length;
/** Longest label of which several fit into one row, in characters. */
const shortLabel = 12;
/** How many buttons fit into one row. */
const inRow = { short: 3, long: 1, number: 5, command: 2 };

/** The code behind a button, or null when it does not fit. */
export type CodeOf = (press: Button["press"]) => string | null;

/** The buttons under a message; undefined when there are none. Buttons whose code does not fit are left out. */
export function inlineKeyboard(
  { buttons, isQuestion }: Pick<Screen, "buttons" | "isQuestion">,
  codeOf: CodeOf,
): InlineKeyboardMarkup | undefined {
  const mark = isQuestion ? aloneMark : "";
  const drawn = rowsOf(buttons).map((row) =>
    row.flatMap(({ label, press }) => {
      const code = codeOf(press);
      return code === null ? [] : [{ text: label, callback_data: `${mark}${code}` }];
    }),
  );
  const rows = drawn.filter((row) => row.length > 0);
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
}

/** The code in a button's data, and whether its message is nothing but the question. */
export function readButtonData(data: string): { code: string; alone: boolean } {
  const alone = data.startsWith(aloneMark);
  return { code: alone ? data.slice(aloneMark.length) : data, alone };
}

/** The first button of a keyboard in place of the letters. */
export interface Offer {
  label: string;
  kind: "contact" | "text";
}

/**
 * A keyboard in place of the letters, with an offer on top; only there Telegram lets a person share their number. The
 * other buttons type their label, which is understood like a press.
 */
export function replyKeyboard({ buttons }: Pick<Screen, "buttons">, offer: Offer): ReplyKeyboardMarkup {
  const first: KeyboardButton = offer.kind === "contact" ? { text: offer.label, request_contact: true } : offer.label;
  const rows = rowsOf(buttons).map((row) => row.map(({ label }): KeyboardButton => label));
  return { keyboard: [[first], ...rows], resize_keyboard: true, one_time_keyboard: true };
}

/** Choices one to a row, short ones side by side; numbers five to a row; commands last, two to a row. */
function rowsOf(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  let kind: keyof typeof inRow | null = null;
  for (const button of buttons) {
    const own = kindOf(button);
    const last = rows.at(-1);
    if (last && own === kind && last.length < inRow[own]) last.push(button);
    else rows.push([button]);
    kind = own;
  }
  return rows;
}

function kindOf({ role, label }: Button): keyof typeof inRow {
  if (role !== "choice") return role;
  return Array.from(label).length <= shortLabel ? "short" : "long";
}
