/** flows/petitions/*.yaml: the papers that a complaint, a dispute, a denunciation or feedback needs. The words: locales/<lang>/petitions*. */
import { z } from "zod";
import { daySchema } from "../rules/day.ts";
import { matterKinds } from "../rules/deadlines/time-limits-schema.ts";
import { idSchema } from "../rules/names.ts";
import { citeSchema, confidenceSchema } from "../rules/source.ts";

/** What a field of a petition holds; `choice` chooses among the addressees. */
const petitionFieldTypes = ["choice", "text", "long-text", "date", "place", "phone", "list"] as const;

const known = { cite: citeSchema.optional(), confidence: confidenceSchema.optional() };

const fieldSchema = z.strictObject({
  id: idSchema,
  type: z.enum(petitionFieldTypes),
  /** `hand`: never asked in the chat, always a dotted line, such as the number of an identity card. */
  fill: z.enum(["chat", "hand"]).default("chat"),
  /** Asked and printed only for these addressees. */
  for: z.array(idSchema).min(1).optional(),
  /** May be left out; else the petition is not complete without it. */
  optional: z.literal(true).optional(),
  /** Not even a dotted line is printed where nothing was given. */
  "only-if-given": z.literal(true).optional(),
  /** Dotted lines where nothing was given. */
  lines: z.int().min(1).max(12).default(1),
  /** The article that wants it. */
  ...known,
});

/** One field of a petition. */
export type PetitionField = z.infer<typeof fieldSchema>;

const addressed = {
  id: idSchema,
  /** The step of the law that it takes, where it is not the petition's first one: a second complaint. */
  step: idSchema.optional(),
  /** The field that holds the commune or ward, where the addressee has one. */
  place: idSchema.optional(),
  ...known,
};

const addresseeSchema = z.union([
  /** Whoever handles a matter of flows/parameters/bodies.yaml on the day. */
  z.strictObject({ ...addressed, matter: idSchema }),
  /** A body named here. */
  z.strictObject({ ...addressed, body: idSchema }),
  /** The body or employer that a field names. */
  z.strictObject({ ...addressed, field: idSchema }),
]);

/** Whom a petition is written to. */
export type PetitionAddressee = z.infer<typeof addresseeSchema>;

const partSchema = z.union([
  z.strictObject({ heading: idSchema }),
  z.strictObject({ text: idSchema }),
  z.strictObject({ field: idSchema }),
  /** A list of people as a table with room for their signatures. */
  z.strictObject({ people: idSchema }),
]);

const notedSchema = z.strictObject({ id: idSchema, ...known });

/** One petition. */
export const petitionSchema = z.strictObject({
  id: idSchema,
  /** The first day for which it is written. */
  from: daySchema,
  /** The matter of flows/parameters/time-limits.yaml whose limits it must keep. */
  matter: z.enum(matterKinds),
  /** Steps of that matter that the person must take in time, the one this petition takes first. Empty: there is no limit. */
  steps: z.array(idSchema),
  /** That there is no limit, with where it stands. */
  "no-limit": z.strictObject(known).optional(),
  /** What must be in it: named in its footnote. */
  sources: z.array(citeSchema).min(1),
  to: z.array(addresseeSchema).min(1),
  fields: z.array(fieldSchema).min(1),
  /** The paper from top to bottom, between the addressee and the signature. */
  paper: z.array(partSchema).min(1),
  attachments: z.array(notedSchema).default([]),
  /** How it may be lodged. */
  ways: z.array(notedSchema).min(1),
  /** What else the person should know before they lodge it. */
  notes: z.array(notedSchema).default([]),
});

/** One petition: its fields, its paper, whom it goes to. */
export type Petition = z.infer<typeof petitionSchema>;
