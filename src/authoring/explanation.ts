import { factsOfProgramme } from "../rules/answers-worth-trying.ts";
import { type CitedPart, citedParts } from "../rules/cited-parts.ts";
import { type Evaluation, evaluate } from "../rules/evaluate.ts";
import { everyCondition, type StatedCondition } from "../rules/every-condition.ts";
import type { FactAnswer } from "../rules/fact.ts";
import type { Given } from "../rules/given.ts";
import { knownFacts } from "../rules/known-facts.ts";
import { nextFact } from "../rules/next-fact.ts";
import type { Programme } from "../rules/programme.ts";
import { allowedValues } from "./allowed-values.ts";
import {
  answerText,
  claimText,
  confidenceText,
  dayText,
  factName,
  sourceText,
  tell,
  titleOf,
  type View,
  wordsOr,
} from "./view.ts";

/** A fact with its short name, and where it was answered or could be, the answer. */
export interface NamedFact {
  fact: string;
  name: string;
  value?: string | number | boolean;
  text?: string;
}

/** A statement's place in the law, ready to read, and how far it is known. */
interface Known {
  cite: string;
  source: string;
  confidence: string;
}

/** One condition as it stands for the person. */
export interface ExplainedCondition extends Known {
  id: string;
  group: string | null;
  state: StatedCondition["state"];
  /** What is asked for. */
  rule: string;
  /** The words citizens read. */
  words: string;
  given: NamedFact;
  anyOf: boolean;
  /** It says whom its group is meant for. */
  entry: boolean;
}

/** One line of a sum, in VND. */
export interface ExplainedLine extends Known {
  id: string;
  words: string;
  each: number;
  times: number;
  sum: number;
}

/** Everything a programme says of a person, with reasons and sources; also what `--json` gives. */
export interface Explanation {
  programme: string;
  title: string;
  asOf: string;
  ruleOf: string;
  verdict: Evaluation["verdict"];
  window: Evaluation["window"] & Known;
  group: string | null;
  conditions: ExplainedCondition[];
  /** What is paid, in VND; null while it is open, and where nothing is due. */
  amount: { total: number; lines: ExplainedLine[] } | null;
  between: Evaluation["between"];
  outside: Evaluation["outside"];
  missing: NamedFact[];
  /** The next question and what may be answered; null when nothing is left to ask. */
  next: (NamedFact & { ask: string; values: string[] }) | null;
  unknown: NamedFact[];
  /** What would change a no. */
  changes: NamedFact[];
  /** Answers that do not count, because their question does not arise or this programme never asks it. */
  ignored: NamedFact[];
}

/** Explains what a programme says of the given facts. */
export function explain(view: View, programme: Programme, given: Given): Explanation {
  const found = evaluate(programme, given);
  const next = nextFact([programme], given);
  const conditions = everyCondition(programme, given);
  return {
    programme: programme.id,
    title: titleOf(view, programme.id),
    asOf: given.today,
    ruleOf: given.ruleOf ?? given.today,
    verdict: found.verdict,
    window: { ...found.window, ...known(view, given, programme.filing) },
    group: found.group,
    conditions: conditions.map((condition) => explainedCondition(view, programme.id, condition)),
    amount: found.amount && {
      total: found.amount.total,
      lines: found.amount.lines.map((line) => ({
        ...line,
        words: wordsOr(view, `programmes:${programme.id}.amounts.${line.id}`, line.id),
        ...known(view, given, citedParts(programme.amount, given.sources).find(({ id }) => id === line.id) ?? line),
      })),
    },
    between: found.between,
    outside: found.outside,
    missing: found.missing.map((fact) => named(view, fact)),
    next: next === null ? null : { ...named(view, next), ask: asked(view, next), values: allowedValues(view, next) },
    unknown: found.unknown.map((fact) => named(view, fact)),
    changes: found.changes.map(({ fact, to }) => named(view, fact, { value: to })),
    ignored: ignored(view, programme, given),
  };
}

function asked(view: View, fact: string): string {
  return wordsOr(view, `facts:${fact}.ask`, factName(view, fact));
}

function explainedCondition(view: View, programme: string, condition: StatedCondition): ExplainedCondition {
  const { leaf, state, group, entry, anyOf, confidence, answer } = condition;
  const how = state === "failed" || state === "person" ? "failed" : "met";
  return {
    id: leaf.id,
    group,
    entry,
    state,
    anyOf,
    rule: [claimText(view, leaf), ...(leaf.when ?? []).map((one) => only(view, claimText(view, one)))].join("; "),
    words: wordsOr(view, `programmes:${programme}.conditions.${leaf.id}.${how}`, leaf.id),
    given: named(view, leaf.fact, answer),
    cite: leaf.cite,
    source: sourceText(view, leaf.cite),
    confidence: confidenceText(view, confidence),
  };
}

function only(view: View, claim: string): string {
  return tell(view, "officer:explain.onlyWhen", { claim });
}

function known(view: View, given: Given, part: Partial<CitedPart>): Known {
  const cite = part.cite ?? "";
  const [stated] = citedParts({ cite, confidence: part.confidence }, given.sources);
  return { cite, source: sourceText(view, cite), confidence: confidenceText(view, stated?.confidence ?? "unsure") };
}

function named(view: View, fact: string, answer?: FactAnswer): NamedFact {
  return {
    fact,
    name: factName(view, fact),
    ...(answer && "value" in answer ? { value: answer.value } : {}),
    ...(answer ? { text: answerText(view, fact, answer) } : {}),
  };
}

/** Answers to a question that does not arise, or that this programme never asks. */
function ignored(view: View, programme: Programme, given: Given): NamedFact[] {
  const { answer } = knownFacts(given);
  const asked = factsOfProgramme(programme, given);
  return Object.keys(given.facts)
    .filter((fact) => answer(fact) === undefined || !asked.includes(fact))
    .map((fact) => named(view, fact, given.facts[fact]));
}

/** The window in words: open, closed or not yet, since when, and its last day. */
export function windowText(view: View, { window }: Pick<Explanation, "window">): string {
  const last =
    window.lastDay === undefined ? "" : tell(view, "officer:window.last", { day: dayText(view, window.lastDay) });
  return `${tell(view, `officer:window.${window.status}`, { day: dayText(view, window.since) })}${last}`;
}
