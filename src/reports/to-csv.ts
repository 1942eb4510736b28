import type { Cell, Sheet } from "../complaints/overview.ts";
import { isFormula } from "./is-formula.ts";

/**
 * A sheet as CSV (RFC 4180) that Excel opens with Vietnamese letters: UTF-8 with its mark, commas, lines ended by CR LF. Days
 * are written YYYY-MM-DD, which spreadsheets read as days. A text that a spreadsheet would take for a formula gets an apostrophe.
 */
export function toCsv({ columns, rows }: Sheet): string {
  return `\uFEFF${[columns, ...rows].map((row) => `${row.map(written).join(",")}\r\n`).join("")}`;
}

function written(cell: Cell): string {
  if (typeof cell === "number") return String(cell);
  if (typeof cell !== "string") return cell.day;
  const text = isFormula(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
