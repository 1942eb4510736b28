import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildWords } from "../src/content/build-words.ts";
import { readLocales } from "../src/content/read-locales.ts";
import type { Words } from "../src/flow/words.ts";
import { projectRoot } from "../src/project-root.ts";

/** The texts of locales/<lang>/<namespace>.yaml as people read them. */
export function localeWords(...namespaces: string[]): Words {
  const files = ["vi", "en"].flatMap((lang) => namespaces.map((one) => `locales/${lang}/${one}.yaml`));
  const sources = files.map((file) => ({ file, text: readFileSync(join(projectRoot, file), "utf8") }));
  return buildWords(readLocales(sources).locales).words;
}
