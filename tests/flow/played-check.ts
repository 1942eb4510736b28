import type { FlowContent } from "../../src/flow/flow-content.ts";
import type { Message } from "../../src/flow/message.ts";
import { playTurn, startPlay } from "../../src/flow/play.ts";
import type { FactValue } from "../../src/rules/fact.ts";

/** Facts of a worked example, as its file has them. */
export type ExampleFacts = Record<string, FactValue>;

/** Facts of a worked example as a person sends them: ids of choices, everything else in figures. */
export function sentBy(facts: ExampleFacts): Record<string, string> {
  const written = (value: FactValue) => (typeof value === "boolean" ? (value ? "yes" : "no") : String(value));
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, written(value)]));
}

/** Presses the choices that lead to a check, then answers its questions, and gives what is said in the end. */
export function talked(
  ground: { content: FlowContent; today: string },
  way: readonly string[],
  sent: Record<string, string>,
): Message[] {
  const play = startPlay(ground.content, ground.today);
  playTurn(play, { open: true, says: [] });
  for (const id of way) playTurn(play, { presses: id, says: [] });
  for (let turns = 0; turns < 60; turns += 1) {
    const [, fact = ""] = /: fact (.*)$/.exec(JSON.parse(play.stored ?? "{}").asked ?? "") ?? [];
    const question = play.messages.at(-1);
    if (question?.kind !== "question" || fact === "" || sent[fact] === undefined) break;
    const answer = sent[fact];
    const isChoice = question.choices.some(({ id }) => id === answer);
    playTurn(play, isChoice ? { presses: answer, says: [] } : { types: answer, says: [] });
  }
  return play.messages.filter(({ kind }) => kind === "card" || kind === "link");
}
