/** What a message can be in law: the table of flows/tracks.yaml (sections C1 to C5 of the law are its sources). */
import { z } from "zod";
import { matterKinds } from "../deadlines/time-limits-schema.ts";
import { idSchema } from "../names.ts";

/** Every track the program knows; the table must have each. */
export const trackIds = [
  "feedback",
  "proposal",
  "enquiry",
  "administrative-complaint",
  "unemployment-complaint",
  "labour-complaint",
  "labour-dispute",
  "denunciation",
] as const;
/** What a message is in law. */
export type TrackId = (typeof trackIds)[number];

const trackSchema = z.strictObject({
  /** A chat message is not enough: the law wants a signed petition, or the person in front of an officer. */
  formal: z.boolean(),
  /** Whose time limits hold once the petition is there. */
  matter: z.enum(matterKinds).optional(),
  /**
   * The steps of the matter whose limits are watched once the petition is there, in the order of the law: each but the last is
   * met when the next begins, the last one by the answer.
   */
  clocks: z.array(idSchema).default([]),
  /** Steps whose days are only shown: whether they were taken in time is not known here. */
  reminders: z.array(idSchema).default([]),
  /** Who settles it, a matter of flows/parameters/bodies.yaml. */
  lodge: z.string().optional(),
  /** The petition that is prepared for it. */
  petition: z.string().optional(),
  /** Who it is from is opened only with a second person's consent. */
  "sealed-off": z.literal(true).optional(),
  cite: z.string(),
});
/** One track. */
export type Track = z.infer<typeof trackSchema>;

/** The schema of flows/tracks.yaml. */
export const tracksSchema = z.record(z.enum(trackIds), trackSchema);
/** The table of tracks. */
export type Tracks = z.infer<typeof tracksSchema>;
