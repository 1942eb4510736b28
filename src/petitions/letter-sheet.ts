import type { TransferLetter } from "../complaints/transfer-letter.ts";
import type { Content } from "../content/content.ts";
import { PAPER_WORDS } from "../content/texts-of-petitions.ts";
import { shownDay } from "../rules/day.ts";
import { cleanLine, cleanParagraphs } from "./clean-text.ts";
import type { Block, Paragraph, Sheet } from "./sheet.ts";

type Say = (key: string, params?: Record<string, string>) => string;

/**
 * The letter with which a case is passed to another body: office, addressee, what it is about, enclosed papers, signature. In
 * Vietnamese only, as every paper. The number and date of the letter are for the office's own register, so they stay dotted.
 */
export function letterSheet({ words }: Pick<Content, "words">, letter: TransferLetter): Sheet {
  const say: Say = (key, params) => words("vi", `${PAPER_WORDS}:letter.${key}`, params);
  const name = (id: string) => words("vi", `bodies:names.${id}`);
  return {
    title: say("title"),
    day: letter.day,
    blocks: [
      ...headOf(say, words, letter),
      paragraph(say("dear", { to: name(letter.to) }), { align: "center", before: 12 }),
      paragraph(say("opening", openingOf(letter, name)), { align: "justify", indented: true, before: 8 }),
      ...factsOf(say, words, letter),
      paragraph(say("about"), { bold: true, before: 8, withNext: true }),
      ...cleanParagraphs(letter.summary).map((text) => paragraph(text, { align: "justify", indented: true })),
      ...enclosedOf(say, letter.enclosed),
      paragraph(say("closing"), { align: "justify", indented: true, before: 8 }),
      { is: "signature", role: cleanLine(letter.signer).toUpperCase(), hint: say("sign"), name: "" },
      paragraph(say("copies", { number: letter.number }), { size: 10, italic: true, before: 12 }),
    ],
  };
}

function headOf(say: Say, words: Content["words"], { from, number }: TransferLetter): Block[] {
  const center = { align: "center", bold: true, withNext: true } as const;
  const paper = (key: string, params?: Record<string, string>) => words("vi", `${PAPER_WORDS}:${key}`, params);
  const office = from === null ? [] : [paragraph(words("vi", `bodies:names.${from}`).toUpperCase(), center)];
  return [
    paragraph(paper("nation"), center),
    paragraph(paper("motto"), { ...center, underlined: true }),
    ...office.map((block) => ({ ...block, before: 10 })),
    paragraph(say("register"), { align: "center" }),
    paragraph(say("dated"), { align: "right", italic: true, before: 6 }),
    paragraph(say("title"), { ...center, size: 16, before: 12 }),
    paragraph(say("subject", { number }), { ...center }),
  ];
}

function openingOf({ from, to, receivedOn, number }: TransferLetter, name: (id: string) => string) {
  return {
    from: from === null ? "" : name(from),
    to: name(to),
    day: shownDay(receivedOn),
    number,
  };
}

function factsOf(say: Say, words: Content["words"], letter: TransferLetter): Block[] {
  const { person } = letter;
  const lines: [string, string | null][] = [
    ["number", letter.number],
    ["kind", words("vi", `console:kinds.${letter.kind}`)],
    ["track", words("vi", `cases:tracks.${letter.track}.name`)],
    ["place", letter.place],
    ["employer", letter.employer],
    ["person", person?.name ?? null],
    ["phone", person?.phone ?? null],
    ["address", person?.address ?? null],
  ];
  return lines.flatMap(([key, value]) => {
    const text = cleanLine(value ?? "");
    return text === "" ? [] : [paragraph(say(`facts.${key}`, { value: text }), { align: "left" })];
  });
}

function enclosedOf(say: Say, enclosed: readonly string[]): Block[] {
  const papers = enclosed.map(cleanLine).filter((line) => line !== "");
  if (papers.length === 0) return [paragraph(say("nothing-enclosed"), { align: "left", before: 8 })];
  return [
    paragraph(say("enclosed"), { bold: true, before: 8, withNext: true }),
    ...papers.map((paper, at) => paragraph(`${at + 1}. ${paper}`, { align: "left" })),
  ];
}

function paragraph(text: string, style: Partial<Omit<Paragraph, "is" | "text">> = {}): Paragraph {
  return { is: "paragraph", text, align: "left", ...style };
}
