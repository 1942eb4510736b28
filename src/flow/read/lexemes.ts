import { unmark } from "../../search/fold.ts";
import { markedWords } from "../../search/tone-position.ts";

/** A number in digits, a word, or any other sign of a typed quantity; `glued`: no space before it ("5tr2"). */
export type Lexeme =
  | { is: "number"; raw: string; glued: boolean }
  | { is: "word"; word: string; glued: boolean }
  | { is: "sign"; sign: string; glued: boolean };

/** Words with a meaning in quantities and dates, in their right spelling. */
const known =
  `không một mốt hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín mười mươi hăm chục trăm nghìn ngàn triệu tỷ tỉ
  rưỡi rưởi nửa lẻ linh củ đ đồng vnđ tháng ngày tuần giờ phút người lần đứa cháu bé tuổi lương mức tiền bình quân trung
  thưởng tôi được đã đang đóng nhận là có tổng cộng mỗi hằng hàng khoảng chừng độ cỡ ước gần hơn trên dưới ít nhất tối đa đến
  tới hoặc hay và dạ ạ rồi vậy thôi hôm bữa nay qua kia kìa mai mốt trước sau này nãy ngoái vừa đầu giữa cuối mùng mồng
  thứ chủ nhật cách đây lúc vào nghỉ việc bị số bảo hiểm thất nghiệp xã hội lao động nhân viên công`.split(/\s+/);

const spelled = new Set(known.flatMap(markedWords));

/** Wrong when folded: "tầm" (about) would read as "tám" (eight). */
const renamed: Readonly<Record<string, string>> = { tầm: "khoang", tỉ: "ty", tỷ: "ty", ti: "ty", bẩy: "bay" };

/**
 * The parts of a typed quantity. Words come folded when they are typed without diacritics or spelled like a known word
 * ("năm", "nam" → "nam"); a word with other diacritics ("nằm", "tên") keeps them and so is never taken for a number.
 * Digits grouped by spaces are joined ("5 200 000").
 */
export function lexemesOf(text: string): Lexeme[] {
  const joined = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.,])/g, (digits) => digits.replaceAll(" ", "."));
  const found = joined.matchAll(/(\s*)(?:(\d+(?:[.,]\d+)*)|([\p{L}\p{M}]+)|(\S))/gu);
  return [...found].map(([, space, digits, word, sign = ""], index) => {
    const glued = space === "" && index > 0;
    if (digits !== undefined) return { is: "number", raw: digits, glued };
    return word === undefined ? { is: "sign", sign, glued } : { is: "word", word: canonical(word), glued };
  });
}

function canonical(word: string): string {
  const folded = unmark(word);
  const name = Object.hasOwn(renamed, word) ? renamed[word] : undefined;
  if (name !== undefined) return name;
  return folded === word || markedWords(word).some((one) => spelled.has(one)) ? folded : word;
}

/** The word at a position, or null for a number, a sign or the end. */
export function wordAt(lexemes: Lexeme[], at: number): string | null {
  const lexeme = lexemes[at];
  return lexeme?.is === "word" ? lexeme.word : null;
}

/** What is read at a position and where reading goes on. */
export interface Found<T> {
  value: T;
  next: number;
}
