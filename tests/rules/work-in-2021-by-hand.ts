import type { Facts, FactValue } from "../../src/rules/fact.ts";
import { knownAnswer } from "./walk-programme.ts";

/** What a reader of the law says of somebody; the sum in VND where one is due, and for "refer" where its add-ons are known. */
export interface Reading {
  verdict: "eligible" | "ineligible" | "refer";
  total?: number;
}

/** The wording of Decision 23/2021/QĐ-TTg: as first issued, or as amended by Decision 33/2021/QĐ-TTg. */
export type Wording = "first" | "amended";

/** Reads the law once more, by hand and without the engine, for a person who answered with certainty. */
export type ReadByHand = (facts: Facts, wording: Wording) => Reading;

const no: Reading = { verdict: "ineligible" };

/** A yes; or, where the law leaves it to a person, what is at stake as far as it was asked. */
function grant(facts: Facts, base: number, isOpen: boolean): Reading {
  if (!isOpen) return { verdict: "eligible", total: base + addOns(facts) };
  return "childrenUnderSix" in facts ? { verdict: "refer", total: base + addOns(facts) } : { verdict: "refer" };
}

function reader(facts: Facts) {
  const read = (name: string) => knownAnswer(facts, name);
  /** Nobody is told yes before this was asked. */
  const asked = (name: string): FactValue => {
    const value = read(name);
    if (value === undefined) throw new Error(`told yes without having asked ${name}`);
    return value;
  };
  return { read, asked };
}

function isOutsideWindow(day: FactValue | undefined): boolean {
  return day !== undefined && (day < "2021-05-01" || day > "2021-12-31");
}

/** Điều 14, 18 and 22 khoản 2: a million for pregnancy, a million for each child under six. */
function addOns(facts: Facts): number {
  const { asked } = reader(facts);
  return (asked("pregnantThen") ? 1_000_000 : 0) + Number(asked("childrenUnderSix")) * 1_000_000;
}

/** What refuses in all three supports for workers: mục I.2 điểm c, and no insurance in the month before. */
function isRefusedAnyway(facts: Facts): boolean {
  const { read } = reader(facts);
  return read("oneOffSumPaid") === true || read("insuredMonthBefore") === false;
}

function hasNoCause(facts: Facts): boolean {
  const { read } = reader(facts);
  return read("workplaceMeasure") === "not-affected" && read("workerRestriction") === "not-affected";
}

/** Điều 13 and 21 as first issued: only some employers, and only those that had to stop. */
function isOtherEmployer(facts: Facts): boolean {
  const { read } = reader(facts);
  const measure = read("workplaceMeasure");
  const kind = read("workplaceKindIn2021");
  return (measure !== undefined && measure !== "ordered-stop") || kind === "other-public" || kind === "other";
}

/** Điều 13 and 14: suspended contract or unpaid leave. */
export function readSuspendedOrUnpaidLeave(facts: Facts, wording: Wording): Reading {
  const { read, asked } = reader(facts);
  if (!["suspended", "unpaid-leave"].includes(String(read("workInterruption"))) || isRefusedAnyway(facts)) return no;
  if (wording === "first" ? isOtherEmployer(facts) : hasNoCause(facts)) return no;
  if (isOutsideWindow(read("interruptionStartedOn")) || Number(read("leaveDays")) < 15) return no;
  asked("insuredMonthBefore");
  asked("oneOffSumPaid");
  asked("workplaceMeasure");
  asked("interruptionStartedOn");
  const base = Number(asked("leaveDays")) < 30 ? 1_855_000 : 3_710_000;
  return grant(facts, base, read("interruptionWentInto2022") === true);
}

/** Điều 17 and 18: stopped work. */
export function readStoppedWork(facts: Facts, wording: Wording): Reading {
  const { read, asked } = reader(facts);
  if (read("workInterruption") !== "stopped-work" || isRefusedAnyway(facts)) return no;
  const restriction = read("workerRestriction");
  const firstCause = restriction === undefined || restriction === "isolated" || restriction === "sealed-area";
  if (wording === "first" ? !firstCause : hasNoCause(facts)) return no;
  if (isOutsideWindow(read("interruptionStartedOn")) || Number(read("stoppedDays")) < 14) return no;
  asked("insuredMonthBefore");
  asked("oneOffSumPaid");
  asked(wording === "first" ? "workerRestriction" : "workplaceMeasure");
  const late = asked("interruptionStartedOn") >= "2021-12-19" && read("interruptionWentInto2022") === true;
  const scattered = wording === "amended" && asked("stoppedInARow") === false;
  asked("stoppedDays");
  return grant(facts, 1_000_000, late || scattered);
}

/** Điều 21 and 22: contract ended, no unemployment benefit. */
export function readContractEnded(facts: Facts, wording: Wording): Reading {
  const { read, asked } = reader(facts);
  if (read("workInterruption") !== "contract-ended" || isRefusedAnyway(facts)) return no;
  if (wording === "first" ? isOtherEmployer(facts) : hasNoCause(facts)) return no;
  if (read("unemploymentBenefitGot") === true || read("quitUnlawfully") === true) return no;
  if (read("monthlyPayThen") === "pension" || read("monthlyPayThen") === "capacity-allowance") return no;
  if (isOutsideWindow(read("workContractEndedOn"))) return no;
  for (const name of ["insuredMonthBefore", "unemploymentBenefitGot", "quitUnlawfully", "monthlyPayThen"]) asked(name);
  asked("workContractEndedOn");
  const vague = ["stopped-partly", "limited"].includes(String(asked("workplaceMeasure")));
  // Where this already leaves the case to a person, the months can only confirm it and are not asked.
  if (wording === "amended" && vague && asked("workerRestriction") === "not-affected")
    return grant(facts, 3_710_000, true);
  const months = asked("endedContractShort") ? "unemploymentInsuredMonthsIn36" : "unemploymentInsuredMonthsIn24";
  return grant(facts, 3_710_000, Number(asked(months)) >= 12);
}

/** Mục II điểm 9: performing artists. Whoever the first wording leaves out is for a person since the amendment. */
export function readArtists(facts: Facts, wording: Wording): Reading {
  const { read, asked } = reader(facts);
  if (read("artsOrGuideJob") !== "artist" || read("oneOffSumPaid") === true) return no;
  const isElsewhere = ["armed-forces", "other"].includes(String(read("artsEmployer")));
  const isOtherRank = ["higher", "no-rank"].includes(String(read("artistRank")));
  if (isElsewhere || isOtherRank || Number(read("performanceStopDays")) < 15) return leftOut(wording);
  for (const name of ["oneOffSumPaid", "artsEmployer", "artistRank", "performanceStopDays"]) asked(name);
  return { verdict: "eligible", total: 3_710_000 };
}

/** Mục II điểm 9: tourist guides. Whoever the first wording leaves out is for a person since the amendment. */
export function readGuides(facts: Facts, wording: Wording): Reading {
  const { read, asked } = reader(facts);
  const job = read("artsOrGuideJob");
  if ((job !== "travel-guide" && job !== "site-guide") || read("oneOffSumPaid") === true) return no;
  const isLoose = read("travelGuideTie") === "neither" || read("siteGuideAssigned") === false;
  if (read("guideCardValid") === false || isLoose) return leftOut(wording);
  for (const name of ["oneOffSumPaid", "guideCardValid"]) asked(name);
  asked(job === "travel-guide" ? "travelGuideTie" : "siteGuideAssigned");
  return { verdict: "eligible", total: 3_710_000 };
}

function leftOut(wording: Wording): Reading {
  return wording === "first" ? no : { verdict: "refer", total: 3_710_000 };
}
