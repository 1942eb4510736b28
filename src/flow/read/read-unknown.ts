import { phraseOf, withoutCourtesy } from "./phrase.ts";

const unknowing =
  /^(?:(?:cung|that su|gio|hien|chac) )*(?:(?:khong|chua|chang) (?:biet|nho|ro|chac|hieu|nam)|quen|chiu|bo tay|chang biet)(?: |$)/;

/** What may follow without changing it: "không nhớ rõ lắm", "không biết bao nhiêu tháng nữa". */
const following = new Set(
  "ro chinh xac chac lam dau nua roi het mat gi luon biet nho khong thi la bao nhieu lau gio thang nam ngay tien so cu the nao cai nay do duoc a thoi em toi minh hieu".split(
    " ",
  ),
);

const unknowingInEnglish =
  /^(?:i )?(?:am |m )?(?:do not|don t|dont|can t|cannot|cant|not|no|forgot|forget|unknown|unsure|idk|dunno)(?: (?:know|remember|recall|sure|idea|tell|it|exactly|really))*$/;

/** Whether the person says they do not know or do not remember: "không nhớ", "ko ro", "chịu", "don't know". A bare no is none. */
export function readUnknown(text: string): boolean {
  const { folded, words } = withoutCourtesy(phraseOf(text));
  if (["no", "not", "khong", "don t", "dont"].includes(folded) || words.length > 9) return false;
  if (unknowingInEnglish.test(folded)) return true;
  const [said] = unknowing.exec(folded) ?? [];
  if (said === undefined || /\?\s*$/.test(text)) return false;
  return folded
    .slice(said.length)
    .split(" ")
    .filter(Boolean)
    .every((word) => following.has(word));
}
