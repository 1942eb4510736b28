import type { Choice, Question } from "../../flow/message.ts";
import type { Abilities, Button, Rich, Screen } from "./screen.ts";

/** A question as text and buttons: choices as buttons where they fit, else as a numbered list in the text. */
export function layOutQuestion(
  question: Question,
  lang: string,
  abilities: Abilities,
): Pick<Screen, "text" | "buttons" | "asks"> {
  const listed = mustBeListed(question, abilities);
  const choices = listed ? numberButtons(question, abilities) : question.choices.map(buttonOf(question, "choice"));
  const commands = question.commands.map(buttonOf(question, "command"));
  const room = abilities.buttonsAtMost - choices.length;
  const shown = commands.length <= room ? commands : [];
  const hints = [
    ...(listed ? [hintOfList({ question, pressed: choices.length > 0 }, lang, abilities)] : []),
    ...(shown.length < commands.length ? [hintOfCommands(question.commands, lang, abilities)] : []),
  ];
  const asks = question.expects === "phone" ? "phone" : question.about === "own-name" ? "name" : undefined;
  return { text: textOf(question, listed, hints), buttons: [...choices, ...shown], asks };
}

function mustBeListed({ choices, expects }: Question, { buttonsAtMost, labelAtMost }: Abilities): boolean {
  if (expects === "choices") return true;
  return choices.length > buttonsAtMost || choices.some(({ label }) => [...label].length > labelAtMost);
}

function numberButtons(question: Question, { numberButtons: wanted, buttonsAtMost }: Abilities): Button[] {
  if (!wanted || question.expects === "choices" || question.choices.length > buttonsAtMost) return [];
  const button = buttonOf(question, "number");
  return question.choices.map((choice, index) => button({ ...choice, label: String(index + 1) }));
}

function buttonOf(question: Question, role: Button["role"]) {
  return ({ id, label }: Choice): Button => ({ label, role, press: { prompt: question.prompt, id } });
}

function textOf(question: Question, listed: boolean, hints: string[]): Rich {
  const { progress, choices } = question;
  const head = `${progress ? `(${progress.at}/${progress.of}) ` : ""}${question.text}`;
  const list = listed ? choices.map(({ label }, index) => `${index + 1}. ${label}`).join("\n") : "";
  return [{ text: [head, list, hints.join("\n")].filter(Boolean).join("\n\n") }];
}

function hintOfList(list: { question: Question; pressed: boolean }, lang: string, { words }: Abilities): string {
  if (list.pressed) return words(lang, "messenger:pressNumber");
  return words(lang, list.question.expects === "choices" ? "messenger:typeNumbers" : "messenger:typeNumber");
}

function hintOfCommands(commands: Choice[], lang: string, { words }: Abilities): string {
  return words(lang, "messenger:typeCommands", { commands: commands.map(({ label }) => `“${label}”`).join(", ") });
}
