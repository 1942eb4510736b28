/** A person's unemployment benefit as they read it: the answer with its reckoning and reasons, the plan by day, papers and places. */
import type { Day } from "../rules/day.ts";
import { citeText } from "../rules/source.ts";
import { isKnown } from "../rules/unemployment/day-if-known.ts";
import type { Line } from "../rules/unemployment/lines.ts";
import type { PlanItem } from "../rules/unemployment/plan.ts";
import { type UnemploymentResult, unemploymentBenefit } from "../rules/unemployment/unemployment-benefit.ts";
import { describeMoney } from "./describe-answer.ts";
import type { Card, CardLine, Message } from "./message.ts";
import { reminders } from "./reminders.ts";
import { ground, type Talk, text } from "./talk.ts";
import { conditionWords, dayWords, lineWords, numbersInWords, planWords } from "./unemployment-words.ts";
import { unemploymentGiven } from "./walk.ts";

/** What is told of the unemployment benefit of the person who talks. */
export function unemploymentCards(talk: Talk): Message[] {
  const found = unemploymentBenefit(unemploymentGiven(ground(talk)));
  const goesOn = found.verdict !== "ineligible";
  return [
    answerCard(talk, found),
    ...(goesOn && found.plan.length > 0 ? [planCard(talk, found)] : []),
    ...(goesOn && found.paperwork ? [paperCard(talk, found.paperwork, isFiled(talk))] : []),
    ...(goesOn ? calendarLink(talk, found.plan) : []),
  ];
}

/** Said with the plan: the days of the decision's annex come before ours. */
const ANNEX = "annex-first";

function answerCard(talk: Talk, found: UnemploymentResult): Card {
  const flags = found.flags
    .filter(({ id }) => id !== ANNEX)
    .map(({ id, forAPerson }) => ({
      words: text(talk, `unemployment:flags.${id}`),
      forAPerson,
    }));
  return {
    kind: "card",
    title: text(talk, "interface:unemployment.title"),
    summary: summary(talk, found),
    lines: [
      ...sumLines(found).map(
        (line): CardLine => ({ label: lineWords(line, talk), value: cite(talk, line), tone: "good" }),
      ),
      ...reasonLines(talk, found),
      ...flags.filter((flag) => flag.forAPerson).map(({ words }) => plain(words)),
      ...insteadLines(talk, found),
    ],
    sources: [],
    notes: [
      ...(found.law ? [text(talk, `unemployment:laws.${found.law}`)] : []),
      ...flags.filter((flag) => !flag.forAPerson).map(({ words }) => words),
      ...(isRecalled(found) ? [text(talk, "interface:result.recalled")] : []),
      text(talk, "unemployment:estimate"),
    ],
  };
}

/** The answer in one sentence, with the sum where it is known. */
function summary(talk: Talk, { verdict, amount, duration }: UnemploymentResult): string {
  if (verdict !== "eligible" || !duration || amount?.is !== "known")
    return text(talk, `unemployment:verdicts.${verdict}`);
  const sum = describeMoney(talk, amount.monthly.dong);
  const months = text(talk, "interface:months", { count: duration.months });
  return text(talk, "interface:unemployment.sum", { sum, months });
}

/** The reckoning; the highest sum and its region are told only where they limit the benefit. */
function sumLines({ lines }: UnemploymentResult): Line[] {
  const isLimited = lines.some(({ id }) => id === "limited-by-cap");
  return lines.filter(({ id }) => id !== "limited-by-wage" && (id !== "cap" || isLimited));
}

/** Grounds on which nothing was contributed that could stay. */
const nothingContributed = new Set(["job-ended", "insured-contract", "no-pension"]);

/** What somebody who is refused still has: the months, and perhaps training. */
function insteadLines(talk: Talk, found: UnemploymentResult): CardLine[] {
  const { verdict, monthsStay, conditions } = found;
  const failed = conditions.filter(({ status }) => status === "failed").map(({ id }) => id);
  if (verdict !== "ineligible") return [];
  if (monthsStay === null && failed.some((id) => nothingContributed.has(id))) return [];
  const stay =
    monthsStay === null
      ? text(talk, "interface:unemployment.monthsStay")
      : text(talk, "unemployment:months-stay", { months: monthsStay });
  return [plain(stay), ...(failed.every((id) => leavesTraining.has(id)) ? trainingLines(talk, found) : [])];
}

/** Grounds that refuse the benefit and not support with training. */
const leavesTraining = new Set(["months-in-window", "filed-in-time"]);

/** Support with training without the benefit, while it can still be asked for (Luật Việc làm 2025, điều 37). */
function trainingLines(talk: Talk, { askForTraining, numbers, law }: UnemploymentResult): CardLine[] {
  if (law !== "new") return [];
  const told = numbersInWords(numbers, talk);
  if (!askForTraining) return [plain(text(talk, "interface:unemployment.trainingAsk", told))];
  const { lastDay, advisedBy } = askForTraining;
  if (isKnown(lastDay) && lastDay < talk.sources.today) return [];
  const days = { day: dayWords(lastDay, talk), advised: dayWords(advisedBy, talk) };
  return [plain(text(talk, "interface:unemployment.training", { ...told, ...days }))];
}

function isFiled(talk: Talk): boolean {
  const filed = talk.session.facts.unemploymentFiledOn;
  return filed !== undefined && "value" in filed && filed.value !== "none";
}

function plain(value: string): CardLine {
  return { label: "", value, tone: "neutral" };
}

const tones = { met: "good", failed: "bad", unknown: "neutral", person: "neutral" } as const;

