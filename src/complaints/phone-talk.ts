/**
 * The talk of a member of staff with the service, in a chat that is linked to their account. It stands beside the citizen's talk:
 * what is no command of the staff is left to that. Every command asks anew whose chat it is and what they may do; cases are
 * moved by the same desk as in the console, with the same rights, reach and log.
 */
import type { Input } from "../flow/input.ts";
import type { Message } from "../flow/message.ts";
import { type RoleTable, rightsOf } from "../rules/staff/roles.ts";
import type { CaseDesk, ChangeOutcome } from "./desk.ts";
import type { MoveRequest, MoveRules } from "./moves.ts";
import type { PhoneActor, PhoneCase, PhoneCases } from "./phone-cases.ts";
import { type PhoneCommand, readPhoneCommand } from "./phone-command.ts";
import type { PhoneChat, PhoneLinks, PhoneOfficer, QuietHours } from "./phone-links.ts";
import { meantBy, type PhonePress, shortName, shortOutcome } from "./phone-press.ts";
import {
  caseScreen,
  listScreen,
  menuScreen,
  outcomeScreen,
  phoneWords,
  type ScreenParts,
  sentence,
  whomScreen,
} from "./phone-screens.ts";
import { mayDo } from "./rights.ts";

/** What the talk is made with. */
export interface PhoneTalkParts extends Omit<ScreenParts, "lang"> {
  links: Pick<PhoneLinks, "claim" | "officer" | "unlink">;
  cases: PhoneCases;
  desk: Pick<CaseDesk, "move">;
  rules: MoveRules;
  roles: RoleTable;
  /** Of a new chat. */
  quiet: QuietHours;
  /** How many seconds a chat has to wait before its next command, or code; 0: none. */
  pace: { command(linkId: string): Promise<number>; code(chat: PhoneChat): Promise<number> };
}

/** An event of a chat. */
export interface PhoneEvent extends PhoneChat {
  /** The same when the platform sends it again. */
  key: string;
  input: Input;
}

/** Answers the commands of the staff. */
export interface PhoneTalk {
  /** What is said in answer; null: no command of the staff, and nothing was looked up. */
  take(event: PhoneEvent, lang: string): Promise<Message[] | null>;
}

/** Cases on one page of a list. */
const pageLength = 4;
/** Answers that are remembered, so that a turn that is taken again does not act again. */
const rememberedAtMost = 500;

/** The talk of the staff in linked chats. */
export function createPhoneTalk(parts: PhoneTalkParts): PhoneTalk {
  const answers = new Map<string, Message[]>();
  return {
    async take(event, lang) {
      const command = readPhoneCommand(event.input);
      if (!command) return null;
      const key = `${event.channel} ${event.address} ${event.key}`;
      const answer = answers.get(key) ?? (await answerTo({ ...parts, lang, event }, command));
      if (answer) remember(answers, key, answer);
      return answer;
    },
  };
}

function remember(answers: Map<string, Message[]>, key: string, answer: Message[]): void {
  answers.set(key, answer);
  const [oldest] = answers.keys();
  if (answers.size > rememberedAtMost && oldest !== undefined) answers.delete(oldest);
}

interface Talking extends PhoneTalkParts, ScreenParts {
  event: PhoneEvent;
}

async function answerTo(at: Talking, command: PhoneCommand): Promise<Message[] | null> {
  if (command.do === "link") return [await link(at, command.code)];
  const officer = await at.links.officer(at.event);
  if (officer) return [await obey(at, officer, command)];
  return at.event.input.kind === "press" ? [sentence(at, "not-linked")] : null;
}

async function link(at: Talking, code: string): Promise<Message> {
  const { event, links, pace, quiet } = at;
  const { channel, address } = event;
  if ((await pace.code({ channel, address })) > 0) return sentence(at, "too-many-codes");
  const claimed = await links.claim({ channel, address }, code, quiet);
  return claimed ? sentence(at, "confirm", claimed) : sentence(at, "wrong-code");
}

async function obey(at: Talking, officer: PhoneOfficer, command: Exclude<PhoneCommand, { do: "link" }>) {
  const { staffId, linkId, check, reach } = officer;
  if (command.do === "unlink") {
    await at.links.unlink({ staffId }, staffId, linkId);
    return sentence(at, "unlinked");
  }
  if (!officer.confirmed) return sentence(at, "unconfirmed", { check });
  const rights = { rights: rightsOf(at.roles, officer.roles) };
  if (!mayDo(rights, "queue.read")) return sentence(at, "no-right");
  const seconds = await at.pace.command(linkId);
  if (seconds > 0) return sentence(at, "too-fast", { seconds });
  const me = { staffId, reach, assigns: mayDo(rights, "case.assign") };
  const working = { ...at, me, name: officer.name, works: mayDo(rights, "case.work") };
  return answer(working, command);
}

