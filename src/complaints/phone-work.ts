/** Work from the phone, put together: what chats of the staff are answered, and what they are told unasked. */
import type { Content } from "../content/content.ts";
import { placeLabel } from "../flow/place.ts";
import { legalTime } from "../rules/legal-day.ts";
import { caseRules } from "./case-rules.ts";
import type { CaseDesk } from "./desk.ts";
import type { ClusterAlarms } from "./employer-view.ts";
import type { PhoneCases } from "./phone-cases.ts";
import type { PhoneLinks } from "./phone-links.ts";
import type { PhoneNews } from "./phone-news.ts";
import { phoneRound } from "./phone-round.ts";
import { createPhoneTalk, type PhoneTalk, type PhoneTalkParts } from "./phone-talk.ts";

/** What it is made of. */
export interface PhoneWorkParts {
  content: Content;
  storage: {
    phoneLinks: PhoneLinks;
    phoneCases: PhoneCases;
    phoneNews: PhoneNews;
    desk: Pick<CaseDesk, "move">;
    clusters: Pick<ClusterAlarms, "active">;
  };
  pace: PhoneTalkParts["pace"];
  publicUrl?: string | undefined;
  now(): Date;
  /** ISO day in Vietnam. */
  today(): string;
}

/** The talk of the staff, and one round of telling them news. */
export function phoneWork(parts: PhoneWorkParts): { talk: PhoneTalk; round(): Promise<void> } {
  const { content, storage, pace, publicUrl, now, today } = parts;
  const { words, roles, places, service, calendar } = content;
  const named = new Map(places.map((place) => [place.id, place]));
  const placeName = (lang: string, id: string) => {
    const place = named.get(id);
    return place ? placeLabel(place, lang, words) : id;
  };
  const shared = { words, placeName, publicUrl, roles };
  const { phoneLinks: links, phoneCases: cases, phoneNews: news, desk, clusters } = storage;
  const quiet = { from: service.quietFrom, until: service.quietUntil };
  const time = () => legalTime(now());
  return {
    talk: createPhoneTalk({ ...shared, links, cases, desk, pace, quiet, rules: caseRules(content, today) }),
    round: () => phoneRound({ ...shared, news, clusters, calendar, morningAt: service.morningAt, today, time }),
  };
}
