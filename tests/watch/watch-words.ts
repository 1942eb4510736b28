import { readFileSync } from "node:fs";
import { buildWords } from "../../src/content/build-words.ts";
import { readLocales } from "../../src/content/read-locales.ts";

const files = ["vi", "en"].map((lang) => `locales/${lang}/console.yaml`);

/** The words of the console as people read them. */
export const { words } = buildWords(
  readLocales(files.map((file) => ({ file, text: readFileSync(file, "utf8") }))).locales,
);
