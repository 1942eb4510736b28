import { z } from "zod";

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, "must be small letters, digits and hyphens");
const lang = z.string().regex(/^[a-z]{2}$/, "must be a language such as vi");
const words = z.string().min(2);
const phrases = z.record(lang, z.array(words).min(1));

const signSchema = z.strictObject({
  /** Numbers of flows/parameters/bodies.yaml to call, the first one first. */
  hotlines: z.array(id).min(1),
  /** Topics whose answer helps here; no other is given to a person in danger. */
  topics: z.array(z.string().min(1)).optional(),
  /** What the urgent case is about. */
  kind: z.enum(["safety", "other"]),
  /** Said of what happens or is threatened, or by a victim. */
  now: phrases,
  /** Questions about the rules of such matters. */
  asks: phrases.optional(),
});

/**
 * flows/danger.yaml: signs of danger in what people write, the gravest first. A phrase is words in their order; one other
 * word may stand between two of them, `…` stands for up to five, `<name>` for any of the `words` of that name. `harmless` are
 * phrases that look alike and are none.
 */
export const dangerSchema = z.strictObject({
  words: z.record(lang, z.record(id, z.array(z.string().min(1)).min(1))),
  harmless: phrases,
  signs: z.record(id, signSchema),
});

/** Signs of danger as they are written. */
export type DangerFile = z.infer<typeof dangerSchema>;

/** How strong a sign is: `now` is danger, `asks` is a question about its rules. */
export type DangerStrength = "now" | "asks";
