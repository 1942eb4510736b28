import type { CitedPart } from "../rules/cited-parts.ts";
import type { Leaf } from "../rules/condition.ts";
import type { Programme } from "../rules/programme.ts";
import { leavesOfProgramme } from "../rules/programme-parts.ts";
import { claimText, dayText, moneyText, parameterTitle, tell, type View, wordsOr } from "./view.ts";

/** One statement of a programme: what it is of, and its words by the names that texts give them. */
export interface ProgrammeStatement {
  of: "condition" | "amount" | "filing" | "event" | "paper" | "where" | "step";
  words: Record<string, string>;
}

/** Keys that are told elsewhere than in the words of a statement. */
export const told = ["id", "cite", "confidence"];

/** What a cited part of a programme states; null for a part that has no words of its own. */
export function programmeStatement(view: View, programme: Programme, part: CitedPart): ProgrammeStatement | null {
  const words = (group: string) => wordsOf(view, programme.id, { part, group });
  switch (String(part.path[0])) {
    case "versions": {
      const placed = leavesOfProgramme(programme).find(({ path }) => path.join() === part.path.join());
      return placed ? { of: "condition", words: { rule: ruleText(view, placed.leaf) } } : null;
    }
    case "amount":
      return { of: "amount", words: { line: words("amounts"), sum: sumText(view, part.written) } };
    case "filing":
      return { of: "filing", words: { period: periodText(view, part.written) } };
    case "event":
      return { of: "event", words: { period: periodText(view, part.written) } };
    case "papers":
      return { of: "paper", words: { words: words("papers") } };
    case "where":
      return { of: "where", words: { words: words("where") } };
    case "steps":
      return { of: "step", words: { words: stepText(view, words("steps"), part) } };
    default:
      return null;
  }
}

/** The days from which and until which something holds. */
export function periodText(view: View, { from, until }: CitedPart["written"]): string {
  const days = [
    ...(typeof from === "string" ? [tell(view, "officer:claim.from", { from: dayText(view, from) })] : []),
    ...(typeof until === "string" ? [tell(view, "officer:claim.until", { to: dayText(view, until) })] : []),
  ];
  return days.join(" ");
}

function wordsOf(view: View, programme: string, { part, group }: { part: CitedPart; group: string }): string {
  return wordsOr(view, `programmes:${programme}.${group}.${part.id}`, part.id ?? "").replace(/[.\s]+$/, "");
}

function ruleText(view: View, leaf: Leaf): string {
  const only = (leaf.when ?? []).map((one) => tell(view, "officer:explain.onlyWhen", { claim: claimText(view, one) }));
  return [claimText(view, leaf), ...only].join("; ");
}

function sumText(view: View, { each, ...written }: CitedPart["written"]): string {
  if (typeof each === "number") return moneyText(view, each);
  if (typeof each === "object" && each !== null && "parameter" in each)
    return tell(view, "officer:signoff.byNumber", { name: parameterTitle(view, String(each.parameter)) });
  // A way of reckoning that has no words of its own here is told as it is written.
  const scalars = Object.entries(written).filter(([key, value]) => !told.includes(key) && typeof value !== "object");
  return scalars.map(([key, value]) => `${key} ${value}`).join(", ");
}

/** A step's words with its days filled in. */
function stepText(view: View, words: string, part: CitedPart): string {
  const { workingDays, days, by } = part.written;
  return words
    .replaceAll("[days]", String(workingDays ?? days ?? ""))
    .replaceAll("[by]", typeof by === "string" ? dayText(view, by) : "");
}
