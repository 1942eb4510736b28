/** Answers as the person reads them back: in read-backs, in the list of answers to change, in texts' parameters. */
import type { FactAnswer, FactDefinition } from "../rules/fact.ts";
import type { AskStep } from "./conversation.ts";
import { placeLabel } from "./place.ts";
import type { Answer, Frame } from "./session.ts";
import { type Speaker, type Talk, text } from "./talk.ts";

/** A day as people write it: 15/8/2021 in Vietnamese, 15 August 2021 in English. */
export function describeDay(day: string, lang: string): string {
  const [year, month, date] = day.split("-").map(Number);
  if (year === undefined || month === undefined || date === undefined) return day;
  if (lang === "vi") return `${date}/${month}/${year}`;
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** The month of a day: tháng 8/2021 in Vietnamese, August 2021 in English. */
function describeMonth(day: string, lang: string): string {
  const [year, month] = day.split("-").map(Number);
  if (year === undefined || month === undefined) return day;
  return lang === "vi" ? `tháng ${month}/${year}` : `${MONTHS[month - 1]} ${year}`;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** A number with the language's marks of thousands and of a fraction: 2.100.000 and 7,5 or 2,100,000 and 7.5. */
export function describeNumber(value: number, lang: string): string {
  const [thousands, point] = lang === "vi" ? [".", ","] : [",", "."];
  const [whole = "", fraction] = String(Math.abs(value)).split(".");
  const digits = whole.replace(/\B(?=(\d{3})+(?!\d))/g, thousands);
  return `${value < 0 ? "-" : ""}${fraction === undefined ? digits : `${digits}${point}${fraction}`}`;
}

/** A sum of money in words of the language: "2.100.000 đồng". */
export function describeMoney(talk: Speaker, value: number): string {
  return text(talk, "interface:money", { amount: describeNumber(value, talk.session.lang) });
}

/** An answer of a conversation's step. */
export function describeAnswer(talk: Talk, frame: Frame, at: { step: string; definition: AskStep }): string {
  const answer = frame.answers[at.step];
  const option = (id: string) => text(talk, `conversations:${frame.conversation}.${at.step}.options.${id}`);
  if (!answer) return "";
  switch (answer.kind) {
    case "choice":
      return option(answer.id);
    case "choices":
      return answer.ids.map(option).join("; ");
    case "number":
      return at.definition.ask === "money"
        ? describeMoney(talk, answer.value)
        : describeNumber(answer.value, talk.session.lang);
    case "place": {
      const place = talk.content.places.find((one) => one.id === answer.id);
      return place ? placeLabel(place, talk.session.lang, talk.content.words) : answer.id;
    }
    default:
      return describeFree(talk, answer);
  }
}

function describeFree(
  talk: Talk,
  answer: Exclude<Answer, { kind: "choice" | "choices" | "number" | "place" }>,
): string {
  switch (answer.kind) {
    case "date":
      return describeDay(answer.day, talk.session.lang);
    case "text":
      return answer.text;
    case "phone":
      return answer.number;
    case "skipped":
      return text(talk, "interface:skipped");
    case "story":
      return [...answer.texts, ...describeFiles(talk, answer.files)].join("\n");
    case "files":
      return describeFiles(talk, answer.files).join("\n");
    case "done":
      return "";
  }
}

function describeFiles(talk: Talk, files: { name: string }[]): string[] {
  return files.length === 0 ? [] : [text(talk, "interface:filesKept", { count: files.length })];
}

/** An answer to a fact of an entitlement check. */
export function describeFact(talk: Speaker, name: string, answer: FactAnswer): string {
  const definition: FactDefinition | undefined = talk.content.facts.get(name);
  if ("unknown" in answer) return text(talk, "interface:unknownAnswer");
  const { value } = answer;
  if (typeof value === "boolean") return text(talk, value ? "interface:yes" : "interface:no");
  if (value === "none") return text(talk, `facts:${name}.none`);
  if (definition?.type === "date")
    return (definition.month ? describeMonth : describeDay)(String(value), talk.session.lang);
  if (definition?.type === "money") return describeMoney(talk, Number(value));
  if (definition?.type === "months") return text(talk, "interface:months", { count: Number(value) });
  if (definition?.type === "days") return text(talk, "interface:days", { count: Number(value) });
  if (typeof value === "number") return describeNumber(value, talk.session.lang);
  return text(talk, `facts:${name}.options.${value}`);
}
