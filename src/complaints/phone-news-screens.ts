/** News as a linked chat says them: counts, and numbers of cases to open. */
import type { Message } from "../flow/message.ts";
import { shownDay } from "../rules/day.ts";
import type { MorningCounts, PendingNews } from "./phone-news.ts";
import { counted, phoneWords, type ScreenParts, withButtons } from "./phone-screens.ts";

/** Buttons of cases under news. */
const casesAtMost = 4;

/** The lines of a morning, by what they count, in their order; those that count nothing are left out. */
export const morningLines = ["fresh", "dueToday", "dueWeek", "overdueMine", "overdue", "urgent", "clusters"] as const;

/** What the day holds. */
export function morningScreen(parts: ScreenParts, counts: MorningCounts, day: string): Message {
  const head = phoneWords(parts, "morning.head", { day: shownDay(day) });
  const lines = morningLines.flatMap((name) =>
    counts[name] > 0 ? [`- ${phoneWords(parts, `morning.${name}`, { count: counted(counts[name]) })}`] : [],
  );
  const text = [head, ...(lines.length > 0 ? lines : [phoneWords(parts, "morning.calm")])].join("\n");
  return withButtons(text, [
    { label: phoneWords(parts, "views.mine"), press: { do: "list", view: "mine", after: null } },
    { label: phoneWords(parts, "views.overdue"), press: { do: "list", view: "overdue", after: null } },
    { label: phoneWords(parts, "to-menu"), press: { do: "menu" } },
  ]);
}

/** What happened to cases: a line for each kind of news. Of hidden cases only how many there are. */
export function newsScreen(parts: ScreenParts, news: readonly PendingNews[]): Message {
  const lines = (["danger", "assigned", "wrote"] as const).flatMap((what) => {
    const cases = new Map(news.filter((one) => one.what === what).map((one) => [one.caseId, one]));
    const numbers = [...cases.values()].flatMap(({ hidden, number }) => (hidden ? [] : [number]));
    const head = phoneWords(parts, `news.${what}`, { count: cases.size });
    return cases.size === 0 ? [] : [numbers.length > 0 ? `${head} ${numbers.join(", ")}` : head];
  });
  const hidden = news.some((one) => one.hidden);
  const inConsole = parts.publicUrl
    ? `${phoneWords(parts, "news.hidden")}\n${parts.publicUrl}/console`
    : phoneWords(parts, "news.hidden");
  const shown = new Map(news.filter((one) => !one.hidden).map(({ caseId, number }) => [caseId, number]));
  const buttons = [...shown]
    .slice(0, casesAtMost)
    .map(([id, label]) => ({ label, press: { do: "case", id } as const }));
  return withButtons([...lines, ...(hidden ? [inConsole] : [])].join("\n"), [
    ...buttons,
    { label: phoneWords(parts, "to-menu"), press: { do: "menu" } },
  ]);
}
