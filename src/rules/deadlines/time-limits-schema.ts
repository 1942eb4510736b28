import { z } from "zod";
import { daySchema } from "../day.ts";
import { idSchema } from "../names.ts";
import { citeSchema, confidenceSchema } from "../source.ts";
import { workedShape } from "../worked-example.ts";

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

/** A limit that an example expects. */
const expectedLimitSchema = z.strictObject({
  step: idSchema,
  /** Circumstances under which it holds. */
  when: z.array(z.enum(circumstances)).default([]),
  /** The last day as counted; the same as `day` where it is left out. */
  nominal: daySchema.optional(),
  /** The day to go by. */
  day: daySchema,
  /** For a person who must act: the earlier day that people are told. */
  advised: daySchema.optional(),
  /** The working day to which the nominal end moves. */
  "moves-to": daySchema.optional(),
});

/** A worked example: every limit of a matter that is counted from the given days and that the circumstances do not rule out. */
const deadlineExampleSchema = z.strictObject({
  ...workedShape,
  matter: z.enum(matterKinds),
  days: z.partialRecord(z.enum(startingDays), daySchema),
  /** Circumstances that were decided; what is left out is open. */
  circumstances: z.partialRecord(z.enum(circumstances), z.boolean()).default({}),
  expect: z.array(expectedLimitSchema),
});

/** A worked example of time limits. */
export type DeadlineExample = z.infer<typeof deadlineExampleSchema>;

/** flows/parameters/time-limits.yaml: every matter's steps with their limits, and how their ends are found. */
export const timeLimitsSchema = z.strictObject({
  counting: z.strictObject({ "day-off": citedSchema, "day-off-of-person": citedSchema, months: citedSchema }),
  matters: z.record(z.enum(matterKinds), matterSchema),
  examples: z.array(deadlineExampleSchema).default([]),
});

/** The time limits of all matters. */
export type TimeLimits = z.infer<typeof timeLimitsSchema>;

/** A step of a matter that somebody must take in time. */
export type LimitedStep = z.infer<typeof stepSchema>;

/** One limit of a step, for some days and circumstances. */
export type Limit = z.infer<typeof limitSchema>;
