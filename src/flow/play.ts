/** Plays recorded turns on the bare engine; the session is written to JSON and read back between the turns. */
import { employerFinder } from "../search/similar-employers.ts";
import type { LookUp } from "./advance.ts";
import type { CaseRef, CitizenAct, Effect, FiledComplaint } from "./effect.ts";
import type { FlowContent } from "./flow-content.ts";
import type { CaseView, Input, ListedEmployer } from "./input.ts";
import type { Message } from "./message.ts";
import { inputOf, promptAfter, type RecordedTurn, recordedSources, said } from "./recording.ts";
import type { Session } from "./session.ts";
import { step } from "./step.ts";

/** A talk being played. */
export interface Play {
  content: FlowContent;
  sources: ReturnType<typeof recordedSources>;
  /** The session as it would be stored. */
  stored: string | null;
  prompt: number;
  /** What was said last. */
  messages: Message[];
  /** Cases filed in this play, by code. */
  cases: Map<string, CaseView>;
  /** The department's list of employers. */
  listed: readonly ListedEmployer[];
}

/** A new talk as of a day. */
export function startPlay(content: FlowContent, today: string, listed: readonly ListedEmployer[] = []): Play {
  const sources = recordedSources(today);
  return { content, sources, stored: null, prompt: 0, messages: [], cases: new Map(), listed };
}

/** Takes one recorded turn and gives what is said. */
export function playTurn(play: Play, turn: RecordedTurn): string[] {
  if (turn.after) play.sources.pass(turn.after);
  const messages: Message[] = [];
  let input: Input | null = inputOf(turn, play.prompt);
  while (input) {
    // A stored session is JSON that this engine wrote.
    const session = play.stored === null ? null : (JSON.parse(play.stored) as Session);
    const result = step({ content: play.content, session, input, sources: play.sources });
    for (const effect of result.effects) {
      if (effect.do === "say") messages.push(effect.message);
      else takeEffect(play, effect);
    }
    play.stored = JSON.stringify(result.session);
    input = result.lookUp && lookedUp(play, result.lookUp);
  }
  play.messages = messages;
  play.prompt = promptAfter(messages, play.prompt);
  return said(messages);
}

function lookedUp(play: Play, asked: LookUp): Input {
  if (asked.lookUp === "case") return { kind: "found", value: found(play, asked.of) };
  return { kind: "found-employers", named: asked.named, value: employerFinder(play.listed)(asked.named) };
}

/** What a database would do, as far as a citizen sees it. */
function takeEffect(play: Play, effect: Exclude<Effect, { do: "say" }>): void {
  if (effect.do === "file-complaint") play.cases.set(effect.complaint.code, viewOf(play, effect.complaint));
  else if (effect.do === "append-message") {
    const view = found(play, "urgent" in effect.to ? { id: effect.to.urgent } : effect.to);
    view?.messages.push({ from: "citizen", on: play.sources.now.slice(0, 10), text: effect.text });
  } else if (effect.do === "act-on-case") {
    const view = found(play, effect.on);
    if (view) Object.assign(view, changeOf(play, effect.act));
  }
}

function found(play: Play, of: CaseRef): CaseView | null {
  if ("code" in of) return play.cases.get(of.code) ?? null;
  return [...play.cases.values()].find(({ id }) => id === of.id) ?? null;
}

function changeOf(play: Play, act: CitizenAct): Partial<CaseView> {
  switch (act.is) {
    case "withdraw":
      return { state: "withdrawn", endedOn: play.sources.today, dueOn: null };
    case "erase":
      return { named: false, linked: false, here: false };
    case "rate":
      return { rating: act.rating };
    case "dispute":
      return { state: "reopened", endedOn: null, dueOn: act.promisedBy };
    case "notify":
      return { linked: true, here: true };
    case "stop-notify":
      return { linked: false, here: false };
  }
}

function viewOf(play: Play, filed: FiledComplaint): CaseView {
  const on = play.sources.now.slice(0, 10);
  const messages = filed.story.map((text) => ({ from: "citizen" as const, on, text }));
  const { id, number, kind, track, notify } = filed;
  return {
    ...{ id, number, kind, track, state: "received", filedOn: on, dueOn: filed.promisedBy },
    ...{
      petitionOn: null,
      acceptedOn: null,
      endedOn: null,
      outcome: null,
      transferredTo: null,
      rating: null,
      muted: false,
    },
    ...{ named: filed.person !== null, linked: notify, here: notify, messages },
  };
}
