import { strToU8, type Zippable, zipSync } from "fflate";
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
 * A sheet as a Word document (Office Open XML). Written here rather than by a package: it needs five kinds of element, the
 * bytes are the same for the same sheet, and the properties hold the title and nothing of who made it.
 */
export function toDocx(sheet: Sheet): Uint8Array {
  const files: Record<string, string> = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": packageRelations,
    "docProps/core.xml": properties(sheet),
    "word/_rels/document.xml.rels": documentRelations,
    "word/styles.xml": styles,
    "word/header1.xml": header,
    "word/document.xml": documentOf(sheet),
  };
  const entries = Object.entries(files).map(([path, xml]) => [path, strToU8(`${declaration}${xml}`)]);
  // Noon, so that the day is the same in every time zone.
  return zipSync(Object.fromEntries(entries) as Zippable, { mtime: `${sheet.day}T12:00:00`, level: 6 });
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const mime = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${mime}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${mime}.styles+xml"/><Override PartName="/word/header1.xml" ContentType="${mime}.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
const packageRelations = `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
const documentRelations = `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/header" Target="header1.xml"/></Relationships>`;

const font = "Times New Roman";
const styles = `<w:styles xmlns:w="${word}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/><w:sz w:val="${layout.size * 2}"/><w:szCs w:val="${layout.size * 2}"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="${layout.after * 20}" w:line="${Math.round(layout.lines * 240)}" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`;

/** The number of the page, above the text; the first page has none. */
const header = `<w:hdr xmlns:w="${word}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`;

function properties({ title, day }: Sheet): string {
  const at = `<dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created>`;
  return `<cp:coreProperties xmlns:cp="${core}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:language>vi-VN</dc:language>${at}</cp:coreProperties>`;
}

/** Twentieths of a point, in which Word counts, from millimetres. */
function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440);
}

const { page, margin } = layout;
const width = twips(page.width - margin.left - margin.right);

function documentOf({ blocks }: Sheet): string {
  const size = `<w:pgSz w:w="${twips(page.width)}" w:h="${twips(page.height)}"/>`;
  const edges = `<w:pgMar w:top="${twips(margin.top)}" w:right="${twips(margin.right)}" w:bottom="${twips(margin.bottom)}" w:left="${twips(margin.left)}" w:header="${twips(10)}" w:footer="${twips(10)}" w:gutter="0"/>`;
  const section = `<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>${size}${edges}<w:titlePg/></w:sectPr>`;
  return `<w:document xmlns:w="${word}" xmlns:r="${office}"><w:body>${blocks.map(blockOf).join("")}${section}</w:body></w:document>`;
}

function blockOf(block: Block): string {
  if (block.is === "paragraph") return paragraphOf(block);
  if (block.is === "blank") return blankOf(block);
  return block.is === "people" ? tableOf(block) : signatureOf(block);
}

interface ParagraphShape {
  withNext?: boolean | undefined;
  tabs?: string;
  before?: number | undefined;
  left?: number;
  first?: number;
  align?: string;
}

const alignments = { left: "left", center: "center", right: "right", justify: "both" } as const;

function paragraphOf({ text, align, withNext, before, indented, ...style }: Paragraph): string {
  const shape = { withNext, before, align: alignments[align], ...(indented ? { first: layout.indent } : {}) };
  return `<w:p>${shapeOf(shape)}${runOf(text, style)}</w:p>`;
}

/** The order of the elements is that of the schema; Word refuses another one. */
function shapeOf({ withNext, tabs = "", before, left, first, align }: ParagraphShape): string {
  const together = withNext ? "<w:keepNext/><w:keepLines/>" : "";
  const spacing = before === undefined ? "" : `<w:spacing w:before="${before * 20}"/>`;
  const attributes = [
    ...(left === undefined ? [] : [`w:left="${left}"`]),
    ...(first === undefined ? [] : [`w:firstLine="${first * 20}"`]),
  ];
  const indents = attributes.length === 0 ? "" : `<w:ind ${attributes.join(" ")}/>`;
  const side = align === undefined ? "" : `<w:jc w:val="${align}"/>`;
  return `<w:pPr>${together}${tabs}${spacing}${indents}${side}</w:pPr>`;
}

function runOf(text: string, { bold, italic, underlined, size }: Partial<Paragraph> = {}): string {
  const style = [
    bold ? "<w:b/>" : "",
    italic ? "<w:i/>" : "",
    size === undefined ? "" : `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`,
    underlined ? '<w:u w:val="single"/>' : "",
  ].join("");
  return `<w:r>${style === "" ? "" : `<w:rPr>${style}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

/** Dots up to the right margin, by a tab that Word fills. */
function blankOf({ label, lines }: Blank): string {
  const shape = shapeOf({ tabs: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${width}"/></w:tabs>` });
  const dots = "<w:r><w:tab/></w:r>";
  const rest = Array.from({ length: lines - 1 }, () => `<w:p>${shape}${dots}</w:p>`);
  return `<w:p>${shape}${runOf(`${label} `)}${dots}</w:p>${rest.join("")}`;
}

/** Room to sign, in twips. */
const rowHeight = 760;

function tableOf({ head, people }: PeopleTable): string {
  const columns = layout.columns.map((share) => Math.round(share * width));
  const edges = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join("");
  const grid = columns.map((column) => `<w:gridCol w:w="${column}"/>`).join("");
  const row = (texts: readonly string[], { bold, repeats }: { bold: boolean; repeats: boolean }) => {
    const cells = columns.map((column, at) => {
      const text = `<w:p>${shapeOf({ align: at === 1 && !bold ? "left" : "center" })}${runOf(texts[at] ?? "", { bold })}</w:p>`;
      return `<w:tc><w:tcPr><w:tcW w:w="${column}" w:type="dxa"/></w:tcPr>${text}</w:tc>`;
    });
    return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${repeats ? 0 : rowHeight}"/>${repeats ? "<w:tblHeader/>" : ""}</w:trPr>${cells.join("")}</w:tr>`;
  };
  const rows = people.map((who, at) => row([String(at + 1), who, ""], { bold: false, repeats: false }));
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${row(head, { bold: true, repeats: true })}${rows.join("")}</w:tbl>`;
}

function signatureOf({ role, hint, name }: Signature): string {
  const right = { left: Math.round(width / 2), align: "center" };
  const together = { ...right, withNext: true };
  return [
    `<w:p>${shapeOf({ ...together, before: 14 })}${runOf(role, { bold: true })}</w:p>`,
    `<w:p>${shapeOf(together)}${runOf(hint, { italic: true })}</w:p>`,
    `<w:p>${shapeOf({ ...right, before: layout.toSign })}${runOf(name, { bold: true })}</w:p>`,
  ].join("");
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
