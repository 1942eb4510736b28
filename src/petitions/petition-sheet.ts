import type { Content } from "../content/content.ts";
import type { Petition, PetitionField } from "../content/petition-schema.ts";
import { PAPER_WORDS } from "../content/texts-of-petitions.ts";
import { citeText } from "../rules/source.ts";
import { addresseeOf, DOTS, placeText, type Told } from "./addressee.ts";
import { chosenAddressee, isFor, itemsOf } from "./petition-fields.ts";
import { type Block, layout, type Paragraph, type Sheet } from "./sheet.ts";

/** The paper of a petition: heading, addressee, what was told in the order of its file, signature, footnote. */
export function petitionSheet(content: Content, told: Told): Sheet {
  const { petition, today } = told;
  const say = speaker(content);
  return {
    title: content.words("vi", `petitions:names.${petition.id}`),
    day: today,
    blocks: [
      ...headingOf(content, told),
      ...petition.paper.flatMap((part) => partOf(content, told, part)),
      signatureOf(content, told),
      paragraph(say("footnote", { sources: sourcesOf(content, petition) }), {
        italic: true,
        size: layout.small,
        before: 12,
      }),
    ],
  };
}

type Say = (key: string, params?: Record<string, string>) => string;

function speaker({ words }: Content): Say {
  return (key, params) => words("vi", `${PAPER_WORDS}:${key}`, params);
}

function headingOf(content: Content, told: Told): Block[] {
  const say = speaker(content);
  const form = `forms.${told.petition.id}`;
  const center = { align: "center", bold: true, withNext: true } as const;
  const to = addresseeOf(content, told);
  const subtitles = [
    ...(content.hasWords("vi", `${PAPER_WORDS}:${form}.subtitle`) ? [say(`${form}.subtitle`)] : []),
    ...(to?.to.step === undefined ? [] : [say("again")]),
  ];
  return [
    paragraph(say("nation"), center),
    paragraph(say("motto"), { ...center, underlined: true }),
    paragraph(say("dated", dateParts(told.today)), { align: "right", italic: true, before: 10 }),
    paragraph(say(`${form}.title`), { ...center, size: 16, before: 14 }),
    ...subtitles.map((text) => paragraph(text, { ...center, size: 14 })),
    paragraph(say("dear", { to: to?.text ?? DOTS }), { align: "center", before: 12 }),
  ];
}

/** Days below 10 and the months 1 and 2 are written with a zero, so that nobody can put a 1 or 2 before them. */
function dateParts(today: string): { day: string; month: string; year: string } {
  const [year = "", month = "", day = ""] = today.split("-");
  return { day, month: month > "02" ? String(Number(month)) : month, year };
}

function partOf(content: Content, told: Told, part: Petition["paper"][number]): Block[] {
  const say = speaker(content);
  const form = `forms.${told.petition.id}`;
  if ("heading" in part)
    return [paragraph(say(`${form}.headings.${part.heading}`), { bold: true, before: 8, withNext: true })];
  if ("text" in part)
    return [
      paragraph(say(`${form}.texts.${part.text}`), {
        align: "justify",
        indented: true,
        before: 6,
        withNext: part === told.petition.paper.at(-1),
      }),
    ];
  const id = "field" in part ? part.field : part.people;
  const field = told.petition.fields.find((one) => one.id === id);
  if (!field) throw new Error(`"${id}" was checked to be a field of ${told.petition.id}`);
  if (!isFor(field, chosenAddressee(told.petition, told.fields))) return [];
  const items = shown(content, field, told);
  if (items.length === 0 && field["only-if-given"]) return [];
  return "people" in part ? peopleOf(say, field, items) : fieldOf(say, field, items);
}

function shown(content: Content, field: PetitionField, { fields }: Told): string[] {
  const items = itemsOf(field, fields);
  return field.type === "place" ? items.map((item) => placeText(content, item)) : items;
}

function fieldOf(say: Say, field: PetitionField, items: readonly string[]): Block[] {
  const label = say(`fields.${field.id}`);
  const open = say("open", { label });
  const [first] = items;
  if (first === undefined) return [{ is: "blank", label: open, lines: field.lines }];
  if (field.type === "list")
    return [paragraph(open, { withNext: true }), ...items.map((item, at) => paragraph(`${at + 1}. ${item}`))];
  if (field.type === "long-text") return [paragraph(open, { withNext: true }), ...items.map(story)];
  return [paragraph(say("field", { label, value: first }))];
}

function story(text: string): Paragraph {
  return paragraph(text, { align: "justify", indented: true });
}

/** More than this does not fit a row of a table. */
const rowAtMost = 400;

function peopleOf(say: Say, field: PetitionField, people: readonly string[]): Block[] {
  const label = paragraph(say("open", { label: say(`fields.${field.id}`) }), { withNext: true });
  const sign = say("open", { label: say("people.signature") });
  if (people.some((who) => who.length > rowAtMost))
    return [
      label,
      ...people.flatMap((who, at): Block[] => [paragraph(`${at + 1}. ${who}`), { is: "blank", label: sign, lines: 1 }]),
    ];
  const head = [say("people.number"), say("people.who"), say("people.signature")] as const;
  return [label, { is: "people", head, people }];
}

function signatureOf(content: Content, { petition, fields }: Told): Block {
  const say = speaker(content);
  const name = petition.fields.find(({ id }) => id === "name");
  const role = say(`forms.${petition.id}.signature`);
  return { is: "signature", role, hint: say("sign"), name: (name && itemsOf(name, fields)[0]) ?? DOTS };
}

function sourcesOf({ sources, words }: Content, petition: Petition): string {
  return petition.sources.map((cite) => citeText(cite, sources, { words, lang: "vi" })).join("; ");
}

function paragraph(text: string, style: Partial<Paragraph> = {}): Paragraph {
  return { is: "paragraph", align: "left", ...style, text };
}
