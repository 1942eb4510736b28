import { z } from "zod";
import { daySchema } from "../day.ts";
import { idSchema } from "../names.ts";
import { citeSchema, confidenceSchema } from "../source.ts";

/** What a person brings to an authority that must be handled in time. */
export const matterKinds = [
  "administrative-complaint",
  "unemployment-insurance-complaint",
  "discipline-complaint",
  "denunciation",
  "labour-complaint",
  "labour-dispute",
  "rule-feedback",
  "reception",
] as const;

/** One of the matters that have time limits. */
export type MatterKind = (typeof matterKinds)[number];

/** The days from which limits are counted. */
export const startingDays = [
  "knew",
  "received",
  "accepted",
  "first-limit-ended",
  "first-decision-received",
  "second-received",
  "second-accepted",
  "dialogue",
  "suspended",
  "acceptance-decided",
  "press-received",
  "continued-received",
  "overdue-reported",
  "overdue-demanded",
  "discovered",
  "mediation-requested",
  "minutes-drawn",
  "arbitration-requested",
  "board-formed",
] as const;

/** The name of a day from which limits are counted. */
export type StartingDay = (typeof startingDays)[number];

/** What lengthens a limit; that it is so is decided by the officer in charge. */
export const circumstances = ["complex", "especially-complex", "remote", "several-places", "dismissal"] as const;

/** What lengthens a limit. */
export type Circumstance = (typeof circumstances)[number];

/** How the days of a limit are counted. */
export const limitUnits = ["days", "working-days", "months"] as const;

/** How the days of a limit are counted: calendar days, working days, or months by date. */
export type LimitUnit = (typeof limitUnits)[number];

const known = { cite: citeSchema, confidence: confidenceSchema.optional() };

const limitSchema = z.strictObject({
  limit: z.int().min(1),
  unit: z.enum(limitUnits),
  /** Circumstances that must all be given; none is the ordinary case. */
  when: z.array(z.enum(circumstances)).default([]),
  /** First and last starting day for which it holds. */
  since: daySchema.optional(),
  until: daySchema.optional(),
  ...known,
});

const stepSchema = z.strictObject({
  id: idSchema,
  acts: z.enum(["person", "authority"]),
  from: z.enum(startingDays),
  /** Counted backwards: so long before the day. */
  before: z.literal(true).optional(),
  limits: z.array(limitSchema).min(1),
});

const matterSchema = z.union([
  z.strictObject({ follows: z.enum(matterKinds) }),
  z.strictObject({ steps: z.array(stepSchema).min(1) }),
]);

const citedSchema = z.strictObject(known);

/** flows/parameters/time-limits.yaml: every matter's steps with their limits, and how their ends are found. */
export const timeLimitsSchema = z.strictObject({
  counting: z.strictObject({ "day-off": citedSchema, "day-off-of-person": citedSchema, months: citedSchema }),
  matters: z.record(z.enum(matterKinds), matterSchema),
});

/** The time limits of all matters. */
export type TimeLimits = z.infer<typeof timeLimitsSchema>;

/** A step of a matter that somebody must take in time. */
export type LimitedStep = z.infer<typeof stepSchema>;

/** One limit of a step, for some days and circumstances. */
export type Limit = z.infer<typeof limitSchema>;
