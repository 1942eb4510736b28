import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../src/project-root.ts";

/** The house's own words of these tools and of the result, to go with a small content. */
export const officerWords: Readonly<Record<string, string>> = Object.fromEntries(
  ["vi", "en"].flatMap((lang) =>
    ["officer", "interface"].map((name) => {
      const file = `locales/${lang}/${name}.yaml`;
      return [file, readFileSync(join(projectRoot, file), "utf8")];
    }),
  ),
);
