import { z } from "zod";
import type { Condition, Leaf } from "../../rules/condition.ts";
import { daySchema } from "../../rules/day.ts";
import type { Programme, Version } from "../../rules/programme.ts";
import { type Edition, say } from "../edition.ts";
import { citationOf, citationSchema } from "./citation.ts";
import { predicateMembers, predicateSchema } from "./predicate-schema.ts";

const leafSchema = z.strictObject({
  id: z.string(),
  ...predicateMembers,
  when: z
    .array(predicateSchema)
    .optional()
    .describe("Circumstances in which this is asked for; in others it counts as met and is not spoken of."),
  otherwise: z.literal("refer").optional().describe("Failing it refuses nobody: a person must decide."),
  met: z.string().describe("What is said to a person who meets it."),
  failed: z.string().describe("What is said to a person who does not."),
  source: citationSchema,
});

/** A condition of a programme, or several of which all or any must hold. */
export type ConditionView = z.infer<typeof leafSchema> | { all: ConditionView[] } | { any: ConditionView[] };

const partsSchema = z.array(z.lazy((): z.ZodType<ConditionView> => conditionViewSchema)).min(1);

/** A condition of a programme, or several of which all or any must hold. */
export const conditionViewSchema: z.ZodType<ConditionView> = z.union([
  leafSchema,
  z.strictObject({ all: partsSchema }),
  z.strictObject({ any: partsSchema }),
]);

/** The rule from a day on. */
export const versionViewSchema = z.strictObject({
  from: daySchema,
  conditions: z.array(conditionViewSchema).describe("What everybody must meet."),
  groups: z
    .array(
      z.strictObject({
        id: z.string(),
        for: conditionViewSchema.describe("Whom this way in is meant for."),
        conditions: z.array(conditionViewSchema),
      }),
    )
    .optional()
    .describe("Ways in, of which one must be met."),
});

/** The rule from a day on. */
export type VersionView = z.infer<typeof versionViewSchema>;

/** A version of a programme with words and sources. */
export function versionView(version: Version, programme: Programme, edition: Edition): VersionView {
  const view = (condition: Condition) => conditionView(condition, programme, edition);
  return {
    from: version.from,
    conditions: version.conditions.map(view),
    groups: version.groups?.map((group) => ({
      id: group.id,
      for: view(group.for),
      conditions: group.conditions.map(view),
    })),
  };
}

function conditionView(condition: Condition, programme: Programme, edition: Edition): ConditionView {
  const view = (part: Condition) => conditionView(part, programme, edition);
  if ("all" in condition) return { all: condition.all.map(view) };
  if ("any" in condition) return { any: condition.any.map(view) };
  return leafView(condition, programme, edition);
}

function leafView(leaf: Leaf, { id }: Programme, edition: Edition): ConditionView {
  const { cite, confidence, ...rest } = leaf;
  const key = `programmes:${id}.conditions.${leaf.id}`;
  return {
    ...rest,
    met: say(edition, `${key}.met`),
    failed: say(edition, `${key}.failed`),
    source: citationOf({ cite, confidence }, edition),
  };
}
