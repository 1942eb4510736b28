import { describe, expect, it } from "vitest";
import type { Factor, Sum } from "../../src/rules/amount.ts";
import type { Leaf } from "../../src/rules/condition.ts";
import { dayBefore, nextDay } from "../../src/rules/day.ts";
import type { FactValue } from "../../src/rules/fact.ts";
import type { Programme } from "../../src/rules/programme.ts";
import { leavesOfProgramme } from "../../src/rules/programme-parts.ts";
import { runExamples } from "../../src/rules/run-examples.ts";
import { loadProgramme, loadRulebook } from "./load-flows.ts";

const book = loadRulebook();
const programmes = [
  "nq68-accident-fund",
  "nq116-employer-cut",
  "nq68-pension-fund",
  "nq68-training",
  "nq68-stoppage-loan",
  "nq68-recovery-loan",
].map(loadProgramme);

/** A programme with one slip of the pen, and what the slip is. */
type Slip = [title: string, wrong: Programme];

function withSlip(programme: Programme, title: string, slip: (copy: Programme) => void): Slip {
  const copy = structuredClone(programme);
  slip(copy);
  return [`${programme.id}: ${title}`, copy];
}

/** Bounds one off, doubts taken away, options forgotten, wherever the programme has them. */
function changedConditions(programme: Programme): Slip[] {
  const ids = new Map(leavesOfProgramme(programme).map(({ leaf }) => [leaf.id, leaf]));
  return [...ids.values()].flatMap((leaf) =>
    slipsOf(leaf).map(([title, change]) =>
      withSlip(programme, `${leaf.id} ${title}`, (copy) => {
        for (const one of leavesOfProgramme(copy)) if (one.leaf.id === leaf.id) Object.assign(one.leaf, change);
      }),
    ),
  );
}

type LeafSlip = [title: string, change: Partial<Leaf>];

function slipsOf(leaf: Leaf): LeafSlip[] {
  return [
    ...numberSlips(leaf),
    ...(leaf.when ? [] : daySlips(leaf)),
    ...(leaf.orNone ? [["refuses who has not filed", { orNone: undefined }] satisfies LeafSlip] : []),
    ...(leaf.otherwise ? [["refuses instead of referring", { otherwise: undefined }] satisfies LeafSlip] : []),
    ...without(leaf.is).map(([option, is]): LeafSlip => [`forgets ${option}`, { is }]),
    ...without(leaf.isNot).map(([option, isNot]): LeafSlip => [`forgets ${option}`, { isNot }]),
  ];
}

function numberSlips({ atLeast, below }: Leaf): LeafSlip[] {
  return [-1, 1].flatMap((shift): LeafSlip[] => {
    if (atLeast !== undefined) return [[`begins ${shift} off`, { atLeast: atLeast + shift }]];
    return below === undefined ? [] : [[`ends ${shift} off`, { below: below + shift }]];
  });
}

function daySlips({ onOrBefore }: Leaf): LeafSlip[] {
  if (onOrBefore === undefined) return [];
  return [
    ["ends a day early", { onOrBefore: dayBefore(onOrBefore) }],
    ["ends a day late", { onOrBefore: nextDay(onOrBefore) }],
  ];
}

/** Each option of several with the list that lacks it. */
function without(options: Leaf["is"]): [FactValue, FactValue[]][] {
  if (!options || options.length === 1) return [];
  return options.map((option) => [option, options.filter((one) => one !== option)]);
}

/** The sums a thousand đồng off, the most months one off, days of versions and of filing one off. */
function changedSumsAndDays(programme: Programme): Slip[] {
  const sums = (programme.amount ?? []).flatMap((_, at) => [
    withSlip(programme, `sum ${at + 1} is 1,000 đồng more`, (copy) =>
      changeSum(copy, at, (sum) => ({ ...sum, each: Number(sum.each) + 1000 })),
    ),
    ...[-1, 1].map((shift) =>
      withSlip(programme, `the most months of sum ${at + 1} are ${shift} off`, (copy) =>
        changeSum(copy, at, (sum) => ({ ...sum, times: sum.times?.map((factor) => shifted(factor, shift)) })),
      ),
    ),
  ]);
  const versions = programme.versions.slice(1).flatMap((_, index) =>
    [dayBefore, nextDay].map((shift) =>
      withSlip(programme, `version ${index + 2} begins on another day (${shift.name})`, (copy) => {
        const version = copy.versions[index + 1];
        if (version) version.from = shift(version.from);
      }),
    ),
  );
  return [...sums, ...versions, ...changedFiling(programme)];
}

function changeSum({ amount }: Programme, at: number, change: (sum: Sum) => Sum): void {
  const entry = amount?.[at];
  if (amount && entry && "each" in entry) amount[at] = change(entry);
}

function shifted(factor: Factor, shift: number): Factor {
  return factor.atMost === undefined ? factor : { ...factor, atMost: factor.atMost + shift };
}

function changedFiling(programme: Programme): Slip[] {
  return [dayBefore, nextDay].flatMap((shift) => [
    withSlip(programme, `filing begins on another day (${shift.name})`, ({ filing }) => {
      filing.from = shift(filing.from);
    }),
    withSlip(programme, `filing ends on another day (${shift.name})`, ({ filing }) => {
      if (filing.until) filing.until = shift(filing.until);
    }),
  ]);
}

describe("the worked examples of the support for employers", () => {
  it.each(programmes.flatMap((programme) => [...changedConditions(programme), ...changedSumsAndDays(programme)]))(
    "notice a slip: %s",
    (_, wrong) => {
      expect(runExamples(wrong, book)).not.toEqual([]);
    },
  );
});
