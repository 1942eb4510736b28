import { createHash } from "node:crypto";

const style =
  "html{color-scheme:light dark}body{margin:0}img{display:block;max-width:100%;height:auto;margin:0 auto;background:#fff}";
const styleHash = createHash("sha256").update(style).digest("base64");

/** Headers of the document in a viewer's frame: an origin of its own, no script, no request, one style, framed by us alone. */
export const pictureFrameHeaders: Record<string, string> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": [
    "default-src 'none'",
    "img-src data:",
    `style-src 'sha256-${styleHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox",
  ].join("; "),
  "x-frame-options": "SAMEORIGIN",
};

/**
 * A document that holds nothing but a picture drawn anew by us. The picture lies in it, because a frame with an origin of
 * its own has no session with which it could fetch one.
 */
export function pictureFrame(file: { name: string; type: string; bytes: Uint8Array }, lang: string): string {
  const data = `data:${file.type};base64,${Buffer.from(file.bytes).toString("base64")}`;
  const name = escaped(file.name);
  return `<!doctype html><html lang="${escaped(lang)}"><head><meta charset="utf-8"><title>${name}</title><style>${style}</style></head><body><img alt="${name}" src="${escaped(data)}"></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
