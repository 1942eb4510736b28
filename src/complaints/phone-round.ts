/**
 * One round of telling the staff in their linked chats: in the morning of each working day what it holds, and what happened to
 * their cases. News wait while it is quiet for who reads them, but for danger.
 */
import { AppError } from "../errors.ts";
import { type Calendar, isWorkingDay } from "../rules/calendar.ts";
import { type RoleTable, rightsOf } from "../rules/staff/roles.ts";
import type { ClusterAlarms } from "./employer-view.ts";
import { isQuiet, type NewsReader, type PendingNews, type PhoneNews } from "./phone-news.ts";
import { morningScreen, newsScreen } from "./phone-news-screens.ts";
import type { ScreenParts } from "./phone-screens.ts";
import { isEverywhere, reaches } from "./reach.ts";
import { mayDo } from "./rights.ts";

/** What a round is made with. */
export interface PhoneRoundParts extends Omit<ScreenParts, "lang"> {
  news: PhoneNews;
  clusters: Pick<ClusterAlarms, "active">;
  roles: RoleTable;
  calendar: Calendar;
  /** "07:30": from then until noon a morning is told. */
  morningAt: string;
  /** ISO day and "07:45", in Vietnam. */
  today(): string;
  time(): string;
}

/** A morning that was not told by then is over. */
const noon = "12:00";

/** Tells what is to be told now. What fails is thrown; what was told before stays told. */
export async function phoneRound(parts: PhoneRoundParts): Promise<void> {
  const readers = (await parts.news.readers()).filter((reader) => mayDo(rightsOfReader(parts, reader), "queue.read"));
  const time = parts.time();
  if (parts.morningAt <= time && time < noon && isWork(parts)) await tellMornings(parts, readers);
  await tellNews(parts, readers);
}

function rightsOfReader({ roles }: PhoneRoundParts, reader: NewsReader) {
  return { rights: rightsOf(roles, reader.roles), reach: reader.reach };
}

/** In a year whose days off are not known every day from Monday to Friday is one of work. */
function isWork({ calendar, today }: PhoneRoundParts): boolean {
  const day = today();
  try {
    return isWorkingDay(calendar, day);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "CALENDAR_UNKNOWN")) throw error;
    return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  }
}

async function tellMornings(parts: PhoneRoundParts, readers: readonly NewsReader[]): Promise<void> {
  const day = parts.today();
  const had = await parts.news.hadMorning(day);
  const due = readers.filter(
    ({ staffId, chat }) => !had.has(staffId) && !(chat?.digest && isQuiet(chat.quiet, parts.time())),
  );
  if (due.length === 0) return;
  const clusters = (await parts.clusters.active()).length;
  for (const reader of due) await tellMorning(parts, reader, { day, clusters });
}

/** Who has no chat, or wants no news there, finds the morning in the console. */
async function tellMorning(
  parts: PhoneRoundParts,
  reader: NewsReader,
  { day, clusters }: { day: string; clusters: number },
): Promise<void> {
  const { staffId, chat, reach } = reader;
  const sees = mayDo(rightsOfReader(parts, reader), "overview.read") && isEverywhere(reach);
  const counts = { ...(await parts.news.counts(reader, day)), clusters: sees ? clusters : 0 };
  const say = chat?.digest
    ? { linkId: chat.linkId, message: morningScreen({ ...parts, lang: chat.lang }, counts, day) }
    : null;
  await parts.news.keepMorning({ staffId, day, counts }, say);
}

async function tellNews(parts: PhoneRoundParts, readers: readonly NewsReader[]): Promise<void> {
  const pending = await parts.news.pending();
  const urgent = pending.filter(({ what }) => what === "danger");
  if (urgent.length > 0) await tellDanger(parts, readers, urgent);
  const own = pending.filter(({ what }) => what !== "danger");
  for (const staffId of new Set(own.map((one) => one.staffId))) {
    const reader = readers.find((one) => one.staffId === staffId);
    await tellOwn(
      parts,
      reader,
      own.filter((one) => one.staffId === staffId),
    );
  }
}

/** Danger breaks the quiet: everybody who works on cases within whose reach it is, and only how many there are. */
async function tellDanger(parts: PhoneRoundParts, readers: readonly NewsReader[], news: readonly PendingNews[]) {
  const says = readers.flatMap((reader) => {
    const within = news.filter(({ place, kind }) => reaches(reader.reach, { place, kind }));
    const works = mayDo(rightsOfReader(parts, reader), "case.work");
    if (!reader.chat || !works || within.length === 0) return [];
    const { linkId, lang } = reader.chat;
    return [{ linkId, message: newsScreen({ ...parts, lang }, within) }];
  });
  await parts.news.tell(seqsOf(news), says);
}

/** News of one's cases; of who has no chat any more they are forgotten. */
async function tellOwn(parts: PhoneRoundParts, reader: NewsReader | undefined, news: readonly PendingNews[]) {
  const chat = reader?.chat;
  if (chat && isQuiet(chat.quiet, parts.time())) return;
  const within = reader ? news.filter(({ place, kind }) => reaches(reader.reach, { place, kind })) : [];
  const says =
    chat && within.length > 0
      ? [{ linkId: chat.linkId, message: newsScreen({ ...parts, lang: chat.lang }, within) }]
      : [];
  await parts.news.tell(seqsOf(news), says);
}

function seqsOf(news: readonly PendingNews[]): string[] {
  return news.map(({ seq }) => seq);
}
