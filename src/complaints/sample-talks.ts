/** What was said and done in invented cases after they came: questions, replies, notes, answers, objections. Of nobody. */
import { filled, one, type SampleCase, type SampleSource, weighted } from "./sample-cases.ts";

/** Something that somebody did in an invented case. */
export interface SampleAct {
  by: "citizen" | "owner";
  /** Its name in the audit, and what comes with it: a code. */
  action: string;
  code: string | null;
  /** Days before today. */
  ago: number;
  /** What was said with it. */
  says: { from: "citizen" | "officer" | "note"; text: string } | null;
}

/** What became of an invented case. */
export interface SampleLife {
  /** In the order in which it was done, beginning with how it came. */
  acts: SampleAct[];
  /** A code. */
  outcome: string | null;
  transferredTo: string | null;
  rating: number | null;
  /** The first due day went by so many days ago. */
  missedAgo: number | null;
  /** A signed petition came so many days ago. */
  petitionAgo: number | null;
}

const outcomes = [
  ["helped", 55],
  ["advised", 25],
  ["petition-lodged", 8],
  ["not-confirmed", 7],
  ["no-contact", 5],
] as const;
const refusals = ["no-evidence", "not-own-right", "not-our-matter"];
const bodies = ["social-insurance-office", "police", "commune-committee"];
const ratings = [
  [5, 40],
  [4, 30],
  [3, 15],
  [2, 8],
  [1, 7],
] as const;

/** Makes up how an invented case went until it stood where it stands. */
export function sampleLife(source: SampleSource, sample: SampleCase): SampleLife {
  const { chance } = source;
  const done = sample.state === "closed" || sample.state === "reopened";
  const acts = [came(sample), ...worked(source, sample), ...ended(source, sample)];
  return {
    acts,
    outcome: acts.findLast(({ action }) => action === "closed" || action === "refused")?.code ?? null,
    transferredTo: sample.state === "transferred" ? (acts.at(-1)?.code ?? null) : null,
    rating: done && chance() < 0.3 ? weighted(chance, ratings) : null,
    missedAgo: missed(source, sample),
    petitionAgo: ["petition-received", "accepted"].includes(sample.state) ? petitionAgo(sample) : null,
  };
}

/** Invented cases of many people about one employer within these days. */
export function sampleCluster(source: SampleSource, cases: readonly SampleCase[]): SampleCase[] {
  const [employer = null, place = null] = [one(source.chance, source.employers), one(source.chance, source.places)];
  return cases.map((sample, n) => {
    const person = sample.person ?? null;
    const phone = person?.phone ?? "";
    const story = filled(source, source.parts.cluster[n % source.parts.cluster.length] ?? "", { employer, phone });
    const fresh = { kind: "wages", state: n % 3 === 2 ? "in-progress" : "received", danger: null } as const;
    const days = { age: n % 5, dueIn: 3 + (n % 5), endedAgo: null, unread: 1, owned: n % 3 === 2 };
    return { ...sample, ...fresh, ...days, person, employer, place, story };
  });
}

function came({ story, age }: SampleCase): SampleAct {
  return { by: "citizen", action: "filed", code: null, ago: age, says: { from: "citizen", text: story } };
}

/** What was done between the first day and the last. */
function worked(source: SampleSource, sample: SampleCase): SampleAct[] {
  const { chance, parts } = source;
  const { state, age, endedAgo, unread } = sample;
  const { questions, replies, notes, additions } = parts.talks;
  const at = (part: number) => Math.round(age - (age - (endedAgo ?? 0)) * part);
  const saying = says(source, sample);
  const asks = state === "waiting-for-citizen" || (sample.owned && chance() < 0.4);
  const replied = asks && state !== "waiting-for-citizen";
  return [
    ...(sample.owned ? [done("taken", at(0.1))] : []),
    ...(sample.owned && chance() < 0.5 ? [saying({ action: "noted", from: "note", ago: at(0.3) }, notes)] : []),
    ...(asks ? [saying({ action: "asked", from: "officer", ago: at(0.4) }, questions)] : []),
    ...(replied ? [saying({ action: "added", from: "citizen", ago: at(0.7) }, replies)] : []),
    ...(unread > 0 && !asks && (state === "received" || state === "in-progress") && chance() < 0.5
      ? [saying({ action: "added", from: "citizen", ago: at(0.9) }, additions)]
      : []),
  ];
}

/** How it was answered and ended, and whether somebody was not content. */
function ended(source: SampleSource, sample: SampleCase): SampleAct[] {
  const { chance, parts } = source;
  const { state, kind, age } = sample;
  const { talks } = parts;
  const ago = sample.endedAgo ?? Math.floor(age * 0.25);
  const saying = says(source, sample);
  const answer = () => saying({ action: "answered", from: "officer", ago }, talks.answers[kind] ?? []);
  const closed = (day: number) => done("closed", day, weighted(chance, outcomes));
  switch (state) {
    case "answered":
      return [answer()];
    case "closed":
      return [answer(), closed(ago)];
    case "reopened":
      return [
        answer(),
        closed(ago),
        saying({ action: "dispute", from: "citizen", ago: Math.floor(ago / 2) }, talks.disputes),
      ];
    case "refused":
      return [saying({ action: "refused", from: "officer", ago, code: one(chance, refusals) }, talks.refusals)];
    case "transferred":
      return [saying({ action: "transferred", from: "officer", ago, code: one(chance, bodies) }, talks.transfers)];
    case "petition-received":
    case "accepted":
      return [done("petition-received", petitionAgo(sample))];
    case "withdrawn":
      return [{ ...done("withdrawn", ago), by: "citizen" }];
    default:
      return [];
  }
}

function petitionAgo({ age }: SampleCase): number {
  return Math.floor(age * 0.2);
}

function missed({ chance }: SampleSource, { state, age, endedAgo, dueIn }: SampleCase): number | null {
  if (dueIn !== null && dueIn < 0) return Math.min(-dueIn, Math.max(age - 1, 0));
  if (endedAgo !== null && age - endedAgo < 6) return null;
  return endedAgo !== null && state !== "withdrawn" && chance() < 0.25 ? endedAgo + 1 + Math.floor(chance() * 4) : null;
}

function done(action: string, ago: number, code: string | null = null): SampleAct {
  return { by: "owner", action, code, ago, says: null };
}

interface Saying {
  action: string;
  from: "citizen" | "officer" | "note";
  ago: number;
  code?: string | null;
}

function says(source: SampleSource, { employer, person }: SampleCase) {
  return ({ action, from, ago, code = null }: Saying, texts: readonly string[]): SampleAct => {
    const text = filled(source, one(source.chance, texts), { employer, phone: person?.phone ?? "" });
    return { by: from === "citizen" ? "citizen" : "owner", action, code, ago, says: { from, text } };
  };
}
