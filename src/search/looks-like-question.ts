import { expandAbbreviations } from "./abbreviations.ts";
import { fold } from "./fold.ts";

/** Longest text, in words, that is taken for one question; longer ones tell a story that may contain questions. */
const WORDS_AT_MOST = 40;

/** Longest denial, in words. */
const DENIAL_AT_MOST = 6;

/** Phrases that ask, folded, wherever they stand. */
const asking = [
  "bao nhieu",
  "bao lau",
  "bao gio",
  "khi nao",
  "luc nao",
  "ngay nao",
  "o dau",
  "cho nao",
  "noi nao",
  "den dau",
  "the nao",
  "nhu nao",
  "lam sao",
  "ra sao",
  "tai sao",
  "vi sao",
  "sao lai",
  "la gi",
  "lam gi",
  "cai gi",
  "gi khong",
  "nhung gi",
  "can gi",
  "giay to gi",
  "may ngay",
  "may thang",
  "may tien",
  "nhung ai",
  "ai duoc",
  "la ai",
  "cho hoi",
  "em hoi",
  "toi hoi",
  "muon hoi",
  "xin hoi",
  "hoi ve",
  "hay khong",
  "duoc khong",
  "phai khong",
  "dung khong",
  "khac nhau",
  "giai thich",
];

/** "do", "can" and "may" are Vietnamese words too (do, cần, máy): they ask only before an English subject. */
const asksInEnglish =
  /^((and|so|please|hi|hello) )?((what|whats|how|when|where|who|why|which|tell me|explain)( |$)|(can|could|may|should|will|would|do|does|did|is|are|am) (i|you|we|they|it|he|she|my|the|there|this|that)( |$))/;

/** "có … không" around a verb: "tôi có được hưởng không", "có phải nộp gì ko". */
const yesOrNo = /(^| )(co|da|duoc|phai|con)( .+)? (khong|chua)( a| vay| nhi| the)?$/;

/** "có bầu thì được hưởng gì", "công ty nợ lương thì sao". */
const endsAsking = /^(?:\S+ ){2,}(gi|nao|sao|dau|ai|may)( a| vay| nhi| the| day| roi| ha)?$/;

/** Words that all begin with a capital are a name: "Nguyễn Văn Sao", "Hoàng Thị Mây". */
const name = /^\s*(\p{Lu}\p{Ll}+\s*){2,5}$/u;

/** Short denials ask nothing although they contain such a phrase: "không biết bao nhiêu", "chưa đóng tháng nào". */
const denying = /^((da|toi|em|minh|thi|chac|cung) )*(khong|chua)( |$)/;

/** Two to five words that all begin with a capital and stand alone are a name: "Nguyễn Văn Sao". */
function isName(text: string): boolean {
  const words = text.trim().normalize("NFC").split(/\s+/);
  return words.length >= 2 && words.length <= 5 && words.every((word) => /^\p{Lu}\p{Ll}*$/u.test(word));
}

/** Whether the text asks something instead of answering. A bare question mark behind an answer ("12?") asks nothing. */
export function looksLikeQuestion(text: string): boolean {
  const folded = fold(expandAbbreviations(text));
  const words = folded === "" ? 0 : folded.split(" ").length;
  if (name.test(text.normalize("NFC")) || words < 2 || words > WORDS_AT_MOST) return false;
  if (/\?\s*$/.test(text) && words > 2) return true;
  if (isName(text)) return false;
  if (words <= DENIAL_AT_MOST && denying.test(folded)) return false;
  const spaced = ` ${folded} `;
  return (
    asking.some((phrase) => spaced.includes(` ${phrase} `)) ||
    endsAsking.test(folded) ||
    yesOrNo.test(folded) ||
    asksInEnglish.test(folded)
  );
}
