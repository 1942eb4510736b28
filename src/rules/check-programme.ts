import { checkAmount } from "./check-amount.ts";
import { checkExampleFacts } from "./check-example-facts.ts";
import { checkPredicate, checkWhen, type KnownFactDefinitions, unknownFact } from "./check-predicate.ts";
import { didYouMean } from "./nearest-name.ts";
import type { Parameter } from "./parameter.ts";
import { below, type Problem } from "./problem.ts";
import type { Example, Programme } from "./programme.ts";
import {
  citesOfProgramme,
  leavesOfProgramme,
  linesOfProgramme,
  parametersOfProgramme,
  type Use,
} from "./programme-parts.ts";
import { checkCite, type Sources } from "./source.ts";

/**
 * Mistakes of one programme that its schema cannot see: names that do not exist, comparisons that make no sense, days
 * and bands out of order, ids that stand twice. Whether its examples hold is asked by runExamples once this is empty.
 */
export function checkProgramme(
  programme: Programme,
  knownFacts: KnownFactDefinitions,
  knownSources: Sources,
): Problem[] {
  return [
    ...checkPeriods(programme),
    ...checkVersions(programme),
    ...leavesOfProgramme(programme).flatMap(({ leaf, path }) =>
      below(path, [...checkPredicate(leaf, knownFacts), ...checkWhen(leaf.when, knownFacts)]),
    ),
    ...checkAmount(programme, knownFacts),
    ...checkGroups(programme),
    ...citesOfProgramme(programme).flatMap(({ name, path }) => problem(path, checkCite(name, knownSources))),
    ...programme.examples.flatMap((example, index) =>
      below(["examples", index], checkExample(example, programme, knownFacts)),
    ),
  ];
}

/** Parameters that a programme's sums name and that do not exist. */
export function checkParameterUse(programme: Programme, parameters: ReadonlyMap<string, Parameter>): Problem[] {
  return parametersOfProgramme(programme)
    .filter(({ name }) => !parameters.has(name))
    .map(({ name, path }) => ({
      path,
      message: `uses the unknown parameter "${name}"${didYouMean(name, parameters.keys())}`,
    }));
}

function problem(path: Problem["path"], message: string | null): Problem[] {
  return message === null ? [] : [{ path, message }];
}

function checkPeriods({ filing, event }: Programme): Problem[] {
  return Object.entries({ filing, ...(event ? { event } : {}) }).flatMap(([key, { from, until }]) =>
    from !== undefined && until !== undefined && until < from
      ? [{ path: [key, "until"], message: `until ${until} is before from ${from}` }]
      : [],
  );
}

function checkVersions(programme: Programme): Problem[] {
  const order = programme.versions.flatMap(({ from }, index): Problem[] => {
    const before = programme.versions[index - 1];
    return before && from <= before.from
      ? [{ path: ["versions", index, "from"], message: `${from} does not come after ${before.from}` }]
      : [];
  });
  return [...order, ...repeatedIds(programme)];
}

function repeatedIds(programme: Programme): Problem[] {
  const leaves = leavesOfProgramme(programme).map(({ leaf, path }) => ({ name: leaf.id, path: [...path, "id"] }));
  const perVersion = programme.versions.map((_, index) => leaves.filter(({ path }) => path[1] === index));
  const groups = programme.versions.map((version, at) =>
    (version.groups ?? []).map(({ id }, index): Use => ({ name: id, path: ["versions", at, "groups", index, "id"] })),
  );
  const lines = linesOfProgramme(programme).map(({ id, path }): Use => ({ name: id, path: [...path, "id"] }));
  const lists = { papers: programme.papers, where: programme.where, steps: programme.steps };
  const listed = Object.entries(lists).map(([key, entries]) =>
    entries.map(({ id }, index): Use => ({ name: id, path: [key, index, "id"] })),
  );
  return [...perVersion, ...groups, lines, ...listed].flatMap(repeated);
}

function repeated(uses: Use[]): Problem[] {
  return uses
    .filter(({ name }, index) => uses.findIndex((other) => other.name === name) < index)
    .map(({ name, path }) => ({ path, message: `"${name}" stands twice; each needs a name of its own` }));
}

function groupIds(programme: Programme): Set<string> {
  return new Set(programme.versions.flatMap(({ groups }) => (groups ?? []).map(({ id }) => id)));
}

function checkGroups(programme: Programme): Problem[] {
  const known = groupIds(programme);
  const lists = { papers: programme.papers, where: programme.where, steps: programme.steps };
  return Object.entries(lists).flatMap(([key, entries]) =>
    entries.flatMap(({ groups }, index) =>
      (groups ?? []).flatMap((group, at) => problem([key, index, "groups", at], unknownName("group", group, known))),
    ),
  );
}

function unknownName(kind: string, name: string, known: Set<string>): string | null {
  return known.has(name) ? null : `names the unknown ${kind} "${name}"${didYouMean(name, known)}`;
}

function checkExample({ facts, expect }: Example, programme: Programme, knownFacts: KnownFactDefinitions): Problem[] {
  const conditions = new Set(leavesOfProgramme(programme).map(({ leaf }) => leaf.id));
  const named = (["failed", "unsure"] as const).flatMap((key) =>
    (expect[key] ?? []).flatMap((id, index) =>
      problem(["expect", key, index], unknownName("condition", id, conditions)),
    ),
  );
  const asked = (expect.missing ?? []).flatMap((name, index) =>
    problem(["expect", "missing", index], knownFacts.has(name) ? null : unknownFact(name, knownFacts)),
  );
  const group =
    expect.group === undefined
      ? []
      : problem(["expect", "group"], unknownName("group", expect.group, groupIds(programme)));
  return [...below(["facts"], checkExampleFacts(facts, knownFacts)), ...group, ...named, ...asked];
}
