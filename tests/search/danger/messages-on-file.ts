/** The test messages of tests/search/danger, and the signs of danger as they are on file. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { projectRoot } from "../../../src/project-root.ts";
import { dangerSchema } from "../../../src/search/danger-schema.ts";
import { buildDangerIndex } from "../../../src/search/find-danger.ts";
import { followUps, offTopic, questions } from "../questions-on-file.ts";
import { dictionariesOnFile, topicsOnFile } from "../topics-on-file.ts";

const message = z.strictObject({
  sign: z.string(),
  who: z.string(),
  text: z.string(),
  also: z.array(z.string()).optional(),
});
/** A message that shows danger, with its sign; `also` are right too. */
export type DangerMessage = z.infer<typeof message>;

function read<T>(file: string, schema: z.ZodType<T>): T[] {
  return z.array(schema).parse(parse(readFileSync(join(projectRoot, "tests/search/danger", file), "utf8")));
}

/** Messages the phrases were widened for, in Vietnamese and English. */
export const dangerous = { vi: read("dangerous.yaml", message), en: read("dangerous-en.yaml", message) };

/** Messages nothing was changed for. */
export const unseen = read("unseen.yaml", message);

const part = z.enum(["tuned", "apart", "fresh"]);

/** Messages of a later round, by whether phrases were widened for them. */
export const later = read("later.yaml", message.extend({ part }));

/** Texts that come near to danger and show none. */
export const nearMisses = read("near-misses.yaml", z.strictObject({ part, text: z.string() }));

/** Topics whose questions may come from somebody in danger. */
const grave = new Set([
  "child.abuse",
  "child.labour",
  "gender.violence",
  "gender.equality",
  "trafficking.victim",
  "accident.report",
  "accident.rights",
  "drug.rehab",
]);

/** Complaints that hold words of danger and are none. */
export const harmless = read("harmless.yaml", z.strictObject({ who: z.string(), text: z.string() })).map(
  ({ text }) => text,
);

/** The test questions of the search, but for those on grave matters. */
export const ordinaryQuestions = [...questions.filter(({ id }) => !grave.has(id)), ...offTopic, ...followUps].map(
  ({ ask }) => ask,
);

/** Everything that people ask of topics, but for grave ones. */
export const ordinaryAliases = topicsOnFile
  .filter(({ id }) => !grave.has(id))
  .flatMap(({ aliases }) => aliases.vi ?? []);

/** The signs of flows/danger.yaml, ready. */
export const dangerIndex = buildDangerIndex(
  dangerSchema.parse(parse(readFileSync(join(projectRoot, "flows/danger.yaml"), "utf8"))),
  new Map([...dictionariesOnFile].map(([lang, { shortForms }]) => [lang, shortForms])),
);
