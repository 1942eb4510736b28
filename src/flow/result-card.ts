/** The result of an entitlement check as the person reads it: the answer first, then sum, reasons, sources, what now. */
import { type Evaluation, evaluate } from "../rules/evaluate.ts";
import { knownFacts } from "../rules/known-facts.ts";
import type { ProcedureStep, Programme } from "../rules/programme.ts";
import { citeText } from "../rules/source.ts";
import { combinedCard } from "./combined-card.ts";
import { describeDay, describeFact, describeMoney } from "./describe-answer.ts";
import type { Card, CardLine } from "./message.ts";
import { sumInWords } from "./sum-in-words.ts";
import { ground, hasText, type Talk, text } from "./talk.ts";
import { given } from "./walk.ts";

/**
 * What was found: of one programme its card; of several first what they come to together, then a card for each that pays
 * or that a person must decide.
 */
export function resultCards(talk: Talk, programmes: string[]): Card[] {
  const asked = given(ground(talk));
  const known = knownFacts(asked);
  const checked = programmes.flatMap((id) => talk.content.programmes.get(id) ?? []);
  const evaluations = checked.map((programme) => evaluate(programme, asked, known));
  if (evaluations.length < 2) return evaluations.map((found) => resultCard(talk, found));
  const worthTelling = evaluations.filter(({ verdict }) => verdict !== "ineligible");
  return [combinedCard(talk, evaluations), ...worthTelling.map((found) => resultCard(talk, found))];
}

function resultCard(talk: Talk, found: Evaluation): Card {
  const { programme } = found;
  const key = `programmes:${programme.id}`;
  const isCash = found.programme.benefit === "cash";
  const shownAmount = found.verdict === "eligible" && isCash ? found.amount?.total : undefined;
  return {
    kind: "card",
    title: text(talk, `${key}.title`),
    summary: summary(talk, found),
    ...(shownAmount === undefined ? {} : { amount: shownAmount }),
    lines: [
      ...closedLine(talk, key, found),
      ...amountLines(talk, key, found),
      ...reasonLines(talk, key, found),
      ...unknownLines(talk, found),
      ...changeLines(talk, found),
      ...practicalLines(talk, programme, found),
    ],
    sources: sourcesOf(talk, found),
    notes: notes(talk, key, found),
  };
}

/** After a programme closed the bot says so first, and only then what would have been due. */
function summary(talk: Talk, found: Evaluation): string {
  const closed = found.window.status === "closed" ? "closed" : "open";
  if (found.verdict !== "eligible") return text(talk, `interface:result.${found.verdict}.${closed}`);
  const { benefit } = found.programme;
  if (benefit === "cash") return text(talk, `interface:result.eligible.${closed}`, { amount: sumInWords(talk, found) });
  const told = found.amount ? { amount: describeMoney(talk, found.amount.total) } : undefined;
  return text(talk, `interface:result.${benefit}.${closed}.${told ? "upTo" : "plain"}`, told);
}

function closedLine(talk: Talk, key: string, found: Evaluation): CardLine[] {
  if (found.window.status !== "closed") return [];
  const since = found.window.since ? describeDay(found.window.since, talk.session.lang) : "";
  return [
    {
      label: text(talk, "interface:result.closedSince", { since }),
      value: text(talk, `${key}.closed`),
      tone: "neutral",
    },
  ];
}

function amountLines(talk: Talk, key: string, found: Evaluation): CardLine[] {
  if (found.verdict !== "eligible" || !found.amount) return [];
  return found.amount.lines.map((line) => ({
    label: text(talk, `${key}.amounts.${line.id}`),
    value:
      line.times === 1
        ? describeMoney(talk, line.sum)
        : `${line.times} × ${describeMoney(talk, line.each)} = ${describeMoney(talk, line.sum)}`,
    tone: "good" as const,
  }));
}

