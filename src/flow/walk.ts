/**
 * Where a person stands in a conversation. The place is not stored: walking from the start over the answers given so
 * far leads to the first open step. So changing an answer, a new version of the flow and a restart are one case.
 */
import { AppError } from "../errors.ts";
import type { TrackId } from "../rules/cases/tracks.ts";
import type { Facts } from "../rules/fact.ts";
import { factsOfProgrammes } from "../rules/facts-of-programmes.ts";
import type { Given } from "../rules/given.ts";
import { nextFact } from "../rules/next-fact.ts";
import type { UnemploymentGiven } from "../rules/unemployment/claim.ts";
import { unemploymentFacts } from "../rules/unemployment/facts-read.ts";
import { nextUnemploymentFact } from "../rules/unemployment/unemployment-benefit.ts";
import type { AskStep, Claim, Conversation, Next, Step } from "./conversation.ts";
import { END } from "./conversation.ts";
import type { FlowContent } from "./flow-content.ts";
import type { Answer, Frame } from "./session.ts";

/** Most steps one walk may pass; a conversation that needs more goes in circles. */
const STEPS_AT_MOST = 200;

/** What is open now. */
export type Open =
  | { is: "ask"; step: string; definition: AskStep }
  | { is: "fact"; step: string; fact: string; programmes: string[] }
  | { is: "do"; step: string; definition: Extract<Step, { do: string }> }
  | { is: "look-up"; step: string; definition: Extract<Step, { "look-up": string }> }
  | { is: "call"; step: string; conversation: string; with: Record<string, string> }
  | { is: "end" };

/** A passed step that has something to show: words to say or the result of a check. */
export type Passed =
  | { is: "say"; step: string; key: string }
  | { is: "checked"; step: string; key: string; programmes: string[] }
  | { is: "reckoned"; step: string; key: string }
  | { is: "told"; step: string; key: string; definition: Extract<Step, { tell: string }> };

/** An answer on the way that can still be changed. */
export type Trodden = { step: string } | { fact: string };

/** A walk: what is open, what was passed, and the answers that led here, oldest first. */
export interface Walk {
  open: Open;
  passed: Passed[];
  /** Only what came after the last deed: what was sent cannot be taken back. */
  trail: Trodden[];
}

/** What a walk needs to know besides the frame. */
export interface Ground {
  content: FlowContent;
  facts: Facts;
  today: string;
}

/** What the rules are asked with on this ground. */
export function given(ground: Ground): Given {
  const { content, facts, today } = ground;
  return { facts, today, definitions: content.facts, sources: content.sources, parameters: content.parameters };
}

/** What unemployment insurance is asked with on this ground. */
export function unemploymentGiven(ground: Ground): UnemploymentGiven {
  const { calendar, parameters, wageRegions } = ground.content;
  return { ...given(ground), parameters, calendar, wageRegions };
}

/** Walks a frame from its start to its first open step. Throws FLOW_LIMIT when the conversation goes in circles. */
export function walk(ground: Ground, frame: Frame): Walk {
  const conversation = ground.content.conversations.get(frame.conversation);
  const found: Walk = { open: { is: "end" }, passed: [], trail: [] };
  if (!conversation) return found;
  const walker = { ground, frame, found };
  let at = conversation.start;
  for (let steps = 0; at !== END; steps += 1) {
    if (steps >= STEPS_AT_MOST)
      throw new AppError("FLOW_LIMIT", `Conversation "${conversation.id}" passes more than ${STEPS_AT_MOST} steps`);
    const step = conversation.steps[at];
    const next = step ? passStep(walker, at, step) : null;
    if (next === null) return found;
    at = next;
  }
  return found;
}

type Deed = Exclude<
  Step,
  AskStep | { say: true } | { tell: string } | { branch: unknown } | { check: unknown } | { reckon: unknown }
>;
type RulesStep = Extract<Step, { check: string[] } | { reckon: string }>;

/** A walk under way. A turn makes several, of a dozen steps each: no step makes an object that is not kept. */
interface Walker {
  ground: Ground;
  frame: Frame;
  found: Walk;
}

/** Passes one step and gives the next one's name, or sets what is open and gives null. */
function passStep(walker: Walker, at: string, step: Step): string | null {
  const { ground, frame, found } = walker;
  // First what most steps are: to see that an object of many shapes lacks a property costs more than all the rest.
  if ("ask" in step) {
    const answer = frame.answers[at];
    if (!answer || !answers(step, answer)) return stopAt(found, { is: "ask", step: at, definition: step });
    found.trail.push({ step: at });
    return afterAnswer(step, answer, walker);
  }
  if ("branch" in step) return choose(step.branch, walker);
  if ("say" in step) {
    found.passed.push({ is: "say", step: at, key: `say:${at}` });
    return choose(step.next, walker);
  }
  if ("tell" in step) {
    found.passed.push({ is: "told", step: at, key: `told:${at}`, definition: step });
    return choose(step.next, walker);
  }
  if ("check" in step || "reckon" in step)
    return passRules(ground, { step, at }, found) ? choose(step.next, walker) : null;
  const answer = frame.answers[at];
  return answer?.kind === "done" ? passDeed(step, answer.value, walker) : stopAt(found, openAction(step, at));
}

