/** A programme told to somebody who has not been asked anything yet: who, how much, which papers, where, until when, by which law. */
import type { Bands, Money, Sum } from "../rules/amount.ts";
import { citedParts } from "../rules/cited-parts.ts";
import type { Condition, Leaf } from "../rules/condition.ts";
import type { Day } from "../rules/day.ts";
import { valueOn } from "../rules/parameter.ts";
import { type Group, type ProcedureStep, type Programme, versionOn } from "../rules/programme.ts";
import { type Confidence, citeText, confidenceOf, documentName, readCite, type Source } from "../rules/source.ts";
import { type FilingWindow, filingWindow } from "../rules/window.ts";
import { describeDay, describeMoney } from "./describe-answer.ts";
import type { FlowContent } from "./flow-content.ts";
import { hasText, type Speaker, text } from "./talk.ts";

/** For whom and when a programme is told. */
export interface LeafletGround {
  content: FlowContent;
  lang: string;
  today: Day;
}

/** A statement with its place in the law and how far we know it. */
export interface Stated {
  words: string;
  source: string;
  confidence: Confidence;
}

/** A condition, or several of which one is enough or all must hold; `sometimes` is asked for in some circumstances only. */
export type Requirement = (Stated & { sometimes: boolean }) | { any: Requirement[] } | { all: Requirement[] };

/** A legal document as it is listed. */
export interface CitedDocument {
  name: string;
  title: string;
  issuer: string;
  from: Day | null;
  until: Day | null;
  replacedBy: string | null;
  confidence: Confidence;
}

/** A first and a last day, either of which may be open, with the place in the law. */
export interface Period extends Pick<Stated, "source" | "confidence"> {
  from: Day | null;
  until: Day | null;
}

/** Everything that is told of a programme before anything is known of the person. */
export interface Leaflet {
  title: string;
  window: FilingWindow;
  /** What is said once it is closed. */
  closed: string | null;
  /** First and last day for a file. */
  filing: Period;
  /** First and last day on which what it is paid for may happen. */
  event: Period | null;
  /** What everybody must meet. */
  everybody: Requirement[];
  /** Ways in, of which one must be met; none where there is only one. */
  ways: Requirement[][];
  /** Since when the rule reads as it is told, where it once read otherwise. */
  widenedOn: Day | null;
  sums: Stated[];
  papers: Stated[];
  steps: Stated[];
  /** Where to go, or once it is closed where to ask. */
  where: Stated[];
  next: string | null;
  documents: CitedDocument[];
}

/** What is told of a programme on a day; of one that is closed, the rule as it stood last. */
export function programmeLeaflet(ground: LeafletGround, programme: Programme): Leaflet {
  const speaker = speakerOf(ground);
  const key = `programmes:${programme.id}`;
  const version = versionOn(programme, ground.today);
  const window = filingWindow(programme, ground.today);
  const ways = (version.groups ?? []).map((group) => wayOf(ground, key, group));
  const isClosed = window.status === "closed";
  return {
    title: text(speaker, `${key}.title`),
    window,
    closed: isClosed ? written(speaker, `${key}.closed`) : null,
    filing: periodOf(ground, programme.filing),
    event: programme.event ? periodOf(ground, programme.event) : null,
    everybody: version.conditions.map((condition) => requirementOf(ground, key, condition)),
    ways,
    widenedOn: version === programme.versions[0] ? null : version.from,
    sums: (programme.amount ?? []).flatMap((entry) => sumsOf(ground, key, entry)),
    papers: isClosed
      ? []
      : programme.papers.map((one) => stated(ground, one, text(speaker, `${key}.papers.${one.id}`))),
    steps: isClosed ? [] : programme.steps.map((step) => stated(ground, step, stepText(speaker, key, step))),
    where: programme.where
      .filter((place) => !place.while || (place.while === "closed") === isClosed)
      .map((place) => stated(ground, place, text(speaker, `${key}.where.${place.id}`))),
    next: written(speaker, `${key}.next`),
    documents: documentsOf(ground, programme),
  };
}

/** Somebody who speaks of programmes in a language. */
function speakerOf({ content, lang }: LeafletGround): Speaker {
  return { content, session: { lang } };
}

