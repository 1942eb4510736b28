/**
 * What stands behind the buttons of a linked chat. The channel hides and signs it, but Telegram gives a button 64 bytes in all,
 * so ids are written short: a UUID as 22 characters.
 */
import { type PhoneView, phoneViews } from "./phone-cases.ts";

/** Moves with a button of their own, and what they are called in it. */
const acts = { take: "tk", "take-over": "to", release: "rl", accept: "ac", resume: "rs" } as const;
/** A move that a button makes at once. */
export type PhoneAct = keyof typeof acts;

/** What a button asks for; `seen` is the version of the case when the button was made. */
export type PhonePress =
  | { do: "menu" }
  | { do: "list"; view: PhoneView; after: string | null }
  | { do: "case"; id: string }
  | { do: "act"; act: PhoneAct; id: string; seen: number }
  | { do: "ask-whom"; id: string; seen: number; from: number }
  | { do: "give"; to: string; id: string; seen: number }
  | { do: "ask-outcome"; id: string; seen: number }
  | { do: "close"; outcome: string; id: string; seen: number };

/** Every button of a linked chat begins so, and no choice of a conversation does. */
const mark = "@";
const letters: Record<PhoneView, string> = { mine: "m", unassigned: "u", "due-week": "d", overdue: "o" };
/** So much of an outcome's code is enough to know it. */
const outcomeLength = 6;

/** True for the id of a button of a linked chat. */
export function isPhonePress(id: string): boolean {
  return id.startsWith(mark);
}

/** The id of a button. */
export function pressId(press: PhonePress): string {
  return mark + partsOf(press).join(".");
}

function partsOf(press: PhonePress): (string | number)[] {
  if (press.do === "menu") return ["m"];
  if (press.do === "list") return ["l", letters[press.view], ...(press.after ? [short(press.after)] : [])];
  if (press.do === "case") return ["c", short(press.id)];
  const about = [short(press.id), press.seen.toString(36)];
  switch (press.do) {
    case "act":
      return ["a", ...about, acts[press.act]];
    case "ask-whom":
      return ["w", ...about, press.from];
    case "give":
      return ["g", ...about, shortName(press.to)];
    case "ask-outcome":
      return ["o", ...about];
    case "close":
      return ["e", ...about, shortOutcome(press.outcome)];
  }
}

/** What a button asked for; null for one that this version does not know. In "give" and "close" the short forms stand. */
export function readPress(id: string): PhonePress | null {
  const [what = "", one = "", seen36 = "", rest = ""] = id.slice(mark.length).split(".");
  if (what === "m") return { do: "menu" };
  if (what === "l") return readList(one, seen36);
  const caseId = long(one);
  if (caseId === null) return null;
  if (what === "c") return { do: "case", id: caseId };
  const seen = Number.parseInt(seen36, 36);
  return Number.isInteger(seen) ? readAbout(what, rest, { id: caseId, seen }) : null;
}

function readList(letter: string, after: string): PhonePress | null {
  const view = phoneViews.find((one) => letters[one] === letter);
  return view ? { do: "list", view, after: after === "" ? null : long(after) } : null;
}

function readAbout(what: string, rest: string, about: { id: string; seen: number }): PhonePress | null {
  switch (what) {
    case "a": {
      const act = actOf(rest);
      return act ? { do: "act", act, ...about } : null;
    }
    case "w":
      return /^\d{1,3}$/.test(rest) ? { do: "ask-whom", from: Number(rest), ...about } : null;
    case "g":
      return { do: "give", to: rest, ...about };
    case "o":
      return { do: "ask-outcome", ...about };
    case "e":
      return { do: "close", outcome: rest, ...about };
    default:
      return null;
  }
}

function actOf(code: string): PhoneAct | null {
  // The keys of `acts` and no others.
  const known = Object.keys(acts) as PhoneAct[];
  return known.find((act) => acts[act] === code) ?? null;
}

/** The only one of these ids that a short form means; null when none or several do. */
export function meantBy(form: string, ids: readonly string[], shorten: (id: string) => string): string | null {
  const meant = ids.filter((id) => shorten(id) === form);
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

/** The short form of a colleague's id. */
export function shortName(staffId: string): string {
  return short(staffId).slice(0, 6);
}

/** The short form of the code of an outcome. */
export function shortOutcome(outcome: string): string {
  return outcome.slice(0, outcomeLength);
}

function short(uuid: string): string {
  return Buffer.from(uuid.replaceAll("-", ""), "hex").toString("base64url");
}

function long(form: string): string | null {
  const hex = Buffer.from(form, "base64url").toString("hex");
  if (hex.length !== 32) return null;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