interface Working extends Talking {
  me: PhoneActor;
  name: string;
  works: boolean;
}

async function answer(at: Working, command: Exclude<PhoneCommand, { do: "link" | "unlink" }>): Promise<Message> {
  const { me, cases } = at;
  switch (command.do) {
    case "menu":
      return menuScreen(at, at.name, await cases.counts(me));
    case "list": {
      const { view, after } = command;
      return listScreen(at, view, await cases.page(me, view, { after, limit: pageLength }));
    }
    case "number":
      return showCase(at, { number: command.number });
    case "case":
      return showCase(at, { id: command.id });
    case "old":
      return sentence(at, "old-button");
    default:
      return at.works ? work(at, command) : sentence(at, "no-right");
  }
}

/** What is hidden, out of reach or gone looks the same. */
async function showCase(at: Working, which: { id: string } | { number: string }, first?: string): Promise<Message> {
  const found = await at.cases.find(at.me, which);
  if (!found) return sentence(at, "not-shown");
  return screenOf(at, found, first);
}

function screenOf(at: Working, found: PhoneCase, first?: string): Message {
  const shown = at.works ? found : { ...found, moves: [] };
  return caseScreen(at, shown, { me: at.me.staffId, ...(first === undefined ? {} : { first }) });
}

type Work = Exclude<PhonePress, { do: "menu" | "list" | "case" }>;

async function work(at: Working, press: Work): Promise<Message> {
  const { me, cases, rules } = at;
  const found = await cases.find(me, { id: press.id });
  if (!found) return sentence(at, "not-shown");
  const { outcomes } = rules.book.states;
  const seen = { ...found, version: press.seen };
  switch (press.do) {
    case "ask-whom":
      return whomScreen(at, seen, { colleagues: await cases.colleagues(me, press.id), from: press.from });
    case "ask-outcome":
      return outcomeScreen(at, seen, outcomes);
    case "give": {
      const ids = (await cases.colleagues(me, press.id)).map(({ id }) => id);
      const colleague = meantBy(press.to, ids, shortName);
      return colleague === null
        ? screenOf(at, found, phoneWords(at, "cannot-have"))
        : give(at, { found, press, colleague });
    }
    case "close": {
      const outcome = meantBy(press.outcome, outcomes, shortOutcome) ?? "";
      return act(at, press, { move: "close", outcome });
    }
    default:
      return act(at, press, { move: press.act, day: rules.today() });
  }
}

/** To give what nobody has is another move than to give on what somebody has. */
function give(at: Working, { found, press, colleague }: { found: PhoneCase; press: Work; colleague: string }) {
  const move = found.moves.includes("assign") ? "assign" : "hand-over";
  return act(at, press, { move, colleague });
}

/** Makes a move on the case as it was seen; of two presses one acts. */
async function act(at: Working, { id, seen }: { id: string; seen: number }, request: MoveRequest): Promise<Message> {
  const { me, desk, event } = at;
  const actor = { staffId: me.staffId, reach: me.reach, via: event.channel };
  const move = () => desk.move(actor, id, { ...request, version: seen });
  const first = await move();
  // Somebody was faster by a moment. Seen as it was the case cannot be moved any more; asked again, the desk knows who it was.
  const outcome = !first.ok && first.reason === "changed-meanwhile" ? await move() : first;
  return showCase(at, { id }, told(at, outcome));
}

function told(at: Working, outcome: ChangeOutcome): string {
  if (outcome.ok) return phoneWords(at, "done");
  if (outcome.reason === "taken") return phoneWords(at, "taken", { name: outcome.by, time: shownTime(outcome.since) });
  return phoneWords(at, outcome.reason === "changed-meanwhile" ? "changed" : "cannot");
}

/** "14:05 26/11" in Vietnam, which keeps UTC+7 all year. */
function shownTime(instant: string): string {
  const there = new Date(Date.parse(instant) + 7 * 3_600_000).toISOString();
  return `${there.slice(11, 16)} ${there.slice(8, 10)}/${there.slice(5, 7)}`;
}
