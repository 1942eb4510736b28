/** Draws the app's icons from icon.svg: `node scripts/draw-icons.mjs`, after the drawing changed. The server itself reads no SVG. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { root } from "./preconditions.mjs";

const assets = join(root, "src/channels/web/assets");
const drawing = readFileSync(join(assets, "icon.svg"));
const draw = (size) =>
  sharp(drawing, { density: 72 * (size / 48) })
    .resize(size, size)
    .png({ palette: true });

for (const size of [180, 192, 512]) await draw(size).toFile(join(assets, `icon-${size}.png`));
// Phones cut a maskable icon to any shape inside the middle 80 %.
const ground = { create: { width: 512, height: 512, channels: 3, background: "#2a3560" } };
await sharp(ground)
  .composite([{ input: await draw(368).toBuffer() }])
  .png({ palette: true })
  .toFile(join(assets, "icon-maskable.png"));
