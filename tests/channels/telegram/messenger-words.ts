import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Words } from "../../../src/flow/words.ts";
import { projectRoot } from "../../../src/project-root.ts";

const texts = Object.fromEntries(["vi", "en"].map((lang) => [lang, read(lang)]));

/** The words of locales/<lang>/messenger.yaml. */
export const messengerWords: Words = (lang, key, params = {}) => {
  const path = key.replace("messenger:", "").split(".");
  const text = path.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], texts[lang]);
  if (typeof text !== "string") throw new Error(`There is no text "${key}" in ${lang}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(params[name]));
};

function read(lang: string): unknown {
  return parse(readFileSync(join(projectRoot, "locales", lang, "messenger.yaml"), "utf8"));
}