function reasonLines(talk: Talk, key: string, found: Evaluation): CardLine[] {
  const cite = (one: { cite: string }) => readable(talk, one.cite);
  const failed = found.failed.map((one) => ({
    label: text(talk, `${key}.conditions.${one.id}.failed`),
    value: cite(one),
    tone: "bad" as const,
  }));
  const unsure = found.unsure.map((one) => ({
    label: text(talk, `${key}.conditions.${one.id}.failed`),
    value: cite(one),
    tone: "neutral" as const,
  }));
  const met = found.met.map((one) => ({
    label: text(talk, `${key}.conditions.${one.id}.met`),
    value: cite(one),
    tone: "good" as const,
  }));
  return found.verdict === "ineligible" ? failed : [...failed, ...unsure, ...met];
}

/** What the person does not know and on which the answer hangs. */
function unknownLines(talk: Talk, found: Evaluation): CardLine[] {
  const names = found.unknown.map((fact) => text(talk, `facts:${fact}.short`));
  return listed(text(talk, "interface:result.unknown"), names);
}

/** Papers, steps and places that concern the person's group, as far as they still matter. */
function practicalLines(talk: Talk, programme: Programme, found: Evaluation): CardLine[] {
  if (found.verdict === "ineligible") return [];
  const key = `programmes:${programme.id}`;
  const isClosed = found.window.status === "closed";
  const toAsk = isClosed || found.verdict === "refer";
  const mine = <T extends { groups?: string[] }>(items: readonly T[]) =>
    items.filter((item) => !item.groups || found.group === null || item.groups.includes(found.group));
  const papers = isClosed ? [] : mine(programme.papers).map((paper) => text(talk, `${key}.papers.${paper.id}`));
  const steps = isClosed ? [] : mine(programme.steps).map((step) => describeStep(talk, key, step));
  const where = mine(programme.where)
    .filter((place) => !place.while || (place.while === "closed") === isClosed)
    .map((place) => text(talk, `${key}.where.${place.id}`));
  return [
    ...listed(text(talk, "interface:result.papers"), papers),
    ...listed(text(talk, "interface:result.steps"), steps),
    ...listed(text(talk, `interface:result.${toAsk ? "whereToAsk" : "where"}`), where),
  ];
}

function describeStep(talk: Talk, key: string, step: ProcedureStep): string {
  const days = step.workingDays ?? step.days;
  return text(talk, `${key}.steps.${step.id}`, {
    ...(days === undefined ? {} : { days }),
    ...(step.by === undefined ? {} : { by: describeDay(step.by, talk.session.lang) }),
  });
}

function listed(label: string, items: string[]): CardLine[] {
  return items.length === 0
    ? []
    : [{ label, value: items.length === 1 ? (items[0] ?? "") : items.map((item) => `• ${item}`).join("\n") }];
}

/** What the person could still do to change a refusal: nothing once the programme is closed. */
function changeLines(talk: Talk, found: Evaluation): CardLine[] {
  if (found.window.status === "closed") return [];
  return found.changes.map(({ fact, to }) => ({
    label: text(talk, "interface:result.wouldChange"),
    value: `${text(talk, `facts:${fact}.short`)}: ${describeFact(talk, fact, { value: to })}`,
  }));
}

/** Sources of the sum; those of the reasons stand beside each reason. */
function sourcesOf(talk: Talk, found: Evaluation): string[] {
  const cites = found.verdict === "eligible" ? (found.amount?.lines ?? []).map((line) => line.cite) : [];
  return [...new Set(cites)].map((cite) => readable(talk, cite));
}

function readable(talk: Talk, cite: string): string {
  return citeText(cite, talk.content.sources, { words: talk.content.words, lang: talk.session.lang });
}

function notes(talk: Talk, key: string, found: Evaluation): string[] {
  return [
    ...(found.verdict === "refer" ? [text(talk, `${key}.refer`)] : []),
    ...(found.verdict !== "ineligible" && hasText(talk, `${key}.next`) ? [text(talk, `${key}.next`)] : []),
    ...(found.recalled ? [text(talk, "interface:result.recalled")] : []),
    text(talk, "interface:result.advice"),
  ];
}
