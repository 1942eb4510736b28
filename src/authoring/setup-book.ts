import type { SheetLine } from "../console/policy-desk.ts";
import type { SetupBook } from "../console/setup-book.ts";
import type { Content } from "../content/content.ts";
import { type Confidence, isUnconfirmed } from "../rules/source.ts";
import { missingYears } from "../rules/years-to-know.ts";
import type { Books } from "./books.ts";
import { confidenceText, datedNumberText, dayText, sourceText, tell, type View, viewOf, wordsOr } from "./view.ts";

/** A statement that is cited, or that somebody vouches for. */
interface Stated {
  cite?: string | undefined;
  confidence?: Confidence | undefined;
}

/** What the department set: its promises, how long is kept, whom to call, which offices there are, days off and wages. */
export function createSetupBook(books: () => Promise<Books>, content: Content): SetupBook {
  return {
    async chapters(lang, today) {
      const view = viewOf(await books(), lang);
      return [
        { id: "service", file: "flows/service.yaml", lines: serviceLines(view, content) },
        { id: "retention", file: "flows/retention.yaml", lines: retentionLines(view, content) },
        { id: "hotlines", file: "flows/parameters/bodies.yaml", lines: hotlineLines(view, content) },
        { id: "offices", file: "flows/parameters/bodies.yaml", lines: officeLines(view, content, today) },
        { id: "days-off", file: "flows/parameters/working-days.yaml", lines: dayOffLines(view, content, today) },
        { id: "wages", file: "flows/parameters/wages.yaml", lines: wageLines(view, content) },
      ];
    },
    missing: (today) => missingYears(knownYears(content), today),
  };
}

/** The years whose days off are known, and the last one whose wages somebody has checked. */
export function knownYears({ calendar, service }: Content): Parameters<typeof missingYears>[0] {
  return { calendarYears: new Set(calendar.years.keys()), wagesCheckedYear: service.wagesCheckedYear };
}

/** What the department decides for itself needs no source. */
function own(words: string): SheetLine {
  return { words, source: "", confidence: "", open: false };
}

function stated(view: View, words: string, { cite, confidence }: Stated): SheetLine {
  const known = confidence ?? (cite === undefined ? "unsure" : "act");
  return {
    words,
    source: cite === undefined ? "" : sourceText(view, cite),
    confidence: confidence === undefined ? "" : confidenceText(view, confidence),
    open: isUnconfirmed(known),
  };
}

function serviceLines(view: View, { service }: Content): SheetLine[] {
  return Object.entries(service).map(([name, value]) => own(tell(view, `officer:setup.service.${name}`, { value })));
}

function retentionLines(view: View, { retention, service }: Content): SheetLine[] {
  const months = (words: string, value: number) => own(tell(view, "officer:setup.keptMonths", { what: words, value }));
  return [
    own(tell(view, "officer:setup.questions", { value: retention.questionDays })),
    months(tell(view, "officer:setup.other"), service.closedCaseMonths),
    ...Object.entries(retention.kinds).map(([id, value]) => months(wordsOr(view, `console:kinds.${id}`, id), value)),
    ...Object.entries(retention.tracks).map(([id, value]) =>
      months(wordsOr(view, `cases:tracks.${id}.name`, id), value ?? service.closedCaseMonths),
    ),
  ];
}

function hotlineLines(view: View, { bodies }: Content): SheetLine[] {
  return Object.entries(bodies.hotlines).map(([id, hotline]) =>
    stated(view, `${hotline.number}: ${wordsOr(view, `bodies:hotlines.${id}`, id)}`, hotline),
  );
}

/** Offices of today, each with how it is reached, as far as anybody confirmed it. */
function officeLines(view: View, { bodies }: Content, today: string): SheetLine[] {
  return Object.entries(bodies.bodies)
    .filter(([, { from, until }]) => from <= today && (until === undefined || until >= today))
    .map(([id, { from, contact }]) => {
      const reached = Object.values(contact).join("; ") || tell(view, "officer:setup.noContact");
      const name = wordsOr(view, `bodies:names.${id}`, id);
      return own(tell(view, "officer:setup.office", { name, day: dayText(view, from), reached }));
    });
}

function dayOffLines(view: View, { calendar }: Content, today: string): SheetLine[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1].map((one) => {
    const known = calendar.years.get(one);
    const days = [...(known?.off ?? [])].sort().map((day) => dayText(view, day).slice(0, -5));
    return known
      ? own(tell(view, "officer:setup.daysOff", { year: one, days: days.join(", ") }))
      : { ...own(tell(view, "officer:setup.yearUnknown", { year: one })), open: true };
  });
}

/** Every value of every wage, the newest first. */
function wageLines(view: View, { parameters }: Content): SheetLine[] {
  return [...parameters]
    .filter(([name]) => /^(minimum-wage|base-salary)/.test(name))
    .flatMap(([name, { unit, values }]) =>
      [...values].reverse().map((one) => {
        const { from, value } = one;
        return stated(view, datedNumberText(view, { id: name, unit, from, value }), one);
      }),
    );
}
