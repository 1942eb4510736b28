/** Moves a talk on after an answer: says what was passed, does what is to be done, and asks what is open. */
import { AppError } from "../errors.ts";
import { allowedActs, foundCase } from "./allowed-acts.ts";
import { answersAsWords, ask } from "./ask-question.ts";
import { caseCard } from "./case-card.ts";
import type { Step } from "./conversation.ts";
import { signIn } from "./danger.ts";
import type { CaseRef, CitizenAct, FiledComplaint } from "./effect.ts";
import { fileCase } from "./file-case.ts";
import type { CaseView } from "./input.ts";
import { openConversation, settleCaller } from "./open-conversation.ts";
import { CODE_TAIL, OWN_CASE, withCase } from "./own-cases.ts";
import { promisedBy } from "./promised-by.ts";
import { resultCards } from "./result-card.ts";
import type { Answer } from "./session.ts";
import { front, say, sayText, type Talk, whereabouts } from "./talk.ts";
import { tell, trackNow } from "./tell.ts";
import { unemploymentCards } from "./unemployment-cards.ts";
import type { Open, Passed } from "./walk.ts";

/** Most deeds, calls and ends in one turn. */
const MOVES_AT_MOST = 50;

/** A case, or the listed employers of a name, which the shell has to look up before the talk can go on. */
export type LookUp = { lookUp: "case"; of: CaseRef } | { lookUp: "employers"; named: string };

/** What was already shown of the conversation in front, so that it is not said again. */
export function shownSoFar(talk: Talk): Set<string> {
  return new Set(whereabouts(talk).passed.map((one) => one.key));
}

/**
 * Goes on to the next open question. `shown` are the keys of what was said before this turn. Gives the look-up that
 * must be made first, or null when the turn is complete.
 */
export function advance(talk: Talk, shown: Set<string>): LookUp | null {
  let said = shown;
  for (let moves = 0; moves < MOVES_AT_MOST; moves += 1) {
    const walk = whereabouts(talk);
    if (talk.session.mode.is === "resuming") return askFirst(talk);
    for (const passed of walk.passed) if (!said.has(passed.key)) show(talk, passed);
    said = new Set([...said, ...walk.passed.map((one) => one.key)]);
    const { open } = walk;
    if (open.is === "ask" || open.is === "fact" || talk.session.mode.is !== "answering") {
      ask(talk);
      return null;
    }
    if (open.is === "look-up") return { lookUp: "case", of: caseRef(talk, front(talk).answers[open.definition.of]) };
    said = move(talk, open) ?? said;
  }
  throw new AppError(
    "FLOW_LIMIT",
    `Conversation "${front(talk).conversation}" makes more than ${MOVES_AT_MOST} moves in one turn`,
  );
}

/** Whether to go on with a draft is asked before anything else is said. */
function askFirst(talk: Talk): null {
  ask(talk);
  return null;
}

/** Does a deed, opens a called conversation or ends one; gives what was already shown of the one then in front. */
function move(talk: Talk, open: Extract<Open, { is: "do" | "call" | "end" }>): Set<string> | null {
  if (open.is === "do") {
    doStep(talk, open.step, open.definition);
    return null;
  }
  if (open.is === "call") {
    openConversation(talk, open.conversation, { with: open.with, calledBy: open.step });
    return new Set();
  }
  const ended = talk.session.frames.pop();
  // Before the caller moves on: what it then passes is new.
  const shown = shownSoFar(talk);
  settleCaller(talk, ended);
  return shown;
}

function show(talk: Talk, passed: Passed): void {
  if (passed.is === "say") {
    sayText(talk, `conversations:${front(talk).conversation}.${passed.step}.say`, answersAsWords(talk));
    return;
  }
  if (passed.is === "told") {
    tell(talk, passed.definition);
    return;
  }
  const messages = passed.is === "checked" ? resultCards(talk, passed.programmes) : unemploymentCards(talk);
  for (const message of messages) say(talk, message);
}

function doStep(talk: Talk, name: string, step: Extract<Step, { do: string }>): void {
  if (step.do === "file-complaint") fileComplaint(talk, name, step.take);
  else if (step.do === "append-message") appendMessage(talk, name, step.take);
  else actOnCase(talk, name, step);
}

function fileComplaint(talk: Talk, name: string, take: Extract<Step, { do: "file-complaint" }>["take"]): void {
  const { answers, conversation } = front(talk);
  // Only what lies on the way here: a name given before "anonymous" was chosen instead must not be sent.
  const trodden = new Set(whereabouts(talk).trail.flatMap((item) => ("step" in item ? [item.step] : [])));
  const answer = (part: keyof typeof take): Answer | undefined =>
    trodden.has(take[part] ?? "") ? answers[take[part] ?? ""] : undefined;
  const [kind, place, story, phone] = [answer("kind"), answer("place"), answer("story"), answer("phone")];
  const personName = textOf(answer("name"));
  const track = trackNow(talk);
  const named = personName !== "" || phone?.kind === "phone";
  const filed = fileCase(
    talk,
    {
      kind: kind?.kind === "choice" ? kind.id : "other",
      track,
      place: place?.kind === "place" ? place.id : null,
      story: story?.kind === "story" ? story.texts : [],
      files: story?.kind === "story" ? story.files : [],
      danger: story?.kind === "story" ? signIn(talk, story.texts) : null,
      employer: employerOf(answer("employer")),
      petition: talk.content.tracks[track].formal ? petitionFields(answer) : null,
      person: named
        ? { name: personName, phone: phone?.kind === "phone" ? phone.number : "", ...addressOf(answer) }
        : null,
      notify: named || isChosen(answer("who"), "notify"),
    },
    `conversations:${conversation}.${name}.receipt`,
  );
  answers[name] = { kind: "done", value: { tail: filed.code.slice(-CODE_TAIL) } };
  delete talk.session.drafts[conversation];
  forget(answers, Object.values(take));
}

