import { and, or, type Truth } from "./kleene.ts";

/**
 * Some of the three truths as one number, a bit for each. Whether a question is worth asking is decided over sets of
 * truths thousands of times a second, so that joining two of them is a look-up in a table.
 */
export type TruthSet = number;

/** Pairs of truths between which it makes no difference to the whole which of them a part comes to, a bit for each pair. */
export type Alike = number;

/** How parts are joined to a whole. */
export type Joint = "all" | "any";

const truths: readonly Truth[] = [true, false, "unknown"];
const sets = Array.from({ length: 2 ** truths.length }, (_, set) => truths.filter((_truth, bit) => set & (1 << bit)));
const pairs: readonly (readonly [Truth, Truth])[] = [
  [true, false],
  [true, "unknown"],
  [false, "unknown"],
];
const joints = { all: and, any: or };

/** Of the whole itself every difference counts. */
export const NOTHING_ALIKE: Alike = 0;

/** The set of these truths. */
export function truthSet(of: readonly Truth[]): TruthSet {
  return of.reduce((set, truth) => set | (1 << truths.indexOf(truth)), 0);
}

const singles = new Map(truths.map((truth) => [truth, truthSet([truth])]));

/** The set of one truth. */
export function just(truth: Truth): TruthSet {
  return singles.get(truth) ?? 0;
}

/** True when the truth is in the set. */
export function has(set: TruthSet, truth: Truth): boolean {
  return (set & just(truth)) !== 0;
}

function tableOf<T>(rows: number, columns: number, cell: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_none, column) => cell(row, column)),
  );
}

const joined = {
  all: tableOf(8, 8, (a, b) => joinSlowly("all", a, b)),
  any: tableOf(8, 8, (a, b) => joinSlowly("any", a, b)),
};

function joinSlowly(by: Joint, a: TruthSet, b: TruthSet): TruthSet {
  return truthSet((sets[a] ?? []).flatMap((one) => (sets[b] ?? []).map((other) => joints[by]([one, other]))));
}

/** What an empty list of parts comes to. */
export function ofNothing(by: Joint): TruthSet {
  return just(joints[by]([]));
}

/** Every truth that two parts can come to together. */
export function joinSets(by: Joint, a: TruthSet, b: TruthSet): TruthSet {
  return joined[by][a]?.[b] ?? 0;
}

const negated = sets.map((set) => truthSet(set.map((truth) => (truth === "unknown" ? truth : !truth))));

/** What the opposite of a claim can come to. */
export function opposite(set: TruthSet): TruthSet {
  return negated[set] ?? 0;
}

const settled = tableOf(8, 8, (set, alike) => {
  const [first, ...rest] = sets[set] ?? [];
  return first === undefined || rest.every((truth) => areAlike(alike, first, truth));
});

/** True when it makes no difference which truth of the set comes out. */
export function isSettled(set: TruthSet, alike: Alike): boolean {
  return settled[set]?.[alike] ?? false;
}

function areAlike(alike: Alike, a: Truth, b: Truth): boolean {
  return (
    a === b || pairs.some(([one, other], bit) => alike & (1 << bit) && truthSet([one, other]) === truthSet([a, b]))
  );
}

const narrowed = {
  all: tableOf(8, 8, (alike, others) => narrowSlowly("all", alike, others)),
  any: tableOf(8, 8, (alike, others) => narrowSlowly("any", alike, others)),
};

function narrowSlowly(by: Joint, alike: Alike, others: TruthSet): Alike {
  const join2 = joints[by];
  return pairs.reduce((found, [a, b], bit) => {
    const same = (sets[others] ?? []).every((other) => areAlike(alike, join2([a, other]), join2([b, other])));
    return same ? found | (1 << bit) : found;
  }, 0);
}

/** Which truths of a part are alike, when the other parts can come to `others` together and the whole has `alike`. */
export function alikeBeside(by: Joint, alike: Alike, others: TruthSet): Alike {
  return narrowed[by][alike]?.[others] ?? 0;
}
