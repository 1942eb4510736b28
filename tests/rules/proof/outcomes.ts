import type { Evaluation } from "../../../src/rules/evaluate.ts";
import type { Given } from "../../../src/rules/given.ts";
import { type Judged, judge } from "../../../src/rules/judge.ts";
import { leavesOfVersion, type Programme, type Version, versionOn } from "../../../src/rules/programme.ts";
import { confidenceOf } from "../../../src/rules/source.ts";
import { sinceOf } from "./days.ts";
import type { World } from "./every-path.ts";

/**
 * Every outcome that a version of a programme holds out: each verdict, each condition as the one that refuses or is left
 * to a person, each group as somebody's, each line of the sum as paid.
 */
export function outcomesHeldOut(programme: Programme, world: World): string[] {
  const version = versionOn(programme, world.ruleOf ?? world.today);
  const leaves = leavesOfVersion(version).map(({ leaf }) => leaf);
  const mayRefer = leaves.some((leaf) => leaf.otherwise === "refer" || confidenceOf(leaf, world.sources) === "unsure");
  return [
    ...(isLeftToPeople(version, world) ? [] : ["eligible"]),
    "ineligible",
    ...(mayRefer ? ["refer"] : []),
    ...leaves.map(({ id }) => `condition ${id} fails`),
    ...(version.groups ?? []).map(({ id }) => `group ${id}`),
    ...linesInForce(programme, world).map((id) => `line ${id}`),
  ];
}

/** A rule with an unsure condition that everybody must meet promises nobody anything. */
function isLeftToPeople({ conditions }: Version, { sources }: World): boolean {
  return conditions.some(
    (condition) => "fact" in condition && !condition.when && confidenceOf(condition, sources) === "unsure",
  );
}

function linesInForce({ amount }: Programme, { ruleOf, today }: World): string[] {
  const inForce = (amount ?? []).filter((entry) => (ruleOf ?? today) >= (sinceOf(entry) ?? ""));
  return inForce.flatMap((entry) => ("bands" in entry ? entry.bands.map(({ id }) => id) : [entry.id]));
}

/** The outcomes that one person reaches. */
export function outcomesReached(evaluation: Evaluation, given: Given): string[] {
  const { programme, verdict, failed, unsure, group, amount } = evaluation;
  const entries = judge(programme, given).groups.flatMap(({ entry }) => failing(entry));
  const paid = verdict === "eligible" ? (amount?.lines ?? []) : [];
  return [
    verdict,
    ...[...failed, ...unsure].map(({ id }) => `condition ${id} fails`),
    ...entries.map((id) => `condition ${id} fails`),
    ...(group === null || verdict === "undecided" ? [] : [`group ${group}`]),
    ...paid.map(({ id }) => `line ${id}`),
  ];
}

/** Whom a group is not meant for is an outcome of its own, though often another group takes them. */
function failing(judged: Judged): string[] {
  if (judged.kind !== "leaf") return judged.parts.flatMap(failing);
  return judged.truth === false || judged.doubt ? [judged.leaf.id] : [];
}
