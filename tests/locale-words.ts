import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildWords } from "../src/content/build-words.ts";
import { readLocales } from "../src/content/read-locales.ts";
import type { Words } from "../src/flow/words.ts";
import { projectRoot } from "../src/project-root.ts";

/** The texts of locales/<lang>/<namespace>.yaml, and of the folder of that name, as people read them. */
export function localeWords(...namespaces: string[]): Words {
  const files = ["vi", "en"].flatMap((lang) => namespaces.flatMap((one) => filesOf(`locales/${lang}/${one}`)));
  const sources = files.map((file) => ({ file, text: readFileSync(join(projectRoot, file), "utf8") }));
  return buildWords(readLocales(sources).locales).words;
}

function filesOf(namespace: string): string[] {
  const folder = join(projectRoot, namespace);
  const parts = existsSync(folder) ? readdirSync(folder).map((name) => `${namespace}/${name}`) : [];
  return [`${namespace}.yaml`, ...parts];
}
