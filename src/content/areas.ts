import { z } from "zod";
import { idSchema } from "../rules/names.ts";
import type { Problem } from "../rules/problem.ts";

/** flows/areas.yaml: areas of questions, in the order in which they are offered. `topics` are first parts of topic ids. */
export const areasSchema = z.strictObject({
  areas: z.array(z.strictObject({ id: idSchema, topics: z.array(idSchema).min(1) })).min(1),
});

/** Areas of questions as they are written. */
export type Areas = z.infer<typeof areasSchema>;

/** Topics without an area, areas without a topic, and first parts that stand in two areas. */
export function checkAreas({ areas }: Areas, topics: ReadonlySet<string>): Problem[] {
  const parts = new Set([...topics].map(partOf));
  const placed = areas.flatMap((area, at) =>
    area.topics.map((part, i) => ({ part, path: ["areas", at, "topics", i] })),
  );
  const homeless = [...parts].filter((part) => !placed.some((one) => one.part === part));
  return [
    ...homeless.map((part) => ({ path: ["areas"], message: `has no area for the topics ${part}.…` })),
    ...placed.flatMap(({ part, path }, at) => {
      if (placed.findIndex((one) => one.part === part) < at) return [{ path, message: `"${part}" stands twice` }];
      return parts.has(part) ? [] : [{ path, message: `there is no topic ${part}.…` }];
    }),
  ];
}

/** Ids of an area's topics, in the order of the topics. */
export function topicsOf(area: Areas["areas"][number], topics: Iterable<string>): string[] {
  return [...topics].filter((id) => area.topics.includes(partOf(id)));
}

function partOf(topic: string): string {
  return topic.split(".")[0] ?? topic;
}