/** Who is refused reads only why; everybody else reads what is not settled first. */
function reasonLines(talk: Talk, found: UnemploymentResult): CardLine[] {
  const { conditions, verdict } = found;
  const told =
    verdict === "ineligible"
      ? conditions.filter(({ status }) => status === "failed")
      : [...conditions].sort((a, b) => Number(a.status === "met") - Number(b.status === "met"));
  return told.map((one) => ({
    label: conditionWords(one, found, talk),
    value: cite(talk, one),
    tone: tones[one.status],
  }));
}

function isRecalled({ verdict, conditions, lines }: UnemploymentResult): boolean {
  const told = verdict === "ineligible" ? conditions.filter(({ status }) => status === "failed") : conditions;
  return [...told, ...lines].some(({ confidence }) => confidence === "recalled");
}

function cite(talk: Talk, { cite: place }: { cite: string }): string {
  const { words, sources } = talk.content;
  return citeText(place, sources, { words, lang: talk.session.lang });
}

function planCard(talk: Talk, { plan, flags, verdict }: UnemploymentResult): Card {
  const told = toldOf(plan, talk.sources.today);
  const notices = plan.filter(({ id }) => id === "monthly-notice");
  const repeats = notices.length > 1 && told.some((item) => item === notices[0]);
  return {
    kind: "card",
    title: text(talk, "interface:unemployment.plan"),
    summary: planSummary(talk, told, verdict),
    lines: told.map((item) => plain(planWords(item, talk))),
    sources: [],
    notes: [
      ...(repeats ? [text(talk, "interface:unemployment.everyMonth")] : []),
      ...(flags.some(({ id }) => id === ANNEX) ? [text(talk, `unemployment:flags.${ANNEX}`)] : []),
    ],
  };
}

/** How the days are counted; without any day, that they cannot be counted yet. */
function planSummary(talk: Talk, told: readonly PlanItem[], verdict: UnemploymentResult["verdict"]): string {
  if (told.every(({ day }) => day === null)) return text(talk, "interface:unemployment.planWithoutDays");
  const isSupposed = told.some((item) => item.isSupposed);
  const counted = text(talk, isSupposed ? "unemployment:supposed" : "interface:unemployment.planByDay");
  return verdict === "refer" ? `${counted} ${text(talk, "interface:unemployment.ifAccepted")}` : counted;
}

/** Items that come again every month; one of each is told. */
const monthly = new Set<string>(["monthly-notice", "payment"]);

/** Items that nobody needs before the file is handed in. */
const later = new Set<string>(["withdraw", "collect-money"]);

/** Items that still tell something when their day is over: what others owed by then. */
const owed = new Set<string>(["get-papers", "file", "benefit-starts", "decision", "first-payment", "benefit-ends"]);

/** The plan as it is told: nothing whose day is over, each month's items once, and first what leads to the file. */
function toldOf(all: readonly PlanItem[], today: Day): PlanItem[] {
  const isOver = ({ day }: PlanItem) => day !== null && isKnown(day) && day < today;
  const kept = all.filter((item) => owed.has(item.id) || !isOver(item));
  const plan = [...kept.filter(({ id }) => id === "get-papers"), ...kept.filter(({ id }) => id !== "get-papers")];
  const firsts = new Set([...monthly].flatMap((id) => plan.find((item) => item.id === id) ?? []));
  return plan.filter((item) => (monthly.has(item.id) ? firsts.has(item) : !(item.isSupposed && later.has(item.id))));
}

/** Before the file is handed in what it holds and where it goes; afterwards the forms for later. */
function paperCard(talk: Talk, paperwork: NonNullable<UnemploymentResult["paperwork"]>, isFiled: boolean): Card {
  const { papers, places } = paperwork;
  const forms = paperwork.forms.filter(({ id }) => (id === "form-request") !== isFiled);
  const listed = Object.entries(isFiled ? { forms } : { papers, forms, places }).filter(([, all]) => all.length > 0);
  return {
    kind: "card",
    title: text(talk, `interface:unemployment.${isFiled ? "formsLater" : "paperwork"}`),
    summary: text(talk, `interface:unemployment.${isFiled ? "formsLaterNote" : "paperworkNote"}`),
    lines: listed.map(([kind, all]) => ({
      label: text(talk, `interface:unemployment.${kind}`),
      value: listOf(all.map(({ id }) => text(talk, `unemployment:${kind}.${id}`))),
      tone: "neutral" as const,
    })),
    sources: [],
    notes: [],
  };
}

function listOf(items: readonly string[]): string {
  return items.length === 1 ? items.join("") : items.map((item) => `• ${item}`).join("\n");
}

/** A calendar file of the days that are certain; its address holds nothing but these days. */
function calendarLink(talk: Talk, plan: readonly PlanItem[]): Message[] {
  const days = plan.flatMap(({ id, advisedBy, day, isSupposed }) => {
    const last = advisedBy ?? day;
    const wanted = !isSupposed && reminders.some((reminder) => reminder === id);
    return wanted && last !== null && isKnown(last) && last >= talk.sources.today ? [reminderOf(id, last)] : [];
  });
  if (days.length === 0) return [];
  const path = `/api/v1/calendar.ics?lang=${talk.session.lang}&${days.map((day) => `day=${day}`).join("&")}`;
  const label = text(talk, "interface:unemployment.calendarLabel");
  return [{ kind: "link", text: text(talk, "interface:unemployment.calendar"), label, path }];
}

function reminderOf(id: string, day: Day): string {
  return `${id}.${day}`;
}
