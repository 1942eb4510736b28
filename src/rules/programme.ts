import { z } from "zod";
import { amountSchema } from "./amount.ts";
import { conditionSchema, leavesOf, type PlacedLeaf } from "./condition.ts";
import { type Day, daySchema } from "./day.ts";
import { camelKeys, factNameSchema, idSchema } from "./names.ts";
import { citeSchema, confidenceSchema } from "./source.ts";

const citedShape = { cite: citeSchema, confidence: confidenceSchema.optional() };

/** A way into a programme: `for` says whom it is meant for, `conditions` what they must meet. */
const groupSchema = z.strictObject({
  id: idSchema,
  for: conditionSchema,
  conditions: z.array(conditionSchema).default([]),
});

/** A way into a programme. */
export type Group = z.infer<typeof groupSchema>;

/** The rule from a day on: `conditions` everybody must meet, and, where there are groups, one of them. */
const versionSchema = z
  .strictObject({
    from: daySchema,
    conditions: z.array(conditionSchema).default([]),
    groups: z.array(groupSchema).min(1).optional(),
  })
  .refine(
    (version) => version.groups !== undefined || version.conditions.length > 0,
    "has neither conditions nor groups",
  );

/** The rule from a day on. */
export type Version = z.infer<typeof versionSchema>;

const groupsShape = { groups: z.array(idSchema).min(1).optional() };

/** A paper, with the groups that need it (all where none is named). */
const paperSchema = z.strictObject({ id: idSchema, ...groupsShape, ...citedShape });

/** Where to go; `while` says whether that holds while filing is open or once it is closed (always where left out). */
const placeSchema = z.strictObject({
  id: idSchema,
  while: z.enum(["open", "closed"]).optional(),
  ...groupsShape,
  ...citedShape,
});

/** A step of the procedure: within so many working days or plain days, or by a day; its words may use {{days}} and {{by}}. */
const stepSchema = z
  .strictObject({
    id: idSchema,
    "working-days": z.int().min(1).optional(),
    days: z.int().min(1).optional(),
    by: daySchema.optional(),
    ...groupsShape,
    ...citedShape,
  })
  .refine(
    (step) => step["working-days"] === undefined || step.days === undefined,
    "counts either working days or plain days, not both",
  )
  .transform(camelKeys);

/** One step of a programme's procedure. */
export type ProcedureStep = z.infer<typeof stepSchema>;

const expectSchema = z.strictObject({
  verdict: z.enum(["eligible", "ineligible", "undecided", "refer"]),
  total: z.int().optional(),
  group: idSchema.optional(),
  window: z.enum(["open", "closed", "not-yet"]).optional(),
  failed: z.array(idSchema).optional(),
  unsure: z.array(idSchema).optional(),
  missing: z.array(factNameSchema).optional(),
  changes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

/** A worked example; a fact's value "unknown" stands for a person who does not know it. */
const exampleSchema = z
  .strictObject({
    says: z.string().min(1),
    "as-of": daySchema,
    facts: z.record(factNameSchema, z.union([z.string(), z.number(), z.boolean()])),
    expect: expectSchema,
  })
  .transform(camelKeys);

/** A worked example of a programme. */
export type Example = z.infer<typeof exampleSchema>;

/** Who may ask for a programme. */
export const askers = [
  "employee",
  "former-employee",
  "self-employed",
  "household",
  "employer",
  "artist",
  "guide",
  "patient",
  "tenant",
  "anybody",
] as const;

/** What a programme gives. Only cash is added to what a person gets: a loan is paid back, a cut or a course is the employer's. */
export const benefits = ["cash", "loan", "contribution-cut", "training"] as const;

/** One support programme of flows/programmes; every word about it is a locale key derived from ids. */
export const programmeSchema = z
  .strictObject({
    id: idSchema,
    /** Programmes of one group exclude each other: at most one of them is paid. */
    group: idSchema.optional(),
    "asked-by": z.array(z.enum(askers)).min(1),
    benefit: z.enum(benefits).default("cash"),
    /** First and last day on which what it is paid for may happen, to be told; conditions test it. */
    event: z.strictObject({ from: daySchema.optional(), until: daySchema.optional(), ...citedShape }).optional(),
    /** First and last day on which a file is taken. */
    filing: z.strictObject({ from: daySchema, until: daySchema.optional(), ...citedShape }),
    versions: z.array(versionSchema).min(1),
    amount: amountSchema.optional(),
    papers: z.array(paperSchema).default([]),
    where: z.array(placeSchema).default([]),
    steps: z.array(stepSchema).default([]),
    examples: z.array(exampleSchema).min(1),
  })
  .transform(camelKeys);

/** One support programme. */
export type Programme = z.infer<typeof programmeSchema>;

/** The version of a programme that held on a day; the first one for days before it. */
export function versionOn(programme: Programme, day: Day): Version {
  const [first] = programme.versions;
  const found = programme.versions.filter(({ from }) => from <= day).at(-1) ?? first;
  if (!found) throw new Error(`Programme "${programme.id}" has no version`);
  return found;
}

/** All leaves of a version with the keys that lead to them from the version. */
export function leavesOfVersion(version: Version): PlacedLeaf[] {
  return [
    ...version.conditions.flatMap((condition, index) => leavesOf(condition, ["conditions", index])),
    ...(version.groups ?? []).flatMap((group, at) => [
      ...leavesOf(group.for, ["groups", at, "for"]),
      ...group.conditions.flatMap((condition, index) => leavesOf(condition, ["groups", at, "conditions", index])),
    ]),
  ];
}
