import { type CompareLimits, type Comparison, compareReadings, readAlike } from "../rules/compare-readings.ts";
import type { Side } from "../rules/enumerate-cases.ts";
import type { Programme } from "../rules/programme.ts";
import { type Books, unsoundness } from "./books.ts";
import { type ExampleImpact, exampleImpactOf } from "./example-impact.ts";

/** One programme that differs from what it was. */
export interface ProgrammeImpact {
  programme: string;
  comparison: Comparison;
  /** Parts that differ and that no verdict and no sum shows, such as papers. */
  otherParts: string[];
}

/** What a change of flows/ comes to. */
export interface Impact {
  /** Programmes there are now. */
  programmes: number;
  differing: ProgrammeImpact[];
  added: string[];
  removed: string[];
  /** Programmes that cannot be compared, and why. */
  incomparable: { programme: string; reason: string }[];
  /** Worked examples outside of programmes. */
  examples: ExampleImpact;
}

/** Compares the programmes and the worked examples of two trees. One that cannot be read, now or then, is named with the reason. */
export function impactOf(before: Books, after: Books, limits: CompareLimits): Impact {
  const then = namesOf(before);
  const now = namesOf(after);
  const impact: Impact = {
    programmes: now.length,
    differing: [],
    added: now.filter((id) => !then.includes(id)),
    removed: then.filter((id) => !now.includes(id)),
    incomparable: [],
    examples: exampleImpactOf(before, after),
  };
  for (const programme of now.filter((id) => then.includes(id))) {
    const [old, young] = [sideOf(before, programme), sideOf(after, programme)];
    if ("reason" in young) impact.incomparable.push({ programme, reason: `now: ${young.reason}` });
    else if ("reason" in old) impact.incomparable.push({ programme, reason: `before: ${old.reason}` });
    else impact.differing.push(...compared(old, young, limits));
  }
  return impact;
}

function namesOf(books: Books): string[] {
  return [...books.checked.flows.programmes.names];
}

function sideOf(books: Books, id: string): Side | { reason: string } {
  const programme = books.programmes.get(id);
  if (!programme) {
    const problem = books.checked.problems.find(({ file }) => file === `flows/programmes/${id}.yaml`);
    return { reason: problem ? `${problem.file}:${problem.line} ${problem.message}` : "it cannot be read" };
  }
  const reason = unsoundness(books, programme);
  return reason === null ? { ...books.rulebook, programme } : { reason };
}

function compared(before: Side, after: Side, limits: CompareLimits): ProgrammeImpact[] {
  const otherParts = differingParts(before.programme, after.programme);
  const alike = readAlike(before, after);
  if (alike && otherParts.length === 0) return [];
  const none = { tried: 0, complete: true, changed: [] };
  const comparison = alike ? { examples: none, cases: none } : compareReadings(before, after, limits);
  return [{ programme: after.programme.id, comparison, otherParts }];
}

/** Parts of a programme as its file names them, besides conditions and sums. */
const parts = ["group", "askedBy", "benefit", "event", "filing", "papers", "where", "steps"] as const;

function differingParts(before: Programme, after: Programme): string[] {
  const differing = parts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
  return differing.map((part) => part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
}
