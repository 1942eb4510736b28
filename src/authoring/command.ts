/**
 * What policy officers see of the rules: explanations, drawings, what a change comes to, what the department must sign.
 * Each command reads its arguments and gives a text; src/tools starts it. Nothing here decides: rules/ does.
 */
import type { FlowContent } from "../flow/flow-content.ts";
import { didYouMean } from "../rules/nearest-name.ts";

/** What a command has to say; code 1: it could not do what was asked. */
export interface Outcome {
  code: 0 | 1;
  text: string;
}

/** What a command works on: the project's folder, and the day of today in Vietnam. */
export interface Place {
  root: string;
  today: string;
}

/** A command: its arguments as they were typed, and where it works. */
export type Command = (args: string[], place: Place) => Promise<Outcome>;

/** Something typed that a command cannot work with, in one sentence. */
export interface Mistake {
  mistake: string;
}

/** Says what was wrong, and how the command is used. */
export function refusal({ mistake }: Mistake, usage: string): Outcome {
  return { code: 1, text: `${mistake}\n\n${usage}` };
}

/** What `parse` reads of the arguments, or what is wrong with them; `options` are the names it knows. */
export function readArguments<T>(parse: () => T, options: readonly string[]): T | Mistake {
  try {
    return parse();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!(error instanceof Error) || !code.startsWith("ERR_PARSE_ARGS")) throw error;
    const option = /^Unknown option '([^' ]+)/.exec(error.message)?.[1];
    if (option === undefined) return { mistake: error.message.split("\n")[0] ?? "" };
    const known = options.map((name) => `--${name}`);
    return { mistake: `${option} is not known here${didYouMean(option, known)}` };
  }
}

/** A language there is, English where none was named; or that there is no such language. */
export function languageOf(content: Pick<FlowContent, "languages">, wanted = "en"): string | Mistake {
  if (content.languages.includes(wanted)) return wanted;
  return { mistake: `There is no language "${wanted}"; there are ${[...content.languages].sort().join(", ")}` };
}

/** True for what was typed wrong. */
export function isMistake(value: unknown): value is Mistake {
  return typeof value === "object" && value !== null && "mistake" in value;
}

/** Says that something does not exist, which one may be meant, and which ones there are. */
export function notThere(what: string, name: string, known: readonly string[]): Mistake {
  const all = known.length === 0 ? "there is none" : `there are: ${known.join(", ")}`;
  return { mistake: `There is no ${what} "${name}"${didYouMean(name, known)} (${all})` };
}
