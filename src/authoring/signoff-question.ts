import { isDay } from "../rules/day.ts";
import { type ParameterUnit, parameterUnits } from "../rules/parameter.ts";
import type { Books } from "./books.ts";
import { periodText, programmeStatement, told } from "./programme-statement.ts";
import type { Unsettled } from "./unsettled.ts";
import { dayText, parameterTitle, quantityText, tell, type View, wordsOr } from "./view.ts";

/** The question by which the department confirms a statement: "Is it right that …?" */
export function signoffQuestion(view: View, books: Books, one: Unsettled): string {
  const [section] = one.part.path;
  if (one.kind === "programmes") return programmeQuestion(view, books, one);
  if (one.kind === "parameters") return parameterQuestion(view, books, one);
  if (one.kind === "sources") return sourceQuestion(view, one);
  if (one.kind === "places")
    return tell(view, "officer:signoff.questions.place", { name: String(one.part.written.name) });
  if (one.kind === "timeLimits" && typeof one.part.written.limit === "number") return limitQuestion(view, one);
  if (one.kind === "timeLimits" && section === "counting") {
    const words = wordsOr(view, `deadlines:counting.${one.part.path[1]}`, String(one.part.path[1]));
    return tell(view, "officer:signoff.questions.rule", { words: words.replace(/[.\s]+$/, "") });
  }
  if (one.kind === "calendar") return calendarQuestion(view, one);
  if (one.kind === "bodies") return bodyQuestion(view, one);
  if (one.kind === "wageRegions" && typeof one.part.written.from === "string")
    return tell(view, "officer:signoff.questions.wageRegions", { day: dayText(view, one.part.written.from) });
  return otherQuestion(view, one);
}

/** "Is it right that …?" of a statement of a programme. */
function programmeQuestion(view: View, books: Books, one: Unsettled): string {
  const programme = books.programmes.get(one.id);
  const found = programme && programmeStatement(view, programme, one.part);
  return found ? tell(view, `officer:signoff.questions.${found.of}`, found.words) : otherQuestion(view, one);
}

function parameterQuestion(view: View, books: Books, one: Unsettled): string {
  const { from, value } = one.part.written;
  const unit = books.parameters.get(one.id)?.unit;
  const [name, day] = [parameterTitle(view, one.id), dayText(view, String(from))];
  if (value === null) return tell(view, "officer:signoff.questions.repealed", { name, day });
  const shown = unit ? quantityText(view, { value: Number(value), unit }) : String(value);
  return tell(view, "officer:signoff.questions.parameter", { name, day, value: shown });
}

function sourceQuestion(view: View, { id, part }: Unsettled): string {
  const { kind, number, issuer, from } = part.written;
  const document = wordsOr(view, `sources:kinds.${kind}`, "[number]").replace("[number]", String(number));
  return tell(view, "officer:signoff.questions.source", {
    document,
    title: wordsOr(view, `sources:titles.${id}`, id),
    issuer: wordsOr(view, `sources:issuers.${issuer}`, String(issuer)),
    force: typeof from === "string" ? tell(view, "officer:signoff.inForce", { day: dayText(view, from) }) : "",
  });
}

function limitQuestion(view: View, one: Unsettled): string {
  const { limit, unit, when } = one.part.written;
  const circumstances = (Array.isArray(when) ? when : []).map((name) =>
    wordsOr(view, `deadlines:when.${name}`, String(name)),
  );
  return tell(view, "officer:signoff.questions.limit", {
    step: timeLimitName(view, one),
    limit: isUnit(unit) ? quantityText(view, { value: Number(limit), unit }) : String(limit),
    when: circumstances.length === 0 ? "" : ` (${circumstances.join("; ")})`,
  });
}

function isUnit(unit: unknown): unit is ParameterUnit {
  return parameterUnits.some((known) => known === unit);
}

/** The matter and the step that a time limit belongs to. */
function timeLimitName(view: View, { part }: Unsettled): string {
  const matter = String(part.path[1] ?? "");
  const step = part.ids.at(-1) ?? "";
  const matterWords = wordsOr(view, `deadlines:matters.${matter}`, matter);
  return `${matterWords}: ${wordsOr(view, `deadlines:steps.${matter}.${step}`, step).replace(/[.\s]+$/, "")}`;
}

function calendarQuestion(view: View, one: Unsettled): string {
  const { days, day } = one.part.written;
  const instead = one.part.written["instead-of"] ?? one.part.written.insteadOf;
  if (Array.isArray(days)) return tell(view, "officer:signoff.questions.daysOff", { days: plain(view, days) });
  if (day === undefined || instead === undefined) return otherQuestion(view, one);
  return tell(view, "officer:signoff.questions.saturday", { day: plain(view, day), instead: plain(view, instead) });
}

function bodyQuestion(view: View, one: Unsettled): string {
  const [section, id] = one.part.path.map(String);
  const { matter, number } = one.part.written;
  if (section === "hotlines") {
    const what = wordsOr(view, `bodies:hotlines.${id}`, String(id));
    return tell(view, "officer:signoff.questions.hotline", { number: String(number), what });
  }
  if (typeof matter !== "string") return otherQuestion(view, one);
  return tell(view, "officer:signoff.questions.matter", {
    body: wordsOr(view, `bodies:names.${id}`, String(id)),
    matter: wordsOr(view, `bodies:matters.${matter}`, matter),
    period: periodText(view, one.part.written),
  }).replace(/ {2,}/g, " ");
}

/** A statement of a kind that has no question of its own: where it stands, and what is written there. */
function otherQuestion(view: View, { kind, id, part }: Unsettled): string {
  const what = [kind, ...(kind === id ? [] : [id]), ...part.path].join(" › ");
  const written = Object.entries(part.written).filter(([key]) => !told.includes(key));
  const values = written.map(([key, value]) => `${key}: ${plain(view, value)}`).join("; ");
  return tell(view, "officer:signoff.questions.other", { what: values === "" ? what : `${what} (${values})` });
}

function plain(view: View, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => plain(view, item)).join(", ");
  if (isDay(value)) return dayText(view, value);
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
