import { deflateSync } from "node:zlib";
import { create, type QRCodeSegment } from "qrcode";

/** Dots of the picture for one dot of the code, and white dots of the code around it (ISO/IEC 18004 asks for four). */
const scale = 8;
const margin = 4;

/** A QR code of a text as a PNG in black and white; about a kilobyte and a millisecond for a secret code. */
export function qrPicture(text: string): Buffer {
  // Any mask can be read, and any cut into modes; to choose the best ones costs several times as much as all the rest.
  const { modules } = create([segmentOf(text)], { errorCorrectionLevel: "M", maskPattern: 3 });
  const side = (modules.size + 2 * margin) * scale;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8); // one bit a dot, grey, no interlace
  const dots = dotsOf(modules.size, (row, column) => modules.get(row, column) === 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(dots, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Secret codes are capitals and digits, of which a code holds half as many again as of other letters. */
function segmentOf(text: string): QRCodeSegment {
  return /^[0-9A-Z $%*+\-./:]+$/.test(text)
    ? { mode: "alphanumeric", data: text }
    : { mode: "byte", data: Buffer.from(text, "utf8") };
}

/** The rows of the picture, each behind a zero that says "no filter"; a set bit is white. */
function dotsOf(size: number, isDark: (row: number, column: number) => boolean): Buffer {
  // One dot of the code is eight dots, and so one byte, wide.
  const rowBytes = 1 + size + 2 * margin;
  const dots = Buffer.alloc((size + 2 * margin) * scale * rowBytes, 0xff);
  for (let at = 0; at < dots.length; at += rowBytes) dots[at] = 0;
  for (let y = 0; y < size; y += 1) {
    const row = (margin + y) * scale * rowBytes;
    for (let x = 0; x < size; x += 1) if (isDark(y, x)) dots[row + 1 + margin + x] = 0;
    for (let again = 1; again < scale; again += 1) dots.copyWithin(row + again * rowBytes, row, row + rowBytes);
  }
  return dots;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 as PNG (ISO/IEC 15948, annex D) wants it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
