import { type Amount, amountAt } from "./amount.ts";
import { type Lexeme, wordAt } from "./lexemes.ts";

/** How exactly a quantity was meant: "khoảng 20" still names it, "hơn 20" names only a bound. */
export type Exactness = "exact" | "more" | "less";

/** A typed text taken apart into its amounts and everything around them. */
export interface Quantities {
  amounts: Amount[];
  /** Words and signs around the amounts, in order, without courtesy and approximation. */
  rest: string[];
  /** Those of them before the first amount. */
  before: string[];
  exactness: Exactness;
  /** Two amounts that name a range or an alternative: "4-5 triệu", "hai ba người". */
  range: boolean;
  negative: boolean;
}

const courtesy = new Set(
  "da a ah oi em anh chi toi minh la thi co rồi roi vay thoi nhe nha . , ! ? ( ) : ~ about around".split(" "),
);
const approximate = new Set("khoang chung do uoc co approximately roughly".split(" "));
const more = new Set("hon tren over more above + >".split(" "));
const less = new Set("gan duoi nearly almost under less below <".split(" "));
const joining = new Set("- – ~ den toi hoac hay or to".split(" "));

/** Takes a typed text apart. */
export function quantitiesOf(lexemes: Lexeme[]): Quantities {
  const amounts: Amount[] = [];
  const around: { text: string; after: number }[] = [];
  for (let at = 0; at < lexemes.length; ) {
    const amount = isAbout(lexemes, at) ? null : amountAt(lexemes, at);
    if (amount) amounts.push(amount);
    else around.push({ text: textOf(lexemes[at]), after: amounts.length });
    at = amount ? amount.next : at + 1;
  }
  const between = around.filter(({ after }) => after === 1).map(({ text }) => text);
  const joined =
    amounts.length === 2 &&
    (between.length === 0 ? areNeighbours(amounts) : between.every((text) => joining.has(text)));
  const words = around.map(({ text }) => text);
  const negative = (words[0] === "-" || words[0] === "−" || words[0] === "âm") && around[0]?.after === 0;
  const left = around
    .filter(({ text, after }) => !(joined && after === 1) && !courtesy.has(text) && !approximate.has(text))
    .filter(({ text }, index) => !(negative && index === 0) && !more.has(text) && !less.has(text));
  return {
    amounts: joined ? sameScale(amounts) : amounts,
    rest: left.map(({ text }) => text),
    before: left.filter(({ after }) => after === 0).map(({ text }) => text),
    exactness: words.some((text) => more.has(text)) ? "more" : words.some((text) => less.has(text)) ? "less" : "exact",
    range: joined,
    negative,
  };
}

/** "hai ba người", "hai ba triệu": two or three. */
function areNeighbours([first, second]: Amount[]): boolean {
  const [one = 0, other = 0] = [first?.values[0], (second?.values[0] ?? 0) / (second?.scale ?? 1)];
  return first?.scaled === false && one < 10 && other === one + 1;
}

/** "tam 20" typed without marks is "tầm 20" (about 20), not "tám". */
function isAbout(lexemes: Lexeme[], at: number): boolean {
  return wordAt(lexemes, at) === "tam" && lexemes[at + 1]?.is === "number";
}

function textOf(lexeme: Lexeme | undefined): string {
  if (!lexeme) return "";
  if (lexeme.is === "word") return lexeme.word === "tam" ? "khoang" : lexeme.word;
  return lexeme.is === "sign" ? lexeme.sign : lexeme.raw;
}

/** In "4-5 triệu" the 4 means millions too. */
function sameScale(amounts: Amount[]): Amount[] {
  const [first, second] = amounts;
  if (!first || !second || first.scaled || !second.scaled) return amounts;
  return [
    { ...first, scaled: true, scale: second.scale, values: first.values.map((value) => value * second.scale) },
    second,
  ];
}