function written(speaker: Speaker, key: string): string | null {
  return hasText(speaker, key) ? text(speaker, key) : null;
}

interface Cited {
  cite: string;
  confidence?: Confidence;
}

function known({ content, lang }: LeafletGround, cited: Cited): Pick<Stated, "source" | "confidence"> {
  const { sources, words } = content;
  return { source: citeText(cited.cite, sources, { words, lang }), confidence: confidenceOf(cited, sources) };
}

function stated(ground: LeafletGround, cited: Cited, words: string): Stated {
  return { words, ...known(ground, cited) };
}

function periodOf(ground: LeafletGround, period: Cited & { from?: Day; until?: Day }): Period {
  return { from: period.from ?? null, until: period.until ?? null, ...known(ground, period) };
}

function wayOf(ground: LeafletGround, key: string, group: Group): Requirement[] {
  return [group.for, ...group.conditions].map((condition) => requirementOf(ground, key, condition));
}

function requirementOf(ground: LeafletGround, key: string, condition: Condition): Requirement {
  const parts = (some: readonly Condition[]) => some.map((part) => requirementOf(ground, key, part));
  if ("any" in condition) return { any: parts(condition.any) };
  if ("all" in condition) return { all: parts(condition.all) };
  return leafOf(ground, key, condition);
}

function leafOf(ground: LeafletGround, key: string, leaf: Leaf): Requirement {
  const words = text(speakerOf(ground), `${key}.conditions.${leaf.id}.met`);
  return { ...stated(ground, leaf, words), sometimes: leaf.when !== undefined };
}

function sumsOf(ground: LeafletGround, key: string, entry: Sum | Bands): Stated[] {
  const line = (one: Pick<Sum, "id" | "each" | "cite" | "confidence">, times: string) => {
    const words = `${text(speakerOf(ground), `${key}.amounts.${one.id}`)}: ${moneyText(ground, one.each)}${times}`;
    return stated(ground, one, words);
  };
  if ("bands" in entry) return entry.bands.map((band) => line(band, ""));
  const factors = (entry.times ?? []).map(({ fact }) => text(speakerOf(ground), `facts:${fact}.short`).toLowerCase());
  return [line(entry, factors.map((factor) => ` × ${factor}`).join(""))];
}

function moneyText(ground: LeafletGround, money: Money): string {
  const parameter = typeof money === "number" ? undefined : ground.content.parameters.get(money.parameter);
  const value = typeof money === "number" ? money : parameter && valueOn(parameter, ground.today);
  const speaker = speakerOf(ground);
  return typeof value === "number" ? describeMoney(speaker, value) : text(speaker, "interface:result.sumOpen");
}

function stepText(speaker: Speaker, key: string, { id, workingDays, days, by }: ProcedureStep): string {
  const counted = workingDays ?? days;
  return text(speaker, `${key}.steps.${id}`, {
    ...(counted === undefined ? {} : { days: counted }),
    ...(by === undefined ? {} : { by: describeDay(by, speaker.session.lang) }),
  });
}

/** Every document that something of the programme cites, each once, in the order of its file. */
function documentsOf(ground: LeafletGround, programme: Programme): CitedDocument[] {
  const cites = citedParts(programme, ground.content.sources).flatMap(({ cite }) => cite ?? []);
  const ids = new Set(cites.map((cite) => readCite(cite)?.source ?? ""));
  return [...ids].flatMap((id) => {
    const source = ground.content.sources.get(id);
    return source ? [documentOf(ground, id, source)] : [];
  });
}

function documentOf(ground: LeafletGround, id: string, source: Source): CitedDocument {
  const speaker = speakerOf(ground);
  const named = (one: Source) => documentName(one, { words: ground.content.words, lang: ground.lang });
  const successor = source.replacedBy === undefined ? undefined : ground.content.sources.get(source.replacedBy);
  return {
    name: named(source),
    title: text(speaker, `sources:titles.${id}`),
    issuer: text(speaker, `sources:issuers.${source.issuer}`),
    from: source.from ?? null,
    until: source.until ?? null,
    replacedBy: successor ? named(successor) : null,
    confidence: source.confidence,
  };
}
