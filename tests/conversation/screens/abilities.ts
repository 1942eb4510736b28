/** A small messenger for tests of screens: its words show which key was said. */
import type { Abilities } from "../../../src/conversation/screens/screen.ts";
import type { Question } from "../../../src/flow/message.ts";

export function sampleAbilities(changes: Partial<Abilities> = {}): Abilities {
  return {
    textAtMost: 2_000,
    buttonsAtMost: 5,
    labelAtMost: 20,
    numberButtons: false,
    words: (lang, key, params) => `${lang} ${key}${params ? ` ${JSON.stringify(params)}` : ""}`,
    ...changes,
  };
}

/** A question with choices "c1", "c2" … of the given labels and commands of the given ids. */
export function sampleQuestion(
  labels: string[],
  { commands = [], ...changes }: Partial<Omit<Question, "commands" | "choices">> & { commands?: string[] } = {},
): Question {
  return {
    kind: "question",
    text: "Anh/chị chọn gì?",
    prompt: 7,
    expects: "choice",
    choices: labels.map((label, index) => ({ id: `c${index + 1}`, label })),
    commands: commands.map((id) => ({ id: `command:${id}`, label: id })),
    ...changes,
  };
}
