import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";

/** Tinos, a serif with every Vietnamese letter and the widths of Times New Roman. Licence: SIL OFL 1.1, in the package. */
const files = {
  regular: "@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf",
  bold: "@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf",
  italic: "@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf",
} as const;

/** The faces a sheet is drawn with. */
export type Face = keyof typeof files;

const { resolve } = createRequire(import.meta.url);
const read = new Map<Face, Buffer>();
let regular: Font | undefined;

/** The bytes of a face; read once, when the first paper is made. */
export function fontBytes(face: Face): Buffer {
  const known = read.get(face);
  if (known) return known;
  const bytes = readFileSync(resolve(files[face]));
  read.set(face, bytes);
  return bytes;
}

/**
 * The same text with an empty box for every character that the font does not have, so that it can be filled in by hand. Words
 * too long to be words are broken beforehand: pdfkit tries letter by letter, which takes seconds for some thousands.
 */
export function drawable(text: string): string {
  regular ??= regularFont();
  const font = regular;
  const signs = [...text].map((sign) => (font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ? sign : "□"));
  return signs.join("").replace(/\S{40}(?=\S)/gu, "$&\n");
}

function regularFont(): Font {
  const font = create(fontBytes("regular"));
  if (!("hasGlyphForCodePoint" in font)) throw new Error(`${files.regular} is a collection, not one font`);
  return font;
}
