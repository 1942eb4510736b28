import { describe, expect, it } from "vitest";
import { foundType } from "../../src/conversation/file-kind.ts";
import { soundOnly } from "../../src/conversation/sound-only.ts";

function box(type: string, ...inside: Buffer[]): Buffer {
  const content = Buffer.concat(inside);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, content]);
}

const ftyp = (brand: string) => box("ftyp", Buffer.from(brand), Buffer.alloc(4), Buffer.from("isommp42"));
const track = (handler: string) =>
  box(
    "trak",
    box("tkhd", Buffer.alloc(20)),
    box("mdia", box("hdlr", Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(13))),
  );
/** As Android writes it: the sound first, what it is at the end. */
const recording = (brand: string, ...handlers: string[]) =>
  Buffer.concat([
    ftyp(brand),
    box("mdat", Buffer.alloc(500, 3)),
    box("moov", box("mvhd", Buffer.alloc(100)), ...handlers.map(track)),
  ]);

describe("a recording of a phone in the container of a video", () => {
  it.each([
    ["mp42", "audio/mp4"],
    ["isom", "audio/mp4"],
    ["3gp4", "audio/3gpp"],
  ])("is taken as sound (%s)", async (brand, type) => {
    expect(await foundType(recording(brand, "soun"), "ghi âm.m4a")).toBe(type);
  });

  it("is not taken when it also shows something, or when nothing tells what it is", async () => {
    expect(await foundType(recording("mp42", "vide", "soun"), "a.m4a")).toBe(null);
    expect(await foundType(recording("mp42", "soun", "vide"), "a.m4a")).toBe(null);
    expect(await foundType(recording("mp42"), "a.m4a")).toBe(null);
  });
});

describe("soundOnly()", () => {
  it("reads large boxes, and boxes that reach to the end", () => {
    const long = Buffer.concat([
      Buffer.from("000000016d646174", "hex"),
      Buffer.from("0000000000000018", "hex"),
      Buffer.alloc(8),
    ]);
    const open = box("moov", track("soun"));
    open.writeUInt32BE(0, 0);
    expect(soundOnly(Buffer.concat([ftyp("mp42"), long, open]))).toBe(true);
  });

  it("gives up on boxes that reach beyond the file, or hold one another without end", () => {
    const beyond = recording("mp42", "soun");
    beyond.writeUInt32BE(4_000_000_000, 24);
    expect(soundOnly(beyond)).toBe(false);
    expect(soundOnly(Buffer.concat(Array(5_000).fill(box("free"))))).toBe(false);
    expect(soundOnly(Buffer.alloc(64))).toBe(false);
    expect(soundOnly(new Uint8Array())).toBe(false);
  });
});
