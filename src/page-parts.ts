/** What pages read and make of content and storage: those for everybody, and those of the staff. */
import type { CaseReading } from "./channels/web/web-deps.ts";
import { caseRules } from "./complaints/case-rules.ts";
import { receiptKeys } from "./complaints/receipt-keys.ts";
import type { TransferLetter } from "./complaints/transfer-letter.ts";
import type { Content } from "./content/content.ts";
import { placeLabel } from "./flow/place.ts";
import { letterSheet } from "./petitions/letter-sheet.ts";
import { papersOfCase } from "./petitions/papers-of-case.ts";
import { toDocx } from "./petitions/to-docx.ts";
import { toPdf } from "./petitions/to-pdf.ts";
import { overviewPapers } from "./reports/overview-papers.ts";
import { promiseDay, promisedDays } from "./rules/cases/promise.ts";
import type { Storage } from "./storage/storage.ts";

/** What the web channel reads and makes of content and storage. */
export function webParts(content: Content, storage: Storage, today: () => string) {
  return {
    sign: storage.keys.sign,
    languages: content.languages,
    knowledge: content,
    cases: caseReading(content, storage, today),
    today,
  };
}

/** What the page of a case reads and makes. */
function caseReading(content: Content, { lookUps, keys }: Storage, today: () => string): CaseReading {
  return {
    content,
    receiptKeys: receiptKeys(keys.derive),
    async find(code) {
      const found = await lookUps.caseWithPetition(code);
      if (!found) return null;
      const { view, told, place, employer } = found;
      const story = view.messages.flatMap(({ from, text }) => (from === "citizen" ? [text] : []));
      const of = { track: view.track, told: told && { told, story, place, employer } };
      return { view, papers: papersOfCase(content, of, today()) };
    },
  };
}

/** What the console reads and makes of them. */
export function consoleParts(content: Content, storage: Storage, today: () => string) {
  return {
    topicTitle: (lang: string, topic: string) => content.topic(lang, topic, today())?.title,
    rules: caseRules(content, today),
    ...{ roles: content.roles, templates: content.templates },
    papers: overviewPapers,
    letters: {
      docx: (letter: TransferLetter) => toDocx(letterSheet(content, letter)),
      pdf: (letter: TransferLetter) => toPdf(letterSheet(content, letter)),
    },
    languages: [...content.languages],
    muteReasons: content.caseStates.reasons.mute,
    promisedBy: (urgent: boolean) => promiseDay(content.calendar, today(), promisedDays(content.service, urgent)),
    keptMonths: content.service.closedCaseMonths,
    sign: (data: string) => storage.keys.sign("console", data),
    places: content.places.map((place) => ({
      id: place.id,
      label: (lang: string) => placeLabel(place, lang, content.words),
    })),
  };
}
