import { fold } from "../../search/fold.ts";
import { phraseOf, withoutCourtesy } from "./phrase.ts";
import { yesWords } from "./yes-no.ts";

const agreeing: ReadonlySet<string> = new Set(yesWords.map(fold).filter((word) => word !== ""));

/** Words that take an agreement back: "đúng nhưng …". */
const turning = new Set(["nhung", "but", "tru", "except"]);

/**
 * Whether a text agrees to something that was asked back, whatever it adds: "ừ", "đúng rồi ạ", "đúng vậy, tôi không được
 * hưởng".
 */
export function agrees(text: string): boolean {
  const { words } = phraseOf(text);
  const [opening = ""] = text.trim().split(/[,.;!\n]/);
  const said = phraseOf(opening);
  const spoken = [said.folded, withoutCourtesy(said).folded, opening.trim()];
  return spoken.some((way) => agreeing.has(way) || yesWords.includes(way)) && !words.some((word) => turning.has(word));
}
