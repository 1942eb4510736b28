import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { projectRoot } from "../../src/project-root.ts";

/** Languages of the tour; the first is shown unless another is asked for. */
export const tourLanguages = ["vi", "en"] as const;
/** One of them. */
export type TourLanguage = (typeof tourLanguages)[number];

const words = z.string().min(1);
const stepSchema = z.strictObject({
  title: words,
  do: z.array(words).min(1),
  look: z.array(words).min(1),
  pages: z.record(z.string(), words).default({}),
  desks: z.record(z.string(), words).default({}),
});

const schema = z.strictObject({
  language: words,
  title: words,
  brand: words,
  what: words,
  skip: words,
  lead: words,
  contents: words,
  minutes: words,
  do: words,
  look: words,
  "opens-new": words,
  as: words,
  "signs-in": words,
  state: z.strictObject({ title: words, running: words, stopped: words }),
  done: z.record(z.string(), words),
  acts: z.record(z.string(), words),
  roles: z.record(z.string(), words),
  accounts: z.strictObject({
    title: words,
    hint: words,
    "sign-in": words,
    login: words,
    name: words,
    role: words,
    password: words,
    code: words,
    "no-code": words,
  }),
  end: words,
  refused: words,
  steps: z.record(z.string(), stepSchema),
});

/** The words of the tour in one language. */
export type TourWords = z.infer<typeof schema>;

/** Reads the words of a language. Throws where the file is not as it must be. */
export function readTourWords(language: TourLanguage): TourWords {
  return schema.parse(parse(readFileSync(join(projectRoot, "tests/demo/words", `${language}.yaml`), "utf8")));
}

/** A sentence with its gaps filled. */
export function filledWords(text: string, gaps: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => gaps[name] ?? "");
}
