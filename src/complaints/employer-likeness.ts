/** Whether two entries of the register are likely one employer, and why. Pure. */
import { normalEmployerName } from "../search/employer-name.ts";
import { similarEmployers } from "../search/similar-employers.ts";

/** Reasons why two names may be one employer, the strongest first; `officer`: somebody said so. */
export const joinReasons = ["same-tax-code", "same-name", "near-name", "officer"] as const;
/** One of them. */
export type JoinReason = (typeof joinReasons)[number];

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
  return similarEmployers([{ name: other.name }], one.name).length > 0 ? "near-name" : null;
}

/** Entries that may be the same as one, most likely first: by the reason, then those of the same place. */
export function rankedLikeness<Entry extends Named>(
  one: Named,
  others: readonly Entry[],
): { employer: Entry; why: JoinReason }[] {
  const likely = others.flatMap((employer) => {
    const why = likeness(one, employer);
    return why ? [{ employer, why }] : [];
  });
  const rank = ({ employer, why }: { employer: Entry; why: JoinReason }) =>
    joinReasons.indexOf(why) * 2 + (employer.place === one.place ? 0 : 1);
  return likely.toSorted((a, b) => rank(a) - rank(b));
}
