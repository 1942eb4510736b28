/** Whether two entries of the register are likely one employer, and why. Pure. */
import { normalEmployerName } from "../search/employer-name.ts";
import { nameNearness } from "../search/name-nearness.ts";

/** Reasons why two names may be one employer, the strongest first; `officer`: somebody said so. */
export const joinReasons = ["same-tax-code", "same-name", "near-name", "officer"] as const;
/** One of them. */
export type JoinReason = (typeof joinReasons)[number];

/** Share of common pairs of letters from which two names are near: one letter of a short name may differ, two of a long one. */
const nearEnough = 0.7;

/** What entries are compared by. */
export interface Named {
  name: string;
  taxCode: string | null;
  place: string | null;
}

/**
 * Why two entries are likely one; null when nothing speaks for it. Two tax codes that differ are two employers, whatever their
 * names; a branch has the code of its firm with three more digits.
 */
export function likeness(one: Named, other: Named): Exclude<JoinReason, "officer"> | null {
  const [code, otherCode] = [one, other].map(({ taxCode }) => (taxCode ?? "").replace(/\D/g, "").slice(0, 10));
  if (code && otherCode) return code === otherCode ? "same-tax-code" : null;
  const [normal, otherNormal] = [normalEmployerName(one.name), normalEmployerName(other.name)];
  if (normal !== "" && normal === otherNormal) return "same-name";
  return nameNearness(one.name, other.name) >= nearEnough ? "near-name" : null;
}

/** Entries that may be the same as one, most likely first: by the reason, then by how near the names are, then those of the same place. */
export function rankedLikeness<Entry extends Named>(
  one: Named,
  others: readonly Entry[],
): { employer: Entry; why: JoinReason }[] {
  const likely = others.flatMap((employer) => {
    const why = likeness(one, employer);
    if (why === null) return [];
    const elsewhere = employer.place === one.place ? 0 : 1;
    return [{ employer, why, rank: [joinReasons.indexOf(why), -nameNearness(one.name, employer.name), elsewhere] }];
  });
  const order = (a: readonly number[], b: readonly number[]) => {
    const at = a.findIndex((value, n) => value !== b[n]);
    return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
  };
  return likely.toSorted((a, b) => order(a.rank, b.rank)).map(({ employer, why }) => ({ employer, why }));
}
