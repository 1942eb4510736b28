import type { LanguageIndex } from "./topic-index.ts";

/** How much the rarity within the area counts beside that among all topics. */
export const local = { share: 0.4 };

/** What a feature weighs for the topics of an area. */
export function weightIn(
  {
    weights,
    kindWeights,
    postings,
    areas,
    areaSizes,
  }: Pick<LanguageIndex, "weights" | "kindWeights" | "postings" | "areas" | "areaSizes">,
  feature: number,
  area: number,
): number {
  let having = 0;
  for (const topic of postings[feature]?.topics ?? []) if (areas[topic] === area) having += 1;
  const rarity = Math.log(1 + (areaSizes[area] ?? 1) / (having + 0.5));
  return (1 - local.share) * (weights[feature] ?? 0) + local.share * rarity * (kindWeights[feature] ?? 1) * SCALE;
}

/** So that a feature of one topic of a usual area weighs about as much as one of one topic of all. */
const SCALE = 1.6;
