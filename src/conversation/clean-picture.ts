/** Makes pictures that people sent safe to keep and to look at: drawn anew, so that nothing is left but what is seen. */
import sharp, { type Sharp } from "sharp";
import { Turnstile } from "./turnstile.ts";

/** Longest side of a kept picture, in pixels: small print on an A4 page stays readable. */
const sideAtMost = 2_560;
/** Pixels of a sent picture: the largest phone cameras, and no bomb. */
const pixelsAtMost = 70_000_000;
/** For one picture, in seconds. */
const secondsAtMost = 20;
/** Pictures drawn at the same time; the others wait. */
const atOnce = 2;
/** A photo kept as PNG can weigh ten times as much as it needs; above this it becomes a JPEG. */
const pngAtMost = 3 * 1024 * 1024;
const jpeg = { quality: 85 };
const png = { compressionLevel: 9 };

/** The program that reads pictures knows dozens of kinds; what comes from strangers reaches the readers of these only. */
const readers = ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"];

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: readers });

const turnstile = new Turnstile(atOnce);

/** A picture drawn anew. */
export interface CleanPicture {
  type: "image/jpeg" | "image/png";
  bytes: Uint8Array;
}

/**
 * The same picture upright, at most 2560 pixels long, in sRGB and without any metadata (no place, no time, no camera, no
 * preview); a PNG stays one unless it is a photo, all else becomes a JPEG. Null when it cannot be read in bounds of size
 * and time.
 */
export async function cleanPicture(bytes: Uint8Array, type: string): Promise<CleanPicture | null> {
  return turnstile.pass(async () => {
    try {
      return await drawn(bytes, type);
    } catch {
      // What the reader says quotes the picture at most; whoever sent it is asked for another one.
      return null;
    }
  });
}

async function drawn(bytes: Uint8Array, type: string): Promise<CleanPicture> {
  if (type === "image/png") {
    const kept = await picture(bytes).png(png).toBuffer();
    if (kept.byteLength <= pngAtMost) return { type: "image/png", bytes: kept };
  }
  const kept = await picture(bytes).flatten({ background: "#ffffff" }).jpeg(jpeg).toBuffer();
  return { type: "image/jpeg", bytes: kept };
}

/** Metadata is left behind because nothing here asks to keep it. */
function picture(bytes: Uint8Array): Sharp {
  return sharp(bytes, { failOn: "error", limitInputPixels: pixelsAtMost, sequentialRead: true, autoOrient: true })
    .resize({ width: sideAtMost, height: sideAtMost, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .timeout({ seconds: secondsAtMost });
}