/** Goes on after a deed, a look-up or a call; what was done cannot be taken back. */
function passDeed(step: Deed, value: unknown, walker: Walker): string {
  if ("do" in step) walker.found.trail = [];
  return "look-up" in step && value === null ? step.missing : choose(step.next, walker);
}

function openAction(step: Deed, at: string): Open {
  if ("do" in step) return { is: "do", step: at, definition: step };
  if ("look-up" in step) return { is: "look-up", step: at, definition: step };
  return { is: "call", step: at, conversation: step.call, with: step.with ?? {} };
}

function stopAt(found: Walk, open: Open): null {
  found.open = open;
  return null;
}

/** A check or reckoning is passed once the rules have nothing left to ask. */
function passRules(ground: Ground, { step, at }: { step: RulesStep; at: string }, found: Walk): boolean {
  return "check" in step ? passCheck(ground, { step, at }, found) : passReckoning(ground, at, found);
}

function passCheck(ground: Ground, at: { step: Extract<Step, { check: string[] }>; at: string }, found: Walk): boolean {
  const programmes = at.step.check.flatMap((id) => ground.content.programmes.get(id) ?? []);
  const asked = given(ground);
  const fact = nextFact(programmes, asked);
  const theirs = new Set(factsOfProgrammes(programmes, asked));
  found.trail.push(...Object.keys(ground.facts).flatMap((name) => (theirs.has(name) ? [{ fact: name }] : [])));
  if (fact !== null) {
    found.open = { is: "fact", step: at.at, fact, programmes: at.step.check };
    return false;
  }
  found.passed.push({
    is: "checked",
    step: at.at,
    key: `checked:${at.at}:${JSON.stringify(ground.facts)}`,
    programmes: at.step.check,
  });
  return true;
}

function passReckoning(ground: Ground, at: string, found: Walk): boolean {
  const fact = nextUnemploymentFact(unemploymentGiven(ground));
  const theirs = Object.keys(ground.facts).filter((name) => Object.hasOwn(unemploymentFacts, name));
  found.trail.push(...theirs.map((name) => ({ fact: name })));
  if (fact !== null) {
    found.open = { is: "fact", step: at, fact, programmes: [] };
    return false;
  }
  found.passed.push({ is: "reckoned", step: at, key: `reckoned:${at}:${JSON.stringify(ground.facts)}` });
  return true;
}

/** Whether an answer still fits its step, which a new version of the flow may have changed. */
function answers(step: AskStep, answer: Answer): boolean {
  if (answer.kind === "skipped") return step.optional === true;
  const options = step.options ?? [];
  switch (step.ask) {
    case "choice":
      return answer.kind === "choice" && options.includes(answer.id);
    case "choices":
      return answer.kind === "choices" && answer.ids.length > 0 && answer.ids.every((id) => options.includes(id));
    case "story":
    case "files":
      return answer.kind === step.ask && answer.done;
    case "number":
    case "money":
    case "months":
      return answer.kind === "number";
    case "code":
    case "employer":
    case "text":
      return answer.kind === "text";
    case "code-tail":
      return answer.kind === "done";
    case "date":
    case "phone":
    case "place":
      return answer.kind === step.ask;
  }
}

function afterAnswer(step: AskStep, answer: Answer, walker: Walker): string {
  const outcome = answer.kind === "choice" ? step.leads?.[answer.id] : undefined;
  if (outcome && "go" in outcome) return outcome.go;
  // checkConversation guarantees `next` where an option is recorded without an outcome of its own.
  return step.next ? choose(step.next, walker) : END;
}

/** What a conversation is in law by its answers; a conversation that does not say is plain feedback. */
export function trackOf(conversation: Conversation | undefined, frame: Frame, facts: Facts): TrackId {
  const found = conversation?.tracks?.find(({ when }) => hold(when, frame, facts));
  return found?.is ?? "feedback";
}

function choose(next: Next, { frame, ground: { facts } }: Walker): string {
  if (typeof next === "string") return next;
  for (const { when, go } of next) if (hold(when, frame, facts)) return go;
  return END;
}

/** Whether all claims hold; none always do. */
function hold(claims: readonly Claim[] | undefined, frame: Frame, facts: Facts): boolean {
  if (claims) for (const claim of claims) if (!holds(claim, frame, facts)) return false;
  return true;
}

function holds(claim: Claim, frame: Frame, facts: Facts): boolean {
  if ("fact" in claim) {
    const fact = facts[claim.fact];
    return fact !== undefined && "value" in fact && claim.is.includes(String(fact.value));
  }
  const answer = frame.answers[claim.answer];
  if (answer?.kind === "choice") return claim.is.includes(answer.id);
  if (answer?.kind === "choices") return answer.ids.some((id) => claim.is.includes(id));
  return answer?.kind === "skipped" && claim.is.includes("skipped");
}
