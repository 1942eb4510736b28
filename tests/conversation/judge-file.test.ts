import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { keptName } from "../../src/conversation/file-kind.ts";
import { judgeFile, type SoundFile } from "../../src/conversation/judge-file.ts";
import { halves, phonePhoto, planted } from "../sample-pictures.ts";
import { smallJpeg } from "../small-jpeg.ts";

const pdf = Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< >>\nendobj\n");

async function kept(name: string, bytes: Uint8Array): Promise<SoundFile> {
  const judged = await judgeFile({ name, bytes });
  if (typeof judged === "string") throw new Error(`refused: ${judged}`);
  return judged;
}

/** "red" or "blue", whatever JPEG made of it. */
async function colourAt(bytes: Uint8Array, left: number, top: number): Promise<string> {
  const [red = 0, , blue = 0] = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  return red > blue ? "red" : "blue";
}

/** Names of the blocks of a JPEG before its pixels, as hexadecimal markers. */
function blocksOf(jpeg: Uint8Array): string[] {
  const bytes = Buffer.from(jpeg);
  const blocks: string[] = [];
  for (let at = 2; bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2))
    blocks.push((bytes[at + 1] ?? 0).toString(16));
  return blocks;
}

describe("a photo", () => {
  it("comes out upright and without anything that a camera, phone or editor wrote into it", async () => {
    const sent = await phonePhoto();
    for (const words of planted) expect(sent.includes(words)).toBe(true);
    expect((await sharp(sent).metadata()).exif?.includes("PLANTED-EXIF")).toBe(true);
    const { bytes, ...about } = await kept("IMG_2026.jpg", sent);
    expect(about).toEqual({ name: "IMG_2026.jpg", type: "image/jpeg", viewable: true });
    for (const words of [...planted, "Exif", "http://ns.adobe.com", "ICC_PROFILE", "Photoshop"])
      expect(Buffer.from(bytes).includes(words)).toBe(false);
    expect([...new Set(blocksOf(bytes))]).toEqual(["db", "c0", "c4"]);
    const { width, height, exif, xmp, iptc, icc, orientation, comments } = await sharp(bytes).metadata();
    expect({ width, height, exif, xmp, iptc, icc, orientation, comments }).toEqual({ width: 20, height: 40 });
    expect([await colourAt(bytes, 10, 5), await colourAt(bytes, 10, 35)]).toEqual(["red", "blue"]);
  });

  it("is made at most 2560 pixels long, and never larger than it was", async () => {
    const large = await kept("a.jpg", await halves(5_000, 1_000).jpeg().toBuffer());
    const small = await kept("a.jpg", smallJpeg);
    const sides = async ({ bytes }: SoundFile) => {
      const { width, height } = await sharp(bytes).metadata();
      return [width, height];
    };
    expect([await sides(large), await sides(small)]).toEqual([
      [2560, 512],
      [1, 1],
    ]);
  });

  it("as WebP becomes a JPEG with the name of one", async () => {
    const { name, type } = await kept("zalo.webp", await halves(10, 10).webp().toBuffer());
    expect([name, type]).toEqual(["zalo.jpg", "image/jpeg"]);
  });

  it("as PNG becomes a JPEG only when it would weigh too much", async () => {
    const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
    const create = { width: 1_500, height: 1_000, channels: 3, background: "#000000", noise } as const;
    const photo = await sharp({ create }).png().toBuffer();
    const screen = await halves(1_500, 1_000)
      .png()
      .withExif({ IFD0: { Make: "PLANTED-EXIF" } })
      .toBuffer();
    const [heavy, light] = [await kept("a.png", photo), await kept("b.png", screen)];
    expect([heavy.name, heavy.type, light.name, light.type]).toEqual(["a.jpg", "image/jpeg", "b.png", "image/png"]);
    expect(Buffer.from(light.bytes).includes("PLANTED-EXIF")).toBe(false);
  });

  it.each([
    ["ends too early", (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    [
      "is broken inside",
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 30), Buffer.alloc(200, 7), whole.subarray(230)]),
    ],
  ])("that %s cannot be read", async (_what, damage) => {
    const whole = await halves(300, 300).jpeg().toBuffer();
    expect(await judgeFile({ name: "a.jpg", bytes: damage(whole) })).toBe("picture-unreadable");
  });

  it("that would fill the memory is not opened", async () => {
    const bomb = await sharp({
      create: { width: 10_000, height: 8_000, channels: 3, background: "#808080" },
      limitInputPixels: false,
    })
      .png()
      .toBuffer();
    expect(bomb.length < 400_000).toBe(true);
    expect(await judgeFile({ name: "a.png", bytes: bomb })).toBe("picture-unreadable");
  });

  it("of an iPhone's own kind is told apart", async () => {
    const heic = Buffer.concat([
      Buffer.from("00000018667479706865696300000000", "hex"),
      Buffer.from("mif1heic"),
      Buffer.alloc(64),
    ]);
    expect(await judgeFile({ name: "IMG_1.HEIC", bytes: heic })).toBe("picture-heic");
  });

  it.each([
    ["a drawing", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ["a page", "<!doctype html><script>alert(1)</script>"],
    ["a program", "MZ\u0090\u0000"],
  ])("is no name for %s", async (_what, text) => {
    expect(await judgeFile({ name: "ảnh.jpg", bytes: Buffer.from(text) })).toBe("file-type");
  });
});

describe("a document or a recording", () => {
  it("is kept as it is, and is nothing to look at", async () => {
    const polyglot = Buffer.concat([pdf, Buffer.from("<html><script>alert(1)</script></html>")]);
    expect(await kept("đơn.pdf", polyglot)).toEqual({ name: "đơn.pdf", type: "application/pdf", bytes: polyglot });
  });
});

describe("keptName()", () => {
  it.each([
    ["đơn.pdf", "application/pdf", "đơn.pdf"],
    ["Đơn.PDF", "application/pdf", "Đơn.PDF"],
    ["đơn.html", "application/pdf", "đơn.html.pdf"],
    ["../../lừa.exe", "image/jpeg", "lừa.exe.jpg"],
    ["ảnh.jpeg", "image/jpeg", "ảnh.jpeg"],
    ["ảnh.webp", "image/jpeg", "ảnh.jpg"],
    ["tin thoại", "audio/ogg", "tin thoại.ogg"],
    [".jpg", "image/png", "file.png"],
    ["", "audio/mp4", "file.m4a"],
  ])("keeps %j of %s as %j", (name, type, shown) => {
    expect(keptName(name, type)).toBe(shown);
  });
});
