import type { OutboundMessage } from "../ports.ts";
import type { PressCodes } from "./press-code.ts";

/** Whether the codes of all choices are at most so long; one that is longer can only be typed. */
export function choicesFit(messages: readonly OutboundMessage[], codes: PressCodes, codeAtMost: number): boolean {
  return messages.every(
    ({ message }) =>
      message.kind !== "question" ||
      message.choices.every(({ id }) => codes.fits({ prompt: message.prompt, id }, codeAtMost)),
  );
}
