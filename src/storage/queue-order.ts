/**
 * The order of the queue as numbers: what the trigger complaint_urgency writes. A filter on days or on states is a stretch of
 * this order, or two, so that it is read from the index instead of looked for.
 */

/** A stretch of the queue: urgency from the one to the other, both included. */
export type Stretch = readonly [from: number, to: number];

const unknownDue = 1_000_000;
const dueFrom = 2_000_000;
const waitFrom = 4_000_000;
const endsAt = 5_000_000;
/** No day is so far away that its number reaches the next sort of cases. */
const daysAtMost = 999_999;
const last = 2_147_483_647;

/** The whole queue. */
export const wholeQueue: readonly Stretch[] = [[-last, last]];
/** The last place of a case that has not ended; an index of the database knows it too. */
export const openAtMost = waitFrom;
/** Cases that are the office's turn, or the citizen's. */
export const openStretch: readonly Stretch[] = [[-last, openAtMost]];
/** Cases that have not ended, in the states that have. */
export const endedStretch: readonly Stretch[] = [[waitFrom + 1, last]];

/** Days since 2000-01-01, as the trigger counts. */
function dayNumber(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse("2000-01-01T00:00:00Z")) / 86_400_000);
}

/** Cases that are due from one ISO day to another: those with a sign of danger, then the others. */
export function dueStretches(from: string | null, to: string): Stretch[] {
  const [first, end] = [from === null ? 1 : dayNumber(from), dayNumber(to)];
  return [
    [first, end],
    [dueFrom + first, dueFrom + end],
  ];
}

/**
 * Where cases that were received from one ISO day to another may stand: among the open ones anywhere (but those of which no
 * due day can be told are in order of their days), and one stretch each of those that wait and those that ended.
 */
export function receivedStretches(from: string | null, to: string | null): Stretch[] {
  const first = from === null ? 0 : dayNumber(from);
  const end = to === null ? daysAtMost : dayNumber(to);
  return [
    [-last, unknownDue - 1],
    [unknownDue + first, unknownDue + end],
    [dueFrom, dueFrom + daysAtMost],
    [waitFrom - end, waitFrom - first],
    [endsAt - end, endsAt - first],
  ];
}

/** What is in both, in order. */
export function overlap(some: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  const common = some.flatMap((one) =>
    others.map((other): Stretch => [Math.max(one[0], other[0]), Math.min(one[1], other[1])]),
  );
  return common.filter(([from, to]) => from <= to).sort((one, other) => one[0] - other[0]);
}
