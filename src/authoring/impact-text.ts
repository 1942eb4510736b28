import type { Comparison, Difference, Told, Tried } from "../rules/compare-readings.ts";
import { CASES_TOLD, EXAMPLES_TOLD, examplesBlock, listBlock } from "./examples-text.ts";
import type { Impact, ProgrammeImpact } from "./impact.ts";
import { answerText, dayText, factName, moneyText, programmeTitle, tell, type View } from "./view.ts";

/** With what is compared. */
export interface Base {
  revision: string;
  commit: string;
  seed: number;
  /** Its words, for what is there no more. */
  view: View;
}

/** What a change comes to, as a policy officer reads it. */
export function impactText(view: View, impact: Impact, base: Base): string {
  const { differing, added, removed, incomparable } = impact;
  const blocks = [
    tell(view, "officer:impact.compared", {
      revision: base.revision,
      commit: base.commit,
      differing: differing.length,
      programmes: impact.programmes,
    }),
    ...(nothingChanges(impact) ? [tell(view, "officer:impact.nothing")] : []),
    ...differing.map((one) => programmeBlock(view, one, base)),
    ...impact.examples.files.map((one) => examplesBlock(view, one)),
    listBlock(
      tell(view, "officer:impact.added"),
      added.map((id) => withFile(view, id)),
    ),
    listBlock(
      tell(view, "officer:impact.removed"),
      removed.map((id) => programmeTitle(base.view, id)),
    ),
    listBlock(tell(view, "officer:impact.incomparable"), [
      ...incomparable.map(({ programme, reason }) => `${titleNowOrThen(view, base, programme)}: ${reason}`),
      ...impact.examples.incomparable.map(({ file, reason }) => `${file}: ${reason}`),
    ]),
  ];
  return blocks.filter((block) => block !== "").join("\n\n");
}

function nothingChanges({ differing, added, removed, incomparable, examples: others }: Impact): boolean {
  const changed = differing.some(
    ({ comparison: { examples, cases } }) => examples.changed.length + cases.changed.length > 0,
  );
  const elsewhere = others.incomparable.length > 0 || others.files.some((one) => one.changed.length > 0);
  return !changed && !elsewhere && [added, removed, incomparable].every(({ length }) => length === 0);
}

function programmeBlock(view: View, { programme, comparison, otherParts }: ProgrammeImpact, base: Base): string {
  const lines = [
    withFile(view, programme),
    ...(comparison.cases.tried === 0 ? [] : comparisonLines(view, comparison, base)),
    ...(otherParts.length === 0
      ? []
      : [
          tell(view, "officer:impact.otherParts", {
            parts: otherParts.map((part) => tell(view, `officer:impact.parts.${part}`)).join(", "),
          }),
        ]),
  ];
  return lines.join("\n  ");
}

/** A programme's title with the file in which the change is. */
function withFile(view: View, programme: string): string {
  return `${programmeTitle(view, programme)} (flows/programmes/${programme}.yaml)`;
}

/** Its title as it was where it has none now. */
function titleNowOrThen(view: View, base: Base, programme: string): string {
  const now = programmeTitle(view, programme);
  return now === programme ? programmeTitle(base.view, programme) : now;
}

function comparisonLines(view: View, { examples, cases }: Comparison, { seed }: Base): string[] {
  const extent = tell(view, cases.complete ? "officer:impact.all" : "officer:impact.sample", { seed });
  const told = examples.changed.slice(0, EXAMPLES_TOLD);
  return [
    tell(view, "officer:impact.examples", { changed: examples.changed.length, tried: examples.tried }),
    ...told.map((one) => `  - “${one.says}” (${dayText(view, one.asOf)}): ${changeText(view, one)}`),
    ...(examples.changed.length > told.length ? ["  - …"] : []),
    `${tell(view, "officer:impact.cases", { changed: cases.changed.length, tried: cases.tried })} (${extent})`,
    ...(cases.changed.length === 0 ? [] : caseLines(view, cases)),
  ];
}

function caseLines(view: View, { changed }: Tried): string[] {
  const sum = changed.reduce((total, { difference }) => total + (difference ?? 0), 0);
  return [
    ...[...byKind(view, changed)].map(([kind, cases]) => `  ${kind}: ${cases.length}`),
    `  ${tell(view, "officer:impact.difference", { sum: signed(view, sum) })}`,
    `  ${tell(view, "officer:impact.forExample")}`,
    ...someOfEach([...byKind(view, changed).values()], CASES_TOLD).map((one) => `    - ${caseText(view, one)}`),
  ];
}

/** The changed cases by how they change: from which verdict to which, or another sum. */
function byKind(view: View, changed: Difference[]): Map<string, Difference[]> {
  const kinds = new Map<string, Difference[]>();
  for (const one of changed) {
    const same = one.before.verdict === one.after.verdict;
    const kind = same
      ? tell(view, "officer:impact.otherSum")
      : `${verdict(view, one.before)} → ${verdict(view, one.after)}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return kinds;
}

/** One of each kind in turn, until there are enough. */
function someOfEach<T>(kinds: T[][], enough: number): T[] {
  const longest = Math.max(0, ...kinds.map(({ length }) => length));
  const turns = Array.from({ length: Math.min(longest, enough) }, (_, turn) =>
    kinds.flatMap((kind) => kind.slice(turn, turn + 1)),
  );
  return turns.flat().slice(0, enough);
}

function caseText(view: View, one: Difference): string {
  const facts = Object.entries(one.facts).map(
    ([fact, answer]) => `${factName(view, fact)}: ${answerText(view, fact, answer)}`,
  );
  return `${dayText(view, one.asOf)}; ${facts.join("; ")}: ${changeText(view, one)}`;
}

function changeText(view: View, { before, after, difference }: Difference): string {
  const more = difference === null || difference === 0 ? "" : ` (${signed(view, difference)})`;
  return `${toldText(view, before)} → ${toldText(view, after)}${more}`;
}

function toldText(view: View, told: Told): string {
  return told.total === null ? verdict(view, told) : `${verdict(view, told)}, ${moneyText(view, told.total)}`;
}

function verdict(view: View, told: Told): string {
  return tell(view, `officer:verdicts.${told.verdict}`);
}

function signed(view: View, sum: number): string {
  return sum > 0 ? `+${moneyText(view, sum)}` : moneyText(view, sum);
}
