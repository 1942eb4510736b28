import type { Content } from "../content/content.ts";
import type { Petition } from "../content/petition-schema.ts";
import { describeDay } from "../flow/describe-answer.ts";
import { type Day, isDay } from "../rules/day.ts";
import { type DueDay, dueDays, stepsOf } from "../rules/deadlines/due-days.ts";
import type { Limit, MatterKind, StartingDay } from "../rules/deadlines/time-limits-schema.ts";
import { type Confidence, citeText, confidenceOf } from "../rules/source.ts";
import { type Addressed, addresseeOf } from "./addressee.ts";
import { type PetitionFields, petitionOf } from "./petition-fields.ts";

/** By when a petition, or what may follow it, must be brought. */
export interface LodgingLimit {
  step: string;
  /** The day to tell, some days before the end where offices count differently; null where the first day or the calendar is not known. */
  lastDay: Day | null;
  /** The last day as counted. */
  nominal: Day | null;
  late: boolean;
  cite: string;
  confidence: Confidence;
  text: string;
}

/** Where, how and until when a petition is lodged. Texts are whole sentences in the language asked for. */
export interface Lodging {
  /** Whom it is written to, in Vietnamese as on the paper; null where that is not known. */
  body: string | null;
  /** False where it is not sure that this body decides: then an officer must direct the person. */
  certain: boolean;
  cite: string | null;
  ways: string[];
  limits: LodgingLimit[];
  attachments: string[];
  notes: string[];
  /** The places in the law of all of it, ready to read, each once. */
  sources: string[];
  /** What to say of body and limits, a sentence each. */
  sentences: string[];
}

/** What lodging depends on. */
export interface LodgingAsked {
  form: string;
  fields: PetitionFields;
  today: Day;
  /** The day from which the limit runs; where left out, the day told in the fields. For a second complaint: of the first decision. */
  knownOn?: Day | undefined;
  lang: string;
}

/** Where, how and until when a petition is lodged, as far as it is known. */
export function whereToLodge(content: Content, asked: LodgingAsked): Lodging {
  const { form, fields, today, lang } = asked;
  const petition = petitionOf(content, form);
  const to = addresseeOf(content, { petition, fields, today });
  const body = to?.text ?? null;
  const certain = body !== null && to?.confidence !== "unsure";
  const limits = limitsOf(content, { petition, to, asked });
  const say = (key: string) => content.words(lang, `petitions:${key}`);
  return {
    body,
    certain,
    cite: to?.cite ?? null,
    ways: petition.ways.map(({ id }) => say(`ways.${id}`)),
    limits,
    attachments: petition.attachments.map(({ id }) => say(`attachments.${id}`)),
    notes: petition.notes.map(({ id }) => say(`notes.${id}`)),
    sources: sourcesOf(content, { petition, to, limits, lang }),
    sentences: [
      bodySentence(content, { body, certain, lang }),
      ...limits.map(({ text }) => text),
      ...(petition["no-limit"] ? [say("lodging.no-limit")] : []),
    ],
  };
}

function bodySentence({ words }: Content, of: { body: string | null; certain: boolean; lang: string }): string {
  const { body, certain, lang } = of;
  if (body === null) return words(lang, "petitions:lodging.where-open");
  return words(lang, `petitions:lodging.${certain ? "where" : "unsure"}`, { body });
}

interface Lodged {
  petition: Petition;
  to: Addressed | null;
  asked: LodgingAsked;
}

function limitsOf(content: Content, { petition, to, asked }: Lodged): LodgingLimit[] {
  const { kind, steps } = stepsOf(petition.matter, content.timeLimits);
  const wanted = to?.to.step === undefined ? petition.steps : [to.to.step];
  return wanted.flatMap((id) => {
    const step = steps.find((one) => one.id === id);
    if (!step) throw new Error(`"${id}" was checked to be a step of ${kind}`);
    const start = startOf(step.from, asked);
    const limit = step.limits.find((one) => one.when.length === 0 && holdsOn(one, start ?? asked.today));
    if (!limit) return [];
    const due = start === null ? undefined : dueOf(content, { petition, step: id, from: step.from, start });
    return [limitOf(content, { kind, step: id, from: step.from, limit, due, asked })];
  });
}

function holdsOn({ since, until }: Limit, day: Day): boolean {
  return (since === undefined || since <= day) && (until === undefined || day <= until);
}

/** The day a limit is counted from: the one given, else what the person told of when they knew. */
function startOf(from: StartingDay, { knownOn, fields }: LodgingAsked): Day | null {
  if (knownOn !== undefined) return knownOn;
  const told = { knew: "knew-on", discovered: "discovered-on" };
  const day = from === "knew" || from === "discovered" ? fields[told[from]] : undefined;
  return isDay(day) ? day : null;
}

function dueOf(
  content: Content,
  of: { petition: Petition; step: string; from: StartingDay; start: Day },
): DueDay | undefined {
  const { timeLimits: limits, calendar, sources } = content;
  const matter = { kind: of.petition.matter, days: { [of.from]: of.start } };
  return dueDays(matter, { limits, calendar, sources }).find(({ step, when }) => step === of.step && when.length === 0);
}

interface Counted {
  kind: MatterKind;
  step: string;
  from: StartingDay;
  limit: Limit;
  due: DueDay | undefined;
  asked: LodgingAsked;
}

function limitOf(content: Content, { kind, step, from, limit, due, asked }: Counted): LodgingLimit {
  const { lang, today } = asked;
  const end = due?.end;
  const lastDay = end?.known ? dayToTell(end, today) : null;
  const late = lastDay !== null && lastDay < today;
  const text = content.words(lang, `petitions:lodging.${formOf({ due, lastDay, late })}`, {
    step: content.words(lang, `deadlines:steps.${kind}.${step}`).replace(/[.]?$/, "."),
    limit: content.words(lang, `deadlines:units.${limit.unit}`, { count: limit.limit }),
    from: content.words(lang, `deadlines:from.${from}`),
    ...(lastDay === null ? {} : { day: describeDay(lastDay, lang) }),
  });
  const { cite } = limit;
  const confidence = confidenceOf({ cite, confidence: limit.confidence }, content.sources);
  return { step, lastDay, nominal: end?.nominal ?? null, late, cite, confidence, text };
}

function formOf({ due, lastDay, late }: { due: DueDay | undefined; lastDay: Day | null; late: boolean }): string {
  if (due === undefined) return "last-day-open";
  if (lastDay === null) return "year-open";
  return late ? "late" : "last-day";
}

/** The early day that people are told; once that is over, the last working day, and then the end itself. */
function dayToTell({ advised, day, nominal }: Extract<DueDay["end"], { known: true }>, today: Day): Day {
  return [advised ?? day, day, nominal].find((one) => one >= today) ?? nominal;
}

function sourcesOf(
  { sources, words }: Content,
  of: { petition: Petition; to: Addressed | null; limits: LodgingLimit[]; lang: string },
): string[] {
  const { petition, to, limits, lang } = of;
  const noted = [
    ...petition.ways,
    ...petition.notes,
    ...petition.attachments,
    ...(petition["no-limit"] ? [petition["no-limit"]] : []),
  ];
  const cites = [to?.cite, ...limits.map(({ cite }) => cite), ...petition.sources, ...noted.map(({ cite }) => cite)];
  const known = cites.filter((cite) => cite !== undefined && cite !== null);
  return [...new Set(known.map((cite) => citeText(cite, sources, { words, lang })))];
}
