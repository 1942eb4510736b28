/** The test questions of tests/search/questions: what people ask, with the topic that answers. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { projectRoot } from "../../src/project-root.ts";

const folder = join(projectRoot, "tests/search/questions");

function read<T>(file: string, schema: z.ZodType<T>): T[] {
  return z.array(schema).parse(parse(readFileSync(join(folder, file), "utf8")));
}

const question = z.strictObject({
  id: z.string(),
  who: z.string(),
  ask: z.string(),
  also: z.array(z.string()).optional(),
});

/** A question and the topics that answer it: `id` first, `also` as well. */
export type Question = z.infer<typeof question>;

/** Questions on our topics. */
export const questions: Question[] = ["one.yaml", "three.yaml"].flatMap((file) => read(file, question));

/** Questions this service cannot answer. */
export const offTopic = read("off-topic.yaml", z.strictObject({ ask: z.string(), area: z.string() }));

/** Two questions in one message. */
export const twoInOne = read(
  "two-in-one.yaml",
  z.strictObject({ ids: z.array(z.string()), who: z.string(), ask: z.string() }),
);

/** Short questions that need the topic before. */
export const followUps = read(
  "follow-ups.yaml",
  z.strictObject({ before: z.string(), ask: z.string(), id: z.string(), also: z.array(z.string()).optional() }),
);

/** Texts that only diacritics, or one word, tell apart. */
export const pairs = read("marks.yaml", z.strictObject({ ask: z.string(), id: z.string(), not: z.string() }));

/** Whether a question is of the part that weights and aliases may be tuned on; the other half is only measured. */
export function isForTuning({ ask }: { ask: string }): boolean {
  return (createHash("sha256").update(ask.normalize("NFC")).digest()[0] ?? 0) % 2 === 0;
}
