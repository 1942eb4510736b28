/**
 * A workbook as XLSX (ECMA-376): a zip of XML files, of which only what spreadsheets insist on is written. Texts stand in their
 * cells and are marked as texts, so that nothing in them is ever a formula, even after it was edited.
 */
import { strToU8, zipSync } from "fflate";
import type { Cell, Sheet } from "../complaints/overview.ts";
import { type Day, daysBetween } from "../rules/day.ts";
import { isFormula } from "./is-formula.ts";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageLinks = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Numbers of the cell formats that `styles` lists. */
const formats = { plain: 0, heading: 1, day: 2, guarded: 3 };

/** The bytes of a workbook with these sheets; their names are cut to what Excel takes. The same sheets give the same bytes. */
export function toXlsx(sheets: readonly Sheet[]): Uint8Array {
  const files: Record<string, string> = {
    "[Content_Types].xml": contentTypes(sheets.length),
    "_rels/.rels": relationships([{ type: "officeDocument", target: "xl/workbook.xml" }]),
    "xl/workbook.xml": workbook(sheets),
    "xl/_rels/workbook.xml.rels": relationships([
      ...sheets.map((_, at) => ({ type: "worksheet", target: `worksheets/sheet${at + 1}.xml` })),
      { type: "styles", target: "styles.xml" },
    ]),
    "xl/styles.xml": styles,
  };
  for (const [at, sheet] of sheets.entries()) files[`xl/worksheets/sheet${at + 1}.xml`] = worksheet(sheet);
  const bytes = Object.entries(files).map(([name, text]) => [name, strToU8(head + text)] as const);
  return zipSync(Object.fromEntries(bytes), { mtime: new Date(1980, 0, 1) });
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const each = Array.from({ length: sheets }, (_, at) => part(`worksheets/sheet${at + 1}.xml`, "worksheet"));
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("workbook.xml", "sheet.main")}${each.join("")}${part("styles.xml", "styles")}</Types>`;
}

function relationships(targets: readonly { type: string; target: string }[]): string {
  const each = targets.map(
    ({ type, target }, at) => `<Relationship Id="rId${at + 1}" Type="${links}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packageLinks}">${each.join("")}</Relationships>`;
}

function workbook(sheets: readonly Sheet[]): string {
  const each = sheets.map(
    ({ name }, at) => `<sheet name="${escaped(sheetName(name))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return `<workbook xmlns="${main}" xmlns:r="${links}"><sheets>${each.join("")}</sheets></workbook>`;
}

const styles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function worksheet({ columns, rows }: Sheet): string {
  const widths = columns.map((title, at) => widthOf([title, ...rows.map((row) => row[at] ?? "")]));
  const cols = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const all = [row(columns, 1, formats.heading), ...rows.map((cells, at) => row(cells, at + 2))];
  const pane = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  return `<worksheet xmlns="${main}">${pane}${cols.length > 0 ? `<cols>${cols.join("")}</cols>` : ""}<sheetData>${all.join("")}</sheetData></worksheet>`;
}

function row(cells: readonly Cell[], number: number, format?: number): string {
  const each = cells.map((cell, at) => written(cell, { at: `${letters(at)}${number}`, format }));
  return `<row r="${number}">${each.join("")}</row>`;
}

function written(cell: Cell, { at, format }: { at: string; format: number | undefined }): string {
  if (typeof cell === "number") return `<c r="${at}" s="${format ?? formats.plain}"><v>${cell}</v></c>`;
  if (typeof cell !== "string") return `<c r="${at}" s="${formats.day}"><v>${serialOf(cell.day)}</v></c>`;
  const own = isFormula(cell) ? formats.guarded : formats.plain;
  return `<c r="${at}" t="inlineStr" s="${format ?? own}"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** The number by which spreadsheets know a day: 1 March 1900 is 61, as if 1900 had had a 29 February. */
function serialOf(day: Day): number {
  return daysBetween("1899-12-30", day);
}

/** "A" for 0, "Z" for 25, "AA" for 26. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${letters(Math.floor(column / 26) - 1)}${last}`;
}

function widthOf(cells: readonly Cell[]): number {
  const lengths = cells.map((cell) => (typeof cell === "object" ? 10 : String(cell).length));
  return Math.min(60, Math.max(8, ...lengths) + 2);
}

/** At most 31 characters, none of those that Excel refuses. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31);
}

/** XML text: no character that XML forbids, and signs of mark-up as entities. */
function escaped(text: string): string {
  const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return (
    text
      .replace(/\p{Cs}/gu, "\ufffd")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to write these
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
  );
}
