import { fold } from "../../search/fold.ts";
import { looksLikeQuestion } from "../../search/looks-like-question.ts";

/** Denials that end like a question: "chưa đóng bao giờ", "chưa có lương hưu gì đâu", "không nhận đồng nào cả". */
const denial =
  /(?:^| )(?:khong|ko|k|hong|chua|chang|cha|deo) (?:(?!(?:thi|biet|hieu|ro|nop|can|phai|nen|hoi|lam) )[a-z]+ ){0,7}?(?:bao gio|lan nao|thang nao|ngay nao|dong nao|khoan nao|ai ca|ai het|gi ca|gi het|gi dau|o dau ca|nao ca|nao het|dau)(?: ca| het| a| dau| roi)*$/;

/** "chưa bao giờ" says never wherever it stands; "chưa, bao giờ có" asks. */
const never = /(?<!\p{L})(?:chưa|chua|chẳng|chang|chả) (?:(?:hề|he|từng|tung|có|co) )?bao (?:giờ|gio)(?!\p{L})/giu;

/** "may" as sewing ("công ty may") or, in anger, as you ("chứ mày"), and not as how many. */
const noNumber =
  /(?:^| )(?:cong ty|cty|xi nghiep|nha may|xuong|cong nhan|cn|tho|nghe|nganh|hang|to|chuyen|lam|hoc|di|chu|thang|ma|bo) may(?: a| roi| thoi)?$/;

/** Words of a text that are judged at once: looksLikeQuestion() takes twice as long for each word more. */
const JUDGED_AT_ONCE = 14;

/** Most words of a question; what is longer tells a story. */
const WORDS_AT_MOST = 40;

/** Whether a text looks like a question, a longer one by its beginning, middle or end. */
function looksAsking(text: string): boolean {
  const words = text.trim().split(/\s+/);
  if (words.length <= JUDGED_AT_ONCE) return looksLikeQuestion(text);
  if (words.length > WORDS_AT_MOST) return false;
  const half = JUDGED_AT_ONCE / 2;
  // A part that goes on must not look as if it ended like a question.
  for (let from = 0; from + JUDGED_AT_ONCE < words.length; from += half)
    if (looksLikeQuestion(`${words.slice(from, from + JUDGED_AT_ONCE).join(" ")} …x`)) return true;
  return looksLikeQuestion(words.slice(-JUDGED_AT_ONCE).join(" "));
}

/**
 * Whether a text asks something instead of answering the open question. Denials and other answers that only end like
 * questions ask nothing: "chưa đóng bao giờ", "công ty may".
 */
export function asksSomething(text: string): boolean {
  if (!looksAsking(text)) return false;
  if (/\?\s*$/.test(text)) return true;
  const told = text.normalize("NFC").replace(never, " ");
  const plain = fold(told).replace(denial, " ").replace(noNumber, " ").replace(/\s+/g, " ").trim();
  return plain === fold(text) || looksAsking(plain);
}

/** Words of somebody who tells of themselves. */
const telling = new Set("toi em minh tao tui tau chau roi chua khong ko da dang bi cu van moi".split(" "));

/** Whether a text clearly tells something: it holds a number, or words of somebody who tells of themselves. */
export function tells(text: string): boolean {
  return fold(text)
    .split(" ")
    .some((word) => telling.has(word) || /\d/.test(word));
}
