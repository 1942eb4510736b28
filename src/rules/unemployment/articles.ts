import { type Confidence, confidenceOf, type Sources } from "../source.ts";
import type { Law } from "./law.ts";

/** A place in the law, with how far it is known where that differs from its source. */
export interface Article {
  cite: string;
  confidence?: Confidence;
}

/** Something the law says, by the two laws; null where a law does not know it. */
export type ByLaw = Record<Law, Article | null>;

/** Something to be said to a person: its words are a locale key made of the id. */
export interface Said {
  id: string;
  cite: string;
  confidence: Confidence;
}

const recalled = "recalled";
const unsure = "unsure";

function both(old: string, current: string, confidence?: Confidence): ByLaw {
  const sure = confidence ? { confidence } : {};
  return { old: { cite: old, ...sure }, new: { cite: current, ...sure } };
}

function onlyNew(cite: string, confidence?: Confidence): ByLaw {
  return { old: null, new: { cite, ...(confidence ? { confidence } : {}) } };
}

/** Where each condition stands. What makes a resignation unlawful is in the Labour Code and only recalled. */
export const conditionArticles = {
  "law-known": both("luat-viec-lam-2025.d55.k4", "luat-viec-lam-2025.d55.k4"),
  "job-ended": both("luat-viec-lam-2013.d49", "luat-viec-lam-2025.d38.k1"),
  "filed-in-time": both("luat-viec-lam-2013.d46", "luat-viec-lam-2025.d38.k1.c"),
  "insured-contract": both("luat-viec-lam-2013.d43", "luat-viec-lam-2025.d31"),
  "left-lawfully": both("luat-viec-lam-2013.d49.k1", "luat-viec-lam-2025.d38.k1.a", recalled),
  "no-pension": both("luat-viec-lam-2013.d49.k1", "luat-viec-lam-2025.d38.k1.a"),
  "contributing-at-end": both("nd61-2020.d1.k4", "nd374-2025.d3"),
  "no-new-situation": both("luat-viec-lam-2013.d49.k4", "luat-viec-lam-2025.d38.k1.d"),
  "months-in-window": both("luat-viec-lam-2013.d49.k2", "luat-viec-lam-2025.d38.k1.b"),
} as const satisfies Record<string, ByLaw>;

/** Where each line that explains the sum stands. */
export const lineArticles = {
  share: both("luat-viec-lam-2013.d50.k1", "luat-viec-lam-2025.d39.k1"),
  cap: both("luat-viec-lam-2013.d50.k1", "luat-viec-lam-2025.d39.k1"),
  "limited-by-wage": both("luat-viec-lam-2013.d50.k1", "luat-viec-lam-2025.d39.k1"),
  "limited-by-cap": both("luat-viec-lam-2013.d50.k1", "luat-viec-lam-2025.d39.k1"),
  between: both("luat-viec-lam-2013.d50.k1", "luat-viec-lam-2025.d39.k1"),
  months: both("luat-viec-lam-2013.d50.k2", "luat-viec-lam-2025.d39.k2"),
  "odd-months": both("tt15-2023.d1.k4", "nd374-2025.d8.k1"),
  total: both("luat-viec-lam-2013.d50", "luat-viec-lam-2025.d39"),
} as const satisfies Record<string, ByLaw>;

/** What the law leaves open or what only a person can settle, with where that comes from. */
export const flagArticles = {
  "cap-straddle": onlyNew("nd374-2025.d15.k1"),
  "wage-region-unsure": both("nd128-2025.d15.k7", "nd128-2025.d15.k7", unsure),
  "wage-region-moved": both("nd293-2025", "nd293-2025", recalled),
  "wage-not-known": both("luat-viec-lam-2013.d50.k1", "luat-viec-lam-2025.d39.k1", recalled),
  "sum-between": both("luat-viec-lam-2013.d50.k1", "luat-viec-lam-2025.d39.k1"),
  "rounding-not-fixed": both("luat-viec-lam-2013.d50.k1", "luat-viec-lam-2025.d39.k1", unsure),
  "days-do-not-fit": both("luat-viec-lam-2013.d49", "luat-viec-lam-2025.d38.k1"),
  "months-do-not-fit": both("luat-viec-lam-2013.d50.k2", "luat-viec-lam-2025.d39.k2"),
  "ended-2025-filed-2026": onlyNew("luat-viec-lam-2025.d55.k4", recalled),
  "on-benefit-at-change": both("luat-viec-lam-2025.d55.k4", "luat-viec-lam-2025.d55.k4", unsure),
  "undecided-at-change": both("luat-viec-lam-2025.d55.k4", "luat-viec-lam-2025.d55.k4"),
  "late-with-reason": both("nd28-2015.d17", "nd374-2025.d14.k2.b"),
  "employer-did-not-pay": both("nd61-2020.d1.k4", "nd374-2025.d3"),
  "over-144-ended-early": both("nd61-2020.d1.k9", "nd374-2025.d8.k6", unsure),
  "odd-months-after-loss": both("nd61-2020.d1.k9", "nd374-2025.d8.k6", unsure),
  "keeping-not-said": both("luat-viec-lam-2013.d53", "luat-viec-lam-2025.d41", unsure),
  "month-lacks-day": both("tt15-2023.d1", "nd374-2025.d15.k2", recalled),
  "annex-first": both("tt15-2023.d1", "nd374-2025.d21"),
  "last-day-moved": both("blds.d148.k5", "blds.d148.k5"),
  "calendar-not-known": both("blld.d112", "blld.d112"),
} as const satisfies Record<string, ByLaw>;

/** Flags that only inform; all others leave something to a person. */
export const informingFlags: readonly FlagId[] = [
  "rounding-not-fixed",
  "annex-first",
  "last-day-moved",
  "calendar-not-known",
];

