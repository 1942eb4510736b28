/** What somebody wrote in a chat, as a command of the staff: read before anybody is looked up, so that citizens cost nothing. */
import type { Input } from "../flow/input.ts";
import { fold } from "../search/fold.ts";
import { isPhonePress, type PhonePress, readPress } from "./phone-press.ts";

/** A command. `old`: a button of another version of the program. */
export type PhoneCommand =
  | PhonePress
  | { do: "link"; code: string }
  | { do: "number"; number: string }
  | { do: "unlink" }
  | { do: "old" };

/** Letters and digits of a code that are not mistaken for one another. */
export const codeLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/** So many of them make a code. */
export const codeLength = 8;

const code = new RegExp(`^nv-?([${codeLetters}]{4})-?([${codeLetters}]{4})$`, "i");
const menuWords = ["queue", "cases", "viec", "hang doi", "hangdoi", "ho so", "viec can lam", "cong viec"];
const unlinkWords = ["unlink", "huy lien ket", "huylienket"];

/** The command, or null for what is no concern of the staff's chats. */
export function readPhoneCommand(input: Input): PhoneCommand | null {
  switch (input.kind) {
    case "press":
      return isPhonePress(input.id) ? (readPress(input.id) ?? { do: "old" }) : null;
    case "start":
      return input.open === undefined ? null : linkOf(input.open);
    case "text":
      return readText(input.text);
    default:
      return null;
  }
}

function readText(text: string): PhoneCommand | null {
  if (text.length > 60) return null;
  const typed = text.trim();
  const link = linkOf(typed);
  if (link) return link;
  const number = /^(?:hồ sơ |case |\/case )?(\d{2})-?(\d{4})-?(\d{4})$/iu.exec(typed.normalize("NFC"));
  if (number) return { do: "number", number: number.slice(1).join("-") };
  const words = fold(typed);
  if (menuWords.includes(words)) return { do: "menu" };
  return unlinkWords.includes(words) ? { do: "unlink" } : null;
}

/** A code as it is shown, typed or carried by a link: "NV-ABCD-2345". */
function linkOf(typed: string): PhoneCommand | null {
  const found = code.exec(typed.replace(/\s+/g, "-"));
  return found ? { do: "link", code: `${found[1]}${found[2]}`.toUpperCase() } : null;
}

/** A code as people read it. */
export function shownCode(letters: string): string {
  return `NV-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
