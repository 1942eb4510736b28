import PDFDocument from "pdfkit";
import { drawable, type Face, fontBytes } from "./fonts.ts";
import {
  type Blank,
  type Block,
  layout,
  type Paragraph,
  type PeopleTable,
  type Sheet,
  type Signature,
} from "./sheet.ts";

/**
 * A sheet as a PDF on A4 with its font inside. The same bytes for the same sheet; the properties hold the title and nothing of
 * who made it.
 */
export function toPdf(sheet: Sheet): Promise<Uint8Array> {
  const doc = openDocument(sheet);
  const done = collected(doc);
  for (const [at, block] of sheet.blocks.entries()) draw(doc, block, sheet.blocks[at + 1]);
  numberPages(doc);
  doc.end();
  return done;
}

type Doc = PDFKit.PDFDocument;

/** Points from millimetres. */
function points(millimetres: number): number {
  return (millimetres / 25.4) * 72;
}

const { page, margin } = layout;
const left = points(margin.left);
const width = points(page.width - margin.left - margin.right);
const bottom = points(page.height - margin.bottom);

function openDocument({ title, day }: Sheet): Doc {
  const created = new Date(`${day}T00:00:00Z`);
  const doc = new PDFDocument({
    size: "A4",
    margins: { left, right: points(margin.right), top: points(margin.top), bottom: points(margin.bottom) },
    bufferPages: true,
    lang: "vi",
    displayTitle: true,
    info: { Title: title, CreationDate: created, ModDate: created, Producer: "An Sinh", Creator: "An Sinh" },
  });
  for (const face of ["regular", "bold", "italic"] as const) doc.registerFont(face, fontBytes(face));
  return doc;
}

function collected(doc: Doc): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on("error", reject);
  });
}

function draw(doc: Doc, block: Block, next: Block | undefined): void {
  if (block.is === "paragraph") drawParagraph(doc, block, next);
  else if (block.is === "blank") drawBlank(doc, block);
  else if (block.is === "people") drawPeople(doc, block);
  else drawSignature(doc, block);
}

function choose(doc: Doc, face: Face, size: number = layout.size): void {
  doc.font(face).fontSize(size);
}

/** Space between lines that makes them as far apart as the layout says. */
function lineGap(doc: Doc): number {
  return doc.currentLineHeight() * (layout.lines - 1);
}

/** Begins a new page where less than so many points are left; a page that has just begun has all there is. */
function ensure(doc: Doc, height: number): void {
  if (doc.y + height > bottom && doc.y > points(margin.top)) doc.addPage();
}

function drawParagraph(doc: Doc, block: Paragraph, next: Block | undefined): void {
  const { align, bold, italic, size, before = 0, indented, underlined = false, withNext } = block;
  const face = bold ? "bold" : italic ? "italic" : "regular";
  choose(doc, face, size);
  const text = drawable(block.text);
  const style = { width, align, lineGap: lineGap(doc), indent: indented ? layout.indent : 0, underline: underlined };
  const line = doc.currentLineHeight(true) * layout.lines;
  const height = doc.heightOfString(text, style);
  ensure(doc, before + (withNext ? height + heightOfStart(doc, next, line) : line));
  choose(doc, face, size);
  if (doc.y > points(margin.top)) doc.y += before;
  doc.text(text, left, doc.y, style);
  doc.y += layout.after;
}

/** How much of the next block must stand on the same page: all of a signature, a row of a table, two lines of a text. */
function heightOfStart(doc: Doc, next: Block | undefined, line: number): number {
  if (next?.is === "signature") return layout.after + signatureHeight(doc, next);
  return line * (next?.is === "people" ? 4 : 2);
}

function drawBlank(doc: Doc, { label, lines }: Blank): void {
  choose(doc, "regular");
  const step = doc.currentLineHeight(true) * layout.lines + layout.after;
  const text = `${drawable(label)} `;
  const reach = doc.widthOfString(text);
  const fits = reach < width * 0.95;
  ensure(doc, step * Math.min(lines, 2));
  const at = doc.y;
  if (fits) doc.text(text, left, at, { lineBreak: false });
  else doc.text(text, left, at, { width, lineGap: lineGap(doc) });
  doc.y = fits ? at : doc.y + layout.after;
  if (fits) dotted(doc, reach, step);
  for (let line = 1; line < Math.max(lines, fits ? 1 : 2); line += 1) {
    ensure(doc, step);
    dotted(doc, 0, step);
  }
}

/** Dots from some way into the line to the right margin. */
function dotted(doc: Doc, from: number, step: number): void {
  const at = doc.y;
  const dots = ".".repeat(Math.floor((width - from) / doc.widthOfString(".")));
  doc.text(dots, left + from, at, { lineBreak: false });
  doc.y = at + step;
}

function drawPeople(doc: Doc, { head, people }: PeopleTable): void {
  drawRow(doc, head, "bold");
  for (const [at, who] of people.entries()) {
    const row = [String(at + 1), who, ""];
    if (doc.y + rowHeight(doc, row, "regular") > bottom) {
      doc.addPage();
      drawRow(doc, head, "bold");
    }
    drawRow(doc, row, "regular");
  }
  doc.y += layout.after;
}

const padding = 4;

function rowHeight(doc: Doc, texts: readonly string[], face: Face): number {
  choose(doc, face);
  const heights = layout.columns.map((share, at) =>
    doc.heightOfString(drawable(texts[at] ?? ""), { width: share * width - 2 * padding }),
  );
  return Math.max(...heights, doc.currentLineHeight(true) * (face === "bold" ? 1 : 2)) + 2 * padding;
}

function drawRow(doc: Doc, texts: readonly string[], face: Face): void {
  const height = rowHeight(doc, texts, face);
  const top = doc.y;
  let x = left;
  for (const [at, share] of layout.columns.entries()) {
    const cell = share * width;
    doc.lineWidth(0.5).rect(x, top, cell, height).stroke();
    const align = at === 1 && face !== "bold" ? "left" : "center";
    doc.text(drawable(texts[at] ?? ""), x + padding, top + padding, { width: cell - 2 * padding, align });
    x += cell;
  }
  doc.y = top + height;
}

const half = width / 2;
const centered = { width: half, align: "center" } as const;

function signatureHeight(doc: Doc, { role, hint, name }: Signature): number {
  choose(doc, "bold");
  const heights = [role, hint, name].map((text) => doc.heightOfString(drawable(text), centered));
  return heights.reduce((sum, one) => sum + one, layout.toSign + 14);
}

function drawSignature(doc: Doc, signature: Signature): void {
  const { role, hint, name } = signature;
  ensure(doc, signatureHeight(doc, signature));
  choose(doc, "bold");
  doc.text(drawable(role), left + half, doc.y + 14, centered);
  choose(doc, "italic");
  doc.text(drawable(hint), left + half, doc.y, centered);
  choose(doc, "bold");
  doc.text(drawable(name), left + half, doc.y + layout.toSign, centered);
  doc.y += layout.after;
}

/** The number of the page above its text, as on Vietnamese papers; the first page has none. */
function numberPages(doc: Doc): void {
  const { start, count } = doc.bufferedPageRange();
  for (let at = start + 1; at < start + count; at += 1) {
    doc.switchToPage(at);
    choose(doc, "regular");
    doc.page.margins.top = 0;
    doc.text(String(at + 1), left, points(10), { width, align: "center", lineBreak: false });
  }
}
