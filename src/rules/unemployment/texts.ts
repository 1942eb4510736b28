import {
  type ConditionId,
  conditionArticles,
  endingArticles,
  flagArticles,
  formArticles,
  lineArticles,
  type PlanId,
  paperArticles,
  placeArticles,
  planArticles,
  trainingArticles,
} from "./articles.ts";
import type { Finding } from "./finding.ts";
import { lineValues } from "./lines.ts";
import { conditionValues } from "./told-numbers.ts";

/** A text that unemployment insurance needs, by its key below the namespace `unemployment`, with the parameters it may use. */
export interface UnemploymentText {
  key: string;
  parameters: readonly string[];
}

type Status = Finding["status"];

/** The outcomes each condition can have. */
const statusesOf: Record<ConditionId, readonly Status[]> = {
  "law-known": ["unknown"],
  "job-ended": ["met", "failed", "unknown"],
  "filed-in-time": ["met", "failed", "unknown", "person"],
  "insured-contract": ["met", "failed", "unknown", "person"],
  "left-lawfully": ["met", "failed", "unknown"],
  "no-pension": ["met", "failed", "unknown", "person"],
  "contributing-at-end": ["met", "failed", "unknown", "person"],
  "no-new-situation": ["met", "failed", "unknown", "person"],
  "months-in-window": ["met", "failed", "unknown"],
};

/** What the words of each item of the plan may name. */
const planValues: Record<PlanId, readonly string[]> = {
  "get-papers": ["day"],
  file: ["day", "advised"],
  withdraw: ["day"],
  "no-new-job-until": ["day"],
  "benefit-starts": ["day"],
  decision: ["day"],
  "collect-decision": ["from", "day", "advised"],
  "first-payment": ["day"],
  "monthly-notice": ["month", "from", "day", "advised"],
  payment: ["month", "day"],
  "benefit-ends": ["day"],
  "collect-money": ["day"],
  "ask-for-training": ["day", "advised"],
  "tell-of-change": ["day", "advised"],
  "tell-of-job": ["days"],
};

/** Every text that unemployment insurance says; content is checked for all of them and for nothing more. */
export function unemploymentTexts(): UnemploymentText[] {
  const plain = (folder: string, table: object) => Object.keys(table).map((id) => text(`${folder}.${id}`));
  // The keys of a literal.
  const conditions = Object.keys(conditionArticles) as ConditionId[];
  return [
    ...["eligible", "ineligible", "undecided", "refer"].map((verdict) => text(`verdicts.${verdict}`)),
    ...["old", "new"].map((law) => text(`laws.${law}`)),
    text("estimate"),
    text("supposed"),
    text("day-not-known", ["year"]),
    text("months-stay", ["months"]),
    text("months-kept", ["months"]),
    ...conditions.flatMap((id) => [
      text(`conditions.${id}.title`),
      ...statusesOf[id].map((status) => text(`conditions.${id}.${status}`, valuesOf(id))),
    ]),
    ...Object.entries(lineValues).map(([id, values]) => text(`lines.${id}`, values)),
    ...Object.entries(planValues).map(([id, values]) => text(`plan.${id}`, values)),
    ...plain("flags", flagArticles),
    ...plain("papers", paperArticles),
    ...plain("forms", formArticles),
    ...plain("places", placeArticles),
    ...plain("endings", endingArticles),
    ...Object.keys(trainingArticles).flatMap((id) => textsOfTraining(id)),
  ];
}

function valuesOf(id: ConditionId): readonly string[] {
  return id === "filed-in-time" || id === "months-in-window" ? conditionValues[id] : [];
}

function textsOfTraining(id: string): UnemploymentText[] {
  if (id === "tuition" || id === "meals") return [text(`training.${id}`, ["sum"])];
  return ["title", "met", "failed", "unknown", "person"].map((name) => text(`training.${id}.${name}`));
}

function text(key: string, parameters: readonly string[] = []): UnemploymentText {
  return { key, parameters };
}

/** Every place in the law that unemployment insurance cites. */
export function unemploymentCites(): string[] {
  const tables = [
    conditionArticles,
    endingArticles,
    flagArticles,
    formArticles,
    lineArticles,
    paperArticles,
    placeArticles,
    planArticles,
    trainingArticles,
  ];
  const articles = tables.flatMap((table) => Object.values(table).flatMap(({ old, new: current }) => [old, current]));
  return [...new Set([...articles.flatMap((article) => article?.cite ?? [])])];
}
