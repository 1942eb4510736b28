/** What several programmes come to together, on one card: what is paid, what is not and why, what a person must decide. */
import { type Combination, combine, type PaidInstead } from "../rules/combine.ts";
import type { Evaluation } from "../rules/evaluate.ts";
import { citeText } from "../rules/source.ts";
import { describeMoney } from "./describe-answer.ts";
import type { Card, CardLine } from "./message.ts";
import { sumInWords } from "./sum-in-words.ts";
import { type Talk, text } from "./talk.ts";

/** The card over all programmes that were checked at once. */
export function combinedCard(talk: Talk, evaluations: readonly Evaluation[]): Card {
  const found = combine(evaluations);
  const { paid, least, most } = found;
  const isAllRefused = evaluations.every(({ verdict }) => verdict === "ineligible");
  const settled = paid.length > 0 && least === most;
  return {
    kind: "card",
    title: text(talk, "interface:combined.title"),
    summary: summary(talk, found, evaluations),
    ...(settled ? { amount: least } : {}),
    lines: [
      ...paid.map((one) => line(talk, one, { value: sumInWords(talk, one), tone: "good" })),
      ...found.instead.map((one) => insteadLine(talk, one)),
      ...found.apart.map((one) => apartLine(talk, one)),
      ...found.referred.map((one) =>
        line(talk, one, { value: text(talk, "interface:combined.referred"), tone: "neutral" }),
      ),
      ...joined(evaluations.flatMap((one) => (one.verdict === "ineligible" ? [refusedLine(talk, one)] : []))),
    ],
    sources: [],
    notes: [text(talk, `interface:combined.${isAllRefused ? "noneToSee" : "note"}`)],
  };
}

/** After all of those closed that the answer is about, that is said first; of one without a last day nobody can say so. */
function summary(talk: Talk, { paid, apart, referred, least, most }: Combination, all: readonly Evaluation[]): string {
  const told = [paid, apart, referred].find((some) => some.length > 0);
  const ended = told ?? all.filter(({ window }) => window.lastDay !== undefined);
  const isClosed = ended.length > 0 && ended.every(({ window }) => window.status === "closed");
  const when = isClosed ? "closed" : "open";
  if (paid.length > 0) {
    const sum =
      least === most
        ? { amount: { total: least, lines: [] }, between: null }
        : { amount: null, between: { least, most } };
    return text(talk, `interface:combined.paid.${when}`, { amount: sumInWords(talk, sum) });
  }
  if (apart.length > 0) return text(talk, `interface:combined.apart.${when}`);
  return text(talk, `interface:combined.${referred.length > 0 ? "referredOnly" : "nothing"}.${when}`);
}

function line(talk: Talk, { programme }: Evaluation, rest: Pick<CardLine, "value" | "tone">): CardLine {
  return { label: text(talk, `programmes:${programme.id}.title`), ...rest };
}

function insteadLine(talk: Talk, { evaluation, by }: PaidInstead): CardLine {
  const instead = text(talk, `programmes:${by.programme.id}.title`);
  const value = text(talk, "interface:combined.instead", { amount: sumInWords(talk, evaluation), instead });
  return line(talk, evaluation, { value, tone: "neutral" });
}

/** A loan, a cut or a course: told, never added. */
function apartLine(talk: Talk, found: Evaluation): CardLine {
  const { benefit } = found.programme;
  const key = `interface:combined.kinds.${benefit}`;
  const value = found.amount
    ? text(talk, `${key}.upTo`, { amount: describeMoney(talk, found.amount.total) })
    : text(talk, `${key}.plain`);
  return line(talk, found, { value, tone: "good" });
}

/** Programmes that are refused for the same reason share a line. */
function joined(lines: readonly CardLine[]): CardLine[] {
  const byReason = new Map<string, CardLine>();
  for (const one of lines) {
    const same = byReason.get(one.value);
    byReason.set(one.value, same ? { ...same, label: `${same.label}; ${one.label}` } : one);
  }
  return [...byReason.values()];
}

function refusedLine(talk: Talk, found: Evaluation): CardLine {
  const [first] = found.failed;
  if (!first) return line(talk, found, { value: text(talk, "interface:combined.refused"), tone: "bad" });
  const reason = text(talk, `programmes:${found.programme.id}.conditions.${first.id}.failed`);
  const { words, sources } = talk.content;
  const cite = citeText(first.cite, sources, { words, lang: talk.session.lang });
  return line(talk, found, { value: `${reason} (${cite})`, tone: "bad" });
}
