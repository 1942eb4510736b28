import type { Bands, Sum } from "./amount.ts";
import { checkWhen, type KnownFactDefinitions, unknownFact } from "./check-predicate.ts";
import { isNumeric } from "./fact.ts";
import { below, type Problem } from "./problem.ts";
import { leavesOfVersion, type Programme } from "./programme.ts";

/** Mistakes of what a programme pays: facts that are no numbers, and bands that overlap, go down or leave a gap. */
export function checkAmount(programme: Programme, knownFacts: KnownFactDefinitions): Problem[] {
  return (programme.amount ?? []).flatMap((entry, index) =>
    below(
      ["amount", index],
      [
        ...checkWhen(entry.when, knownFacts),
        ...("bands" in entry ? checkBands(entry, programme, knownFacts) : checkTimes(entry, knownFacts)),
      ],
    ),
  );
}

function checkTimes({ times }: Sum, knownFacts: KnownFactDefinitions): Problem[] {
  return (times ?? []).flatMap(({ fact }) => checkNumber(fact, "times", knownFacts));
}

function checkNumber(fact: string, key: string, knownFacts: KnownFactDefinitions): Problem[] {
  const definition = knownFacts.get(fact);
  if (!definition) return [{ path: [key], message: unknownFact(fact, knownFacts) }];
  return isNumeric(definition.type)
    ? []
    : [{ path: [key], message: `needs a number, but "${fact}" is of type ${definition.type}` }];
}

function checkBands(entry: Bands, programme: Programme, knownFacts: KnownFactDefinitions): Problem[] {
  const found = checkNumber(entry.bandsBy, "bands-by", knownFacts);
  entry.bands.forEach((band, index) => {
    const before = entry.bands[index - 1];
    if (!before || band.from > before.from) return;
    const what = band.from === before.from ? "overlaps the band" : "stands after the higher band";
    found.push({
      path: ["bands", index, "from"],
      message: `band "${band.id}" from ${band.from} ${what} "${before.id}" from ${before.from}`,
    });
  });
  const least = leastPossible(entry.bandsBy, programme, knownFacts);
  const first = entry.bands[0]?.from ?? 0;
  if (found.length === 0 && first > least) {
    found.push({
      path: ["bands", 0, "from"],
      message: `leaves a gap: "${entry.bandsBy}" can be ${least}, but the first band begins at ${first}`,
    });
  }
  return found;
}

/** The least number with which somebody can be eligible: the fact's own limit, or what every version asks of everybody. */
function leastPossible(fact: string, programme: Programme, knownFacts: KnownFactDefinitions): number {
  const own = knownFacts.get(fact)?.min ?? 0;
  const asked = programme.versions.map((version) => {
    const bounds = leavesOfVersion(version).flatMap(({ leaf, path }) =>
      leaf.fact === fact && !leaf.when && path[0] === "conditions" && path.length === 2 ? (leaf.atLeast ?? []) : [],
    );
    return Math.max(own, ...bounds);
  });
  return Math.min(...asked);
}
