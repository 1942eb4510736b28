/** Invented cases for trying things out with many of them: believable, the same for the same seed, and of nobody. */
import { z } from "zod";
import type { CaseState, ComplaintKind } from "./desk.ts";

const several = z.array(z.string()).min(1);

/** The schema of src/tools/assets/sample-cases.yaml: what the cases are put together from. */
export const samplePartsSchema = z.strictObject({
  families: several,
  middle: several,
  given: several,
  firms: z.strictObject({ kinds: several, trades: several, names: several }),
  jobs: several,
  months: several,
  openings: several,
  stories: z.record(z.string(), several),
  closings: several,
  dangers: z.record(z.string(), several),
  cluster: several,
  talks: z.strictObject({
    questions: several,
    replies: several,
    additions: several,
    notes: several,
    answers: z.record(z.string(), several),
    transfers: several,
    refusals: several,
    disputes: several,
  }),
});
/** What the cases are put together from. */
export type SampleParts = z.infer<typeof samplePartsSchema>;

/** An invented case. */
export interface SampleCase {
  kind: ComplaintKind;
  place: string | null;
  state: CaseState;
  story: string;
  person: { name: string; phone: string } | null;
  employer: string | null;
  /** A sign of danger, an id of flows/danger.yaml. */
  danger: string | null;
  /** Days before today on which it came, and days until it is due (less than 0: over); null when nothing is due. */
  age: number;
  dueIn: number | null;
  /** Days before today on which it ended. */
  endedAgo: number | null;
  unread: number;
  /** Somebody has it. */
  owned: boolean;
}

/** How often each of a kind comes, of all together. */
const kindWeights: readonly [ComplaintKind, number][] = [
  ["wages", 34],
  ["social-insurance", 22],
  ["contract", 14],
  ["safety", 8],
  ["support-money", 7],
  ["staff-conduct", 3],
  ["other", 5],
  ["enquiry", 7],
];
/** States of cases that have not ended. */
const openWeights: readonly [CaseState, number][] = [
  ["received", 33],
  ["in-progress", 32],
  ["waiting-for-citizen", 12],
  ["answered", 11],
  ["petition-received", 4],
  ["accepted", 3],
  ["reopened", 5],
];
const endedWeights: readonly [CaseState, number][] = [
  ["closed", 86],
  ["transferred", 7],
  ["refused", 3],
  ["withdrawn", 4],
];
const waits: readonly CaseState[] = ["waiting-for-citizen", "answered"];
/** Cases that an office has open whatever came before, and of all that came the share that is still open. */
const openAlways = 80;
const openShare = 0.02;
const openShareAtMost = 0.5;
/** Cases come over so many days, fewer of them over fewer. */
const daysBackAtMost = 1_400;
/** An open case is at most so many days old. */
const openDays = 45;

/** Where chance comes from, the places that exist, and what stories are made of. */
export interface SampleSource {
  chance: () => number;
  places: readonly string[];
  parts: SampleParts;
  /** Employers that are told of, each in many cases. */
  employers: readonly string[];
  /** How many cases are made in all. */
  count: number;
}

/** Names of invented firms, each once. */
export function sampleEmployers({ chance, parts }: Pick<SampleSource, "chance" | "parts">, count: number): string[] {
  const { kinds, trades, names } = parts.firms;
  return Array.from({ length: count }, (_, n) =>
    [one(chance, kinds), one(chance, trades), one(chance, names), String(n + 1)].join(" "),
  );
}

/** The next invented case. */
export function sampleCase(source: SampleSource): SampleCase {
  const { chance, places, count } = source;
  const open = chance() < Math.min(openShareAtMost, openShare + openAlways / count);
  const state = weighted(chance, open ? openWeights : endedWeights);
  const kind = weighted(chance, kindWeights);
  const age = open ? Math.floor(openDays * chance() ** 1.5) : 2 + Math.floor(chance() * daysBack(count));
  const employer = chance() < 0.7 ? one(chance, source.employers) : null;
  const person = chance() < 0.7 ? somebody(source) : null;
  const danger = chance() < (open ? 0.04 : 0.01) ? one(chance, Object.keys(source.parts.dangers)) : null;
  return {
    ...{ kind, state, age, employer, person, danger },
    place: chance() < 0.94 ? one(chance, places) : null,
    story: storyOf(source, { kind, employer, danger, phone: person?.phone ?? phoneNumber(chance) }),
    dueIn: open && !waits.includes(state) ? Math.floor(chance() * 11) - 3 : null,
    endedAgo: open ? null : Math.max(0, age - 1 - Math.floor(chance() * 18)),
    unread: open && chance() < 0.4 ? 1 + Math.floor(chance() * 2) : 0,
    owned: state !== "received" && state !== "withdrawn",
  };
}

/** The days over which so many cases came. */
function daysBack(count: number): number {
  return Math.min(daysBackAtMost, 100 + Math.floor(count / 10));
}

interface StoryFacts {
  kind: ComplaintKind;
  employer: string | null;
  danger: string | null;
  phone: string;
}

function storyOf(source: SampleSource, { kind, employer, danger, phone }: StoryFacts): string {
  const { chance, parts } = source;
  const middle = (danger === null ? parts.stories[kind] : parts.dangers[danger]) ?? [];
  return [parts.openings, middle, parts.closings]
    .map((some) => filled(source, one(chance, some), { employer, phone }))
    .join(" ");
}

/** A text with its gaps filled by chance. */
export function filled(
  { chance, parts }: Pick<SampleSource, "chance" | "parts">,
  text: string,
  { employer, phone }: { employer: string | null; phone: string },
): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === "firm") return employer ?? parts.firms.trades[0] ?? "";
    if (name === "phone") return phone;
    if (name === "job") return one(chance, parts.jobs);
    if (name === "month") return one(chance, parts.months);
    if (name === "money") return `${1 + Math.floor(chance() * 40)}.${Math.floor(chance() * 10)}00.000`;
    return String(2 + Math.floor(chance() * 8));
  });
}

function somebody({ chance, parts }: SampleSource): { name: string; phone: string } {
  const name = [one(chance, parts.families), one(chance, parts.middle), one(chance, parts.given)].join(" ");
  return { name, phone: phoneNumber(chance) };
}

/** Numbers that begin with 0559 belong to nobody we know of; they are read as mobile numbers all the same. */
function phoneNumber(chance: () => number): string {
  return `0559${String(Math.floor(chance() * 1_000_000)).padStart(6, "0")}`;
}

/** One of some, by chance. */
export function one<T>(chance: () => number, some: readonly T[]): T {
  const found = some[Math.floor(chance() * some.length)];
  if (found === undefined) throw new Error("there is nothing to choose from");
  return found;
}

/** One of some that come with different weights. */
export function weighted<T>(chance: () => number, weights: readonly (readonly [T, number])[]): T {
  let left = chance() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of weights) {
    left -= weight;
    if (left < 0) return value;
  }
  return one(
    chance,
    weights.map(([value]) => value),
  );
}
