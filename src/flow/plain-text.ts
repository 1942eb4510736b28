/** A message as plain text, for the terminal, for recorded talks and for channels that can show nothing else. */
import type { Card, Message, Question } from "./message.ts";

/** The whole message as text; buttons become a numbered list, commands follow in brackets. */
export function plainText(message: Message): string {
  switch (message.kind) {
    case "text":
    case "receipt":
      return message.text;
    case "question":
      return plainQuestion(message);
    case "card":
      return plainCard(message);
    case "link":
      return `${message.text}\n${message.label}: ${message.path}`;
  }
}

function plainQuestion(question: Question): string {
  const progress = question.progress ? `(${question.progress.at}/${question.progress.of}) ` : "";
  const choices = question.choices.map((choice, index) => `  ${index + 1}. ${choice.label}`);
  const commands = question.commands.map((command) => `[${command.label}]`).join(" ");
  return [`${progress}${question.text}`, ...choices, ...(commands ? [commands] : [])].join("\n");
}

function plainCard(card: Card): string {
  const lines = card.lines.map(({ label, value }) => `- ${besides(label, value)}`);
  const sources = card.sources.map((source) => `§ ${source}`);
  return [card.title, card.summary, ...lines, ...sources, ...card.notes].join("\n");
}

/** A label with what belongs to it: behind a whole sentence it stands in brackets. */
export function besides(label: string, value: string): string {
  if (label === "" || value === "") return label || value;
  return /[.!?]$/.test(label) ? `${label} (${value})` : `${label}: ${value}`;
}
