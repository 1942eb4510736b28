import sharp from "sharp";
import { plainAsset } from "../bundles.ts";

/** The pictures a phone puts on its screen. */
export const iconNames = ["180.png", "192.png", "512.png", "maskable.png"] as const;

const paper = "#2a3560";
/** Phones cut a maskable icon to any shape inside the middle 80 %. */
const safeShare = 0.72;

const made = new Map<string, Promise<Buffer>>();

/** One icon as PNG, drawn from icon.svg when first asked for; undefined for a name that is none of ours. */
export function appIcon(name: string): Promise<Buffer> | undefined {
  if (!iconNames.some((known) => known === name)) return undefined;
  const known = made.get(name) ?? (name === "maskable.png" ? drawMaskable(512) : draw(Number.parseInt(name, 10)));
  made.set(name, known);
  return known;
}

function draw(size: number): Promise<Buffer> {
  return sharp(plainAsset("icon.svg"), { density: 72 * (size / 48) })
    .resize(size, size)
    .png({ palette: true })
    .toBuffer();
}

async function drawMaskable(size: number): Promise<Buffer> {
  const inner = Math.round(size * safeShare);
  const ground = { create: { width: size, height: size, channels: 3, background: paper } } as const;
  return sharp(ground)
    .composite([{ input: await draw(inner) }])
    .png({ palette: true })
    .toBuffer();
}
