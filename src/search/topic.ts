import { z } from "zod";

const day = z.iso.date({ error: "must be a real day as YYYY-MM-DD" });

/** Other ways people ask, as they type: whole questions and bare key words, with and without diacritics. */
const aliasesSchema = z.array(z.string().min(3)).min(1);

/**
 * One topic of flows/knowledge/<id>.yaml. Its title and answer are in locales/<lang>/knowledge/<id>.md. `sources` are
 * cites such as "qd28.d1.k1"; `related` are topics offered beside it; `actions` are choices of the menu it leads to, or `officer`;
 * `hotlines` are numbers of flows/parameters/bodies.yaml to call.
 */
export const topicSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/, "must be an area and a name, such as complaint.how"),
  aliases: z.record(z.string().regex(/^[a-z]{2}$/, "must be a language such as vi"), aliasesSchema),
  sources: z.array(z.string().min(1)).min(1),
  /** First and last day on which the answer is right. */
  from: day,
  until: day.optional(),
  related: z.array(z.string().min(1)).optional(),
  actions: z.array(z.string().min(1)).optional(),
  hotlines: z.array(z.string().min(1)).optional(),
});

/** One topic: how people ask for it and what its answer rests on. */
export type TopicDefinition = z.infer<typeof topicSchema>;
