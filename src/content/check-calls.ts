import type { Conversation, Step } from "../flow/conversation.ts";
import { didYouMean } from "../rules/nearest-name.ts";
import type { Problem } from "../rules/problem.ts";

/** Answers that a call gives in advance to questions or options that the called conversation does not have. */
export function checkCalls(conversation: Conversation, conversations: ReadonlyMap<string, Conversation>): Problem[] {
  return Object.entries(conversation.steps).flatMap(([name, step]) =>
    callsOf(step).flatMap(({ call, answers, path }) => {
      const called = conversations.get(call);
      return called
        ? wrongAnswers(called, answers).map((wrong) => ({
            ...wrong,
            path: ["steps", name, ...path, "with", ...wrong.path],
          }))
        : [];
    }),
  );
}

interface Call {
  call: string;
  answers: Record<string, string>;
  path: Problem["path"];
}

function callsOf(step: Step): Call[] {
  if ("call" in step) return [{ call: step.call, answers: step.with ?? {}, path: [] }];
  if (!("ask" in step)) return [];
  return Object.entries(step.leads ?? {}).flatMap(([option, outcome]) =>
    "call" in outcome ? [{ call: outcome.call, answers: outcome.with ?? {}, path: ["leads", option] }] : [],
  );
}

function wrongAnswers(called: Conversation, answers: Record<string, string>): Problem[] {
  const choices = new Map(Object.entries(called.steps).map(([name, step]) => [name, optionsOf(step)]));
  return Object.entries(answers).flatMap(([step, option]) => {
    const options = choices.get(step) ?? [];
    if (options.includes(option)) return [];
    if (options.length > 0)
      return [
        { path: [step], message: `"${called.id}.${step}" has no option "${option}"${didYouMean(option, options)}` },
      ];
    const asked = [...choices].filter(([, some]) => some.length > 0).map(([name]) => name);
    return [{ path: [step], message: `"${called.id}" has no choice "${step}"${didYouMean(step, asked)}` }];
  });
}

function optionsOf(step: Step): string[] {
  return "ask" in step && step.ask === "choice" ? (step.options ?? []) : [];
}
