import type { AskStep, Conversation, Step } from "../flow/conversation.ts";
import type { NeededText } from "./needed-text.ts";
import { QUESTION_WORDS } from "./readability.ts";

/** The title of a conversation, which officers read, and its texts, step by step. Their parameters are its own answers and `others`: facts and promises. */
export function textsOfConversation(conversation: Conversation, others: readonly string[]): NeededText[] {
  const steps = Object.entries(conversation.steps);
  const parameters = [...steps.filter(([, step]) => "ask" in step).map(([name]) => name), ...others];
  const title: NeededText = { key: `conversations:${conversation.id}.title`, path: ["id"], parameters: [] };
  const told = steps.flatMap(([name, step]) => {
    const key = `conversations:${conversation.id}.${name}`;
    return textsOfStep(step, key).map((text) => ({ parameters, ...text, path: ["steps", name, ...text.path] }));
  });
  return [title, ...told];
}

function textsOfStep(step: Step, key: string): NeededText[] {
  if ("say" in step) return [{ key: `${key}.say`, path: [] }];
  if ("do" in step && step.do === "file-complaint")
    return [{ key: `${key}.receipt`, path: ["do"], parameters: ["number", "code", "day"] }];
  return "ask" in step ? textsOfQuestion(step, key) : [];
}

function textsOfQuestion(step: AskStep, key: string): NeededText[] {
  const options = step.options ?? [];
  return [
    { key: `${key}.ask`, path: ["ask"], wordsAtMost: QUESTION_WORDS },
    ...options.map((id, index) => ({ key: `${key}.options.${id}`, path: ["options", index], parameters: [] })),
    ...wordsOfOptions(options, key),
    // The list of answers to change shows it; a fixed question is never in that list.
    ...(step.fixed ? [] : [{ key: `${key}.short`, path: ["ask"], parameters: [] }]),
    ...(step.ask === "story" || step.ask === "files" ? [{ key: `${key}.more`, path: ["ask"] }] : []),
    ...optionalTexts(key),
  ];
}

/** Other ways to say each choice, with commas between; a text may be left out. */
export function wordsOfOptions(options: readonly string[], key: string): NeededText[] {
  return options.map((id, index) => ({
    key: `${key}.words.${id}`,
    path: ["options", index],
    optional: true,
    parameters: [],
  }));
}

/** What a question may say besides: an example after an unreadable answer, and why a number or day is out of bounds. */
export function optionalTexts(key: string): NeededText[] {
  return ["example", "too-small", "too-large"].map((name) => ({
    key: `${key}.${name}`,
    path: [],
    optional: true,
    parameters: [],
  }));
}
