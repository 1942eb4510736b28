import { describeDay, describeFact, describeMoney } from "../flow/describe-answer.ts";
import { describeQuantity } from "../flow/describe-quantity.ts";
import { type Day, isDay } from "../rules/day.ts";
import type { FactAnswer } from "../rules/fact.ts";
import type { ParameterUnit } from "../rules/parameter.ts";
import type { Predicate } from "../rules/predicate.ts";
import { type Confidence, citeText, readCite } from "../rules/source.ts";
import type { Books } from "./books.ts";

/** The rules' words in one language. */
export interface View {
  content: Pick<Books, "words" | "hasWords" | "written" | "facts" | "sources">;
  session: { lang: string };
}

/** The content's words in a language. */
export function viewOf(content: View["content"], lang: string): View {
  return { content, session: { lang } };
}

/** A text of these tools. */
export function tell({ content, session }: View, key: string, params?: Record<string, string | number>): string {
  return content.words(session.lang, key, params);
}

/** A text that citizens read, its parameters shown by name; or its id where a rule is younger or older than its words. */
export function wordsOr({ content, session }: View, key: string, id: string): string {
  const text = content.written(session.lang, key);
  return text === undefined ? id : text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, "[$1]");
}

/** A programme's title with its id, for those who go on to its file. */
export function titleOf(view: View, programme: string): string {
  const title = programmeTitle(view, programme);
  return title === programme ? programme : `${programme}: ${title}`;
}

/** A programme's title alone. */
export function programmeTitle(view: View, programme: string): string {
  return wordsOr(view, `programmes:${programme}.title`, programme);
}

/** Whom one of the ways into a programme is meant for. */
export function groupTitle(view: View, programme: string, group: string): string {
  return wordsOr(view, `programmes:${programme}.groups.${group}`, group);
}

/** What a conversation is called among officers. */
export function conversationTitle(view: View, conversation: string): string {
  return wordsOr(view, `conversations:${conversation}.title`, conversation);
}

/** A fact's short name. */
export function factName(view: View, fact: string): string {
  return wordsOr(view, `facts:${fact}.short`, fact);
}

/** What a dated number is. */
export function parameterTitle(view: View, parameter: string): string {
  return wordsOr(view, `parameters:${parameter}`, parameter);
}

/** A dated number with one value and the day from which it is in force, or no longer (null). */
export function datedNumberText(
  view: View,
  { id, unit, from, value }: { id: string; unit: ParameterUnit; from: Day; value: number | null },
): string {
  const shown = value === null ? tell(view, "officer:sheet.repealed") : quantityText(view, { value, unit });
  return tell(view, "officer:sheet.number", { name: parameterTitle(view, id), day: dayText(view, from), value: shown });
}

/** What a condition of unemployment insurance is, of the benefit or of training support. */
export function conditionTitle(view: View, condition: string): string {
  const ofTraining = wordsOr(view, `unemployment:training.${condition}.title`, condition);
  return wordsOr(view, `unemployment:conditions.${condition}.title`, ofTraining);
}

/** An answer to a fact in words. */
export function answerText(view: View, fact: string, answer: FactAnswer): string {
  const key = "value" in answer && typeof answer.value === "string" ? keyOfOption(view, fact, answer.value) : null;
  // A value without words of its own is told as it is written.
  if (key !== null && !view.content.hasWords(view.session.lang, key) && "value" in answer) return String(answer.value);
  return describeFact(view, fact, answer);
}

/** The text behind an option or "none"; null for a day. */
function keyOfOption(view: View, fact: string, value: string): string | null {
  if (value === "none") return `facts:${fact}.none`;
  return view.content.facts.get(fact)?.type === "date" && isDay(value) ? null : `facts:${fact}.options.${value}`;
}

/** A day as people write it. */
export function dayText(view: View, day: string): string {
  return describeDay(day, view.session.lang);
}

/** A sum in words. */
export function moneyText(view: View, sum: number): string {
  return describeMoney(view, sum);
}

/** A number of the law with what it counts. */
export function quantityText(view: View, quantity: { value: number; unit: ParameterUnit }): string {
  return describeQuantity(quantity, { lang: view.session.lang, words: view.content.words });
}

/** A place in the law ready to read; as it is written where its source is not known. */
export function sourceText(view: View, cite: string): string {
  const { content, session } = view;
  const id = readCite(cite)?.source;
  if (id === undefined || !content.sources.has(id)) return cite;
  return citeText(cite, content.sources, { words: content.words, lang: session.lang });
}

/** How far something is known, in words. */
export function confidenceText(view: View, confidence: Confidence): string {
  return tell(view, `officer:confidence.${confidence}`);
}

/** What a claim asks for: "Unused months: from 12 months". */
export function claimText(view: View, claim: Predicate): string {
  const parts = [bounds(view, claim), claim.orNone ? quoted(view, claim.fact, "none") : ""].filter(
    (part) => part !== "",
  );
  return `${factName(view, claim.fact)}: ${parts.join(either(view))}`;
}

function bounds(view: View, claim: Predicate): string {
  const { fact, is, isNot } = claim;
  const list = (values: readonly (string | number | boolean)[]) =>
    values.map((one) => quoted(view, fact, one)).join(either(view));
  if (is) return list(is);
  if (isNot) return tell(view, "officer:claim.not", { values: list(isNot) });
  const from = claim.atLeast ?? claim.onOrAfter;
  const to = claim.onOrBefore;
  const says = [
    ...(from === undefined ? [] : [tell(view, "officer:claim.from", { from: value(view, fact, from) })]),
    ...(claim.below === undefined
      ? []
      : [tell(view, "officer:claim.below", { below: value(view, fact, claim.below) })]),
    ...(to === undefined ? [] : [tell(view, "officer:claim.until", { to: value(view, fact, to) })]),
  ];
  return says.join(" ");
}

function value(view: View, fact: string, one: string | number | boolean): string {
  return answerText(view, fact, { value: one });
}

/** An option is told as citizens see it. */
function quoted(view: View, fact: string, one: string | number | boolean): string {
  return typeof one === "string" ? `“${value(view, fact, one)}”` : value(view, fact, one);
}

function either(view: View): string {
  return ` ${tell(view, "officer:claim.or")} `;
}
