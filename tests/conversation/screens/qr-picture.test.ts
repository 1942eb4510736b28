import { inflateSync } from "node:zlib";
import { create } from "qrcode";
import { describe, expect, it } from "vitest";
import { qrPicture } from "../../../src/conversation/screens/qr-picture.ts";

const code = "K7MQ2-1234J-56789-ABCDE-FGHJK";

/** Length, type and data of each chunk of a PNG. */
function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

describe("qrPicture()", () => {
  const png = qrPicture(code);
  const [header, dots] = chunksOf(png);
  const side = header?.data.readUInt32BE(0) ?? 0;
  const rows = inflateSync(dots?.data ?? Buffer.alloc(0));
  const bytesInRow = 1 + side / 8;

  it("is a PNG of one bit a dot", () => {
    expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
    expect(chunksOf(png).map(({ type }) => type)).toEqual(["IHDR", "IDAT", "IEND"]);
    expect([...(header?.data.subarray(8) ?? [])]).toEqual([1, 0, 0, 0, 0]);
    expect(rows.length).toBe(side * bytesInRow);
  });

  it("shows every dot of the code eight dots wide, with four white ones around", () => {
    const { modules } = create(code, { errorCorrectionLevel: "M", maskPattern: 3 });
    expect(side).toBe((modules.size + 8) * 8);
    const isDark = (row: number, column: number) => rows[(row + 4) * 8 * bytesInRow + 1 + 4 + column] === 0;
    const wrong = Array.from({ length: modules.size ** 2 }, (_, at) => [
      Math.floor(at / modules.size),
      at % modules.size,
    ]).filter(([row = 0, column = 0]) => isDark(row, column) !== (modules.get(row, column) === 1));
    expect(wrong).toEqual([]);
    const quiet = [0, 1, 2, 3].flatMap((row) => [
      ...rows.subarray(row * 8 * bytesInRow + 1, (row * 8 + 1) * bytesInRow),
    ]);
    expect(quiet.every((byte) => byte === 0xff)).toBe(true);
  });

  it("carries the checksum that PNG asks for", () => {
    // CRC-32 of the empty end chunk, as in every PNG.
    expect(png.subarray(-4).toString("hex")).toBe("ae426082");
  });
});
