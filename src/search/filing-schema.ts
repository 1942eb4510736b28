import { z } from "zod";
import { namesIn } from "./danger-phrase.ts";

const phrases = z.array(z.string().min(2));

/**
 * How people say that they want to file a complaint, a denunciation or a report. Phrases are written as those of flows/danger.yaml:
 * one other word may stand between two of them, `…` stands for up to five, `<name>` for any of the `words` of that name. `wishes` count
 * anywhere, `begins` only at the beginning of a text, after words of `before`; what stands in `harmless` counts for nothing
 * else; what has a phrase of `asks` is a question about filing.
 */
export const filingSchema = z
  .strictObject({
    words: z.record(z.string().regex(/^[a-z]+$/), z.array(z.string().min(1)).min(1)),
    before: z.string().min(1),
    wishes: phrases,
    begins: phrases,
    harmless: phrases,
    asks: phrases,
  })
  .superRefine(({ words, wishes, begins, harmless, asks }, { addIssue }) => {
    for (const phrase of [...wishes, ...begins, ...harmless, ...asks]) {
      for (const name of namesIn(phrase).filter((one) => !Object.hasOwn(words, one)))
        addIssue({ code: "custom", message: `<${name}> in "${phrase}" stands for nothing in the words of filing` });
    }
  });

/** How people say that they want to file something, as it is written. */
export type FilingFile = z.infer<typeof filingSchema>;
