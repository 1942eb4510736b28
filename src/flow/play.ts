/** Plays recorded turns on the bare engine; the session is written to JSON and read back between the turns. */
import type { FlowContent } from "./flow-content.ts";
import type { CaseView, Input } from "./input.ts";
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
}

/** A new talk as of a day. */
export function startPlay(content: FlowContent, today: string): Play {
  return { content, sources: recordedSources(today), stored: null, prompt: 0, messages: [], cases: new Map() };
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
      if (effect.do === "file-complaint") play.cases.set(effect.complaint.code, viewOf(play, effect.complaint));
    }
    play.stored = JSON.stringify(result.session);
    input = result.lookUp ? { kind: "found", value: play.cases.get(result.lookUp.code) ?? null } : null;
  }
  play.messages = messages;
  play.prompt = promptAfter(messages, play.prompt);
  return said(messages);
}

function viewOf(play: Play, filed: { number: string; kind: string; story: string[] }): CaseView {
  const on = play.sources.now.slice(0, 10);
  const messages = filed.story.map((text) => ({ from: "citizen" as const, on, text }));
  return { number: filed.number, kind: filed.kind, state: "received", filedOn: on, messages };
}
