import { normalEmployerName } from "../search/employer-name.ts";
import { fold } from "../search/fold.ts";
import type { ImportedEmployer } from "./employers.ts";

/** A place as the list may name it. */
export interface NamedPlace {
  id: string;
  name: string;
}

/** A list that can be taken whole, or every line that cannot, with its number. */
export type ReadEmployers =
  | { ok: true; employers: ImportedEmployer[] }
  | { ok: false; problems: { line: number; message: string }[] };

type Problem = { line: number; message: string };
type Column = keyof ImportedEmployer;

/** What the columns may be called, folded. */
const headings: Record<Column, readonly string[]> = {
  name: ["name", "ten", "ten doanh nghiep", "ten don vi", "employer"],
  taxCode: ["tax code", "taxcode", "ma so thue", "mst"],
  place: ["place", "noi", "dia ban", "xa", "xa phuong", "commune"],
};

/**
 * Reads a list of employers, as spreadsheets save it: UTF-8 or UTF-16, with commas, semicolons or tabs, quotes where a cell
 * holds one of these. The first line names the columns: a name, and perhaps a tax code and a place (name or id of a commune).
 */
export function readEmployerList(bytes: Uint8Array, places: readonly NamedPlace[]): ReadEmployers {
  const text = textOf(bytes);
  if (typeof text !== "string") return { ok: false, problems: [text] };
  const [head, ...rows] = cellsOf(text);
  if (!head) return { ok: false, problems: [{ line: 1, message: "the file is empty" }] };
  const columns = columnsOf(head.cells);
  if (columns.name === -1) {
    const message = `the first line must name the columns, one of them "name" (or "tên"); it reads: ${head.cells.join(" | ")}`;
    return { ok: false, problems: [{ line: head.line, message }] };
  }
  const read = rows.filter(({ cells }) => cells.some(Boolean)).map((row) => employerOf(row, { columns, places }));
  const problems = read.flatMap((one) => ("message" in one ? [one] : []));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, employers: read.flatMap((one) => ("message" in one ? [] : [one])) };
}

/** The text of a file, or the first line that is not in its encoding. */
function textOf(bytes: Uint8Array): string | Problem {
  const mark = Buffer.from(bytes.subarray(0, 2)).toString("hex");
  if (mark === "fffe") return new TextDecoder("utf-16le").decode(bytes);
  if (mark === "feff") return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const message = 'is not UTF-8; save the list as "CSV UTF-8" and try again';
    return { line: firstBadLine(bytes), message };
  }
}

function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(10, start);
    const end = found === -1 ? bytes.length : found;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return line;
}

interface Row {
  line: number;
  cells: string[];
}

/** The cells of every row; a quoted cell may hold separators, quotes written twice, and line breaks. */
function cellsOf(text: string): Row[] {
  const plain = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const separator = separatorOf(plain.slice(0, plain.indexOf("\n") === -1 ? undefined : plain.indexOf("\n")));
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${separator}\\n]*)(${separator}|\\n|$)`, "gy");
  const rows: Row[] = [];
  let [row, line]: [Row, number] = [{ line: 1, cells: [] }, 1];
  for (let at = 0; at < plain.length; at = cell.lastIndex) {
    cell.lastIndex = at;
    const [whole, raw = "", end] = cell.exec(plain) ?? [];
    // A quote that is never closed, or text behind one: the rest of the line is the cell as it stands.
    if (whole === undefined) cell.lastIndex = plain.indexOf("\n", at) + 1 || plain.length;
    const shown = whole === undefined ? plain.slice(at, cell.lastIndex).trimEnd() : unquoted(raw);
    row.cells.push(shown.normalize("NFC").replace(/\s+/g, " ").trim());
    line += raw.split("\n").length - 1;
    if (end === separator && cell.lastIndex < plain.length) continue;
    rows.push(row);
    line += 1;
    row = { line, cells: [] };
  }
  return rows;
}

function separatorOf(head: string): string {
  const counts = [",", ";", "\t"].map((one) => ({ one, count: head.split(one).length }));
  return counts.sort((a, b) => b.count - a.count)[0]?.one ?? ",";
}

function unquoted(raw: string): string {
  return raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw;
}

function columnsOf(cells: readonly string[]): Record<Column, number> {
  const folded = cells.map(fold);
  const at = (column: Column) => folded.findIndex((name) => headings[column].includes(name));
  return { name: at("name"), taxCode: at("taxCode"), place: at("place") };
}

function employerOf(
  { line, cells }: Row,
  { columns, places }: { columns: Record<Column, number>; places: readonly NamedPlace[] },
): ImportedEmployer | Problem {
  const [name = "", taxCode = "", place = ""] = [columns.name, columns.taxCode, columns.place].map((at) => cells[at]);
  if (normalEmployerName(name) === "") return { line, message: "has no name" };
  if (name.length > 120) return { line, message: `has a name of ${name.length} characters; at most 120` };
  if (taxCode !== "" && !/^\d{8,13}(-\d{3})?$/.test(taxCode)) {
    return { line, message: `has the tax code "${taxCode}", which is not digits such as 4800123456 or 4800123456-001` };
  }
  const found = place === "" ? null : placeOf(place, places);
  if (found === undefined) return { line, message: `names the place "${place}", which is no commune or ward of today` };
  return { name, taxCode: taxCode || null, place: found };
}

function placeOf(typed: string, places: readonly NamedPlace[]): string | undefined {
  const wanted = fold(typed).replace(/^(?:xa|phuong) /, "");
  return places.find(({ id, name }) => id === typed || fold(name) === wanted)?.id;
}
