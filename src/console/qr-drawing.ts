import { create } from "qrcode";

/** Light modules around the code, as ISO/IEC 18004 asks. */
const margin = 4;

/** A QR code as the outline of an SVG picture: `path` draws its dark modules in a square of `side` units. */
export function qrDrawing(text: string): { side: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const rows = Array.from({ length: modules.size }, (_, row) => row);
  const path = rows
    .flatMap((row) => rows.filter((column) => modules.get(row, column) === 1).map((column) => [row, column] as const))
    .map(([row, column]) => `M${column + margin} ${row + margin}h1v1h-1z`)
    .join("");
  return { side: modules.size + 2 * margin, path };
}