/** The listed employer that was chosen, or the name as it was told. */
function employerOf(answer: Answer | undefined): FiledComplaint["employer"] {
  if (answer?.kind !== "text" || answer.text === "") return null;
  return answer.employer === undefined ? { name: answer.text } : { id: answer.employer };
}

/** Gives the answer that was taken for a part of a case, if it lies on the way here. */
type PartAnswer = (part: "about" | "employer" | "knew" | "request" | "address" | "who") => Answer | undefined;

/**
 * What a petition needs besides the story and the person: whom it is about, what is asked for, and since when it is known.
 * The company as it was told stays on it, whatever name an officer gives the employer later.
 */
function petitionFields(answer: PartAnswer): Record<string, string> {
  const knew = answer("knew");
  const fields = {
    about: textOf(answer("about")) || textOf(answer("employer")),
    request: textOf(answer("request")),
    knew: knew?.kind === "date" ? knew.day : "",
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}

function addressOf(answer: PartAnswer): { address?: string } {
  const address = textOf(answer("address"));
  return address === "" ? {} : { address };
}

function isChosen(answer: Answer | undefined, id: string): boolean {
  return answer?.kind === "choice" && answer.id === id;
}

/** What was sent is not kept in the session a second time; the steps stay answered. */
function forget(answers: Record<string, Answer>, steps: (string | undefined)[]): void {
  for (const step of steps) {
    const answer = step ? answers[step] : undefined;
    if (!step || !answer) continue;
    if (answer.kind === "story") answers[step] = { kind: "story", texts: [], files: [], done: true };
    if (answer.kind === "text") answers[step] = { kind: "text", text: "" };
    if (answer.kind === "phone") answers[step] = { kind: "phone", number: "" };
  }
}

function appendMessage(talk: Talk, name: string, take: Extract<Step, { do: "append-message" }>["take"]): void {
  const { answers } = front(talk);
  const story = answers[take.story ?? ""];
  if (story?.kind === "story") {
    talk.effects.push({
      do: "append-message",
      to: caseRef(talk, answers[take.code ?? ""]),
      text: story.texts.join("\n\n"),
      files: story.files,
      promisedBy: promisedBy(talk),
    });
  }
  answers[name] = { kind: "done" };
  forget(answers, [take.story]);
}

function actOnCase(talk: Talk, name: string, step: Extract<Step, { do: "act-on-case" }>): void {
  const { answers } = front(talk);
  const on = caseRef(talk, answers[step.take.code ?? ""]);
  const act = actOf(talk, step);
  if (act) talk.effects.push({ do: "act-on-case", on, act });
  const found = foundCase(talk);
  if (found && act?.is === "notify") talk.session.cases = withCase(talk.session.cases, found);
  if (found && (act?.is === "stop-notify" || act?.is === "erase")) {
    talk.session.cases = talk.session.cases?.filter(({ id }) => id !== found.id);
  }
  answers[name] = { kind: "done" };
  forget(answers, [step.take.story]);
}

/** What a step does, with what was answered for it; null when that is missing. */
function actOf(talk: Talk, { act, take }: Extract<Step, { do: "act-on-case" }>): CitizenAct | null {
  const { answers } = front(talk);
  if (act === "rate") {
    const rating = answers[take.rating ?? ""];
    return rating?.kind === "choice" ? { is: "rate", rating: Number(rating.id.replace(/\D/g, "")) } : null;
  }
  if (act !== "dispute") return { is: act };
  const story = answers[take.story ?? ""];
  return story?.kind === "story"
    ? { is: "dispute", text: story.texts.join("\n\n"), files: story.files, promisedBy: promisedBy(talk) }
    : null;
}

/** The case a code or the button of an own case stands for; one that is no longer told here is found by nobody. */
function caseRef({ session }: Talk, answer: Answer | undefined): CaseRef {
  const said = textOf(answer);
  if (!said.startsWith(OWN_CASE)) return { code: said };
  const own = session.cases?.find(({ number }) => said === `${OWN_CASE}${number}`);
  return own ? { id: own.id } : { code: said };
}

/** Records what a look-up found and shows it. */
export function recordFound(talk: Talk, value: CaseView | null): void {
  const { open } = whereabouts(talk);
  if (open.is !== "look-up") return;
  // Only which case it is and what may be done is kept; the case itself is shown once and not stored in the session.
  const kept = value && { id: value.id, number: value.number, may: allowedActs(talk, value) };
  front(talk).answers[open.step] = { kind: "done", value: kept };
  if (value) for (const message of caseCard(talk, value)) say(talk, message);
}

function textOf(answer: Answer | undefined): string {
  return answer?.kind === "text" ? answer.text : "";
}