/** Where each item of a person's plan stands. */
export const planArticles = {
  "get-papers": onlyNew("nd374-2025.d32"),
  file: both("luat-viec-lam-2013.d46", "luat-viec-lam-2025.d38.k1.c"),
  withdraw: both("nd61-2020.d1.k7", "nd374-2025.d14.k3"),
  "no-new-job-until": both("nd28-2015.d18.k1", "luat-viec-lam-2025.d38.k1.d"),
  "benefit-starts": both("nd28-2015.d18.k1", "luat-viec-lam-2025.d39.k3"),
  decision: both("nd28-2015.d18", "nd374-2025.d16.k1"),
  "collect-decision": both("nd61-2020.d1.k8", "nd374-2025.d16.k3"),
  "first-payment": both("nd28-2015.d18", "nd374-2025.d16.k2"),
  "monthly-notice": both("tt15-2023.d1", "nd374-2025.d21"),
  payment: onlyNew("nd374-2025.d16.k2"),
  "benefit-ends": both("tt15-2023.d1", "nd374-2025.d15.k2"),
  "collect-money": { old: { cite: "nd61-2020.d1.k9", confidence: recalled }, new: { cite: "nd374-2025.d8.k4" } },
  "ask-for-training": onlyNew("luat-viec-lam-2025.d37"),
  "tell-of-change": both("nd61-2020.d1.k9", "luat-viec-lam-2025.d41.k5"),
  "tell-of-job": both("nd61-2020.d1.k9", "luat-viec-lam-2025.d41.k5"),
} as const satisfies Record<string, ByLaw>;

/** Where each paper of the file stands. */
export const paperArticles = {
  request: both("nd28-2015", "nd374-2025.d14", recalled),
  "termination-paper": both("nd28-2015", "nd374-2025.d14", recalled),
  "short-contract": both("nd28-2015", "nd374-2025.d14", recalled),
  "insurance-book": both("nd28-2015", "nd374-2025.d14", recalled),
} as const satisfies Record<string, ByLaw>;

/** Where each form stands; under the old law only the number of the request is known. */
export const formArticles = {
  "form-request": { old: { cite: "tt15-2023" }, new: { cite: "nd374-2025.d14" } },
  "form-withdrawal": onlyNew("nd374-2025.d14.k3"),
  "form-end-notice": onlyNew("nd374-2025.d19.k2"),
  "form-transfer": onlyNew("nd374-2025.d20"),
  "form-monthly-notice": onlyNew("nd374-2025.d21"),
  "form-training": onlyNew("nd374-2025.d12"),
} as const satisfies Record<string, ByLaw>;

/** Where to hand in the file. */
export const placeArticles = {
  "service-centre": both("nd28-2015.d17", "nd374-2025.d14.k2"),
  portal: onlyNew("nd374-2025.d14.k2"),
  "proxy-or-post": both("nd28-2015.d17", "nd374-2025.d14.k2.b"),
} as const satisfies Record<string, ByLaw>;

/** Where each event that ends a benefit stands; which letter the old law gave each is recalled. */
export const endingArticles = {
  "insured-job": both("luat-viec-lam-2013.d53", "luat-viec-lam-2025.d41.k4.a"),
  military: both("luat-viec-lam-2013.d53", "luat-viec-lam-2025.d41.k4.b"),
  pension: both("luat-viec-lam-2013.d53", "luat-viec-lam-2025.d41.k4.c"),
  "two-refusals": both("luat-viec-lam-2013.d53", "luat-viec-lam-2025.d41.k4.d"),
  "three-misses": both("luat-viec-lam-2013.d53", "luat-viec-lam-2025.d41.k4.đ"),
  abroad: both("luat-viec-lam-2013.d53", "luat-viec-lam-2025.d41.k4.e"),
  "long-study": both("luat-viec-lam-2013.d53", "luat-viec-lam-2025.d41.k4.g"),
  fined: both("luat-viec-lam-2013.d53", "luat-viec-lam-2025.d41.k4.h"),
  death: both("luat-viec-lam-2013.d53", "luat-viec-lam-2025.d41.k4.i"),
  "compulsory-measure": both("luat-viec-lam-2013.d53", "luat-viec-lam-2025.d41.k4.k"),
  missing: both("luat-viec-lam-2013.d53", "luat-viec-lam-2025.d41.k4.l"),
  detained: both("luat-viec-lam-2013.d53", "luat-viec-lam-2025.d41.k4.m"),
  "own-request": onlyNew("luat-viec-lam-2025.d41.k4.n"),
} as const satisfies Record<string, ByLaw>;

/** Where each part of training support stands. */
export const trainingArticles = {
  "training-entitled": both("luat-viec-lam-2013.d55", "luat-viec-lam-2025.d37"),
  "training-asked-in-time": onlyNew("luat-viec-lam-2025.d37"),
  "training-no-new-job": both("tt15-2023.d1", "luat-viec-lam-2025.d37"),
  tuition: both("qd17-2021", "nd374-2025.d11.k1"),
  meals: onlyNew("nd374-2025.d11.k2"),
} as const satisfies Record<string, ByLaw>;

/** The id of a condition. */
export type ConditionId = keyof typeof conditionArticles;

/** The id of something left open. */
export type FlagId = keyof typeof flagArticles;

/** The id of an item of the plan. */
export type PlanId = keyof typeof planArticles;

/** Something said with its place under a law; null where the law does not know it. */
export function said<Id extends string>(
  table: Record<Id, ByLaw>,
  { id, law }: { id: Id; law: Law },
  sources: Sources,
): (Said & { id: Id }) | null {
  const article = table[id][law];
  return article ? { id, cite: article.cite, confidence: confidenceOf(article, sources) } : null;
}
