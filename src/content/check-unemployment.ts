import type { Rulebook } from "../rules/given.ts";
import { valueOn } from "../rules/parameter.ts";
import { checkCite } from "../rules/source.ts";
import { unemploymentFacts } from "../rules/unemployment/facts-read.ts";
import { numbersOfBothLaws, unemploymentParameters } from "../rules/unemployment/parameters-read.ts";
import { unemploymentCites, unemploymentTexts } from "../rules/unemployment/texts.ts";
import type { NeededText } from "./needed-text.ts";
import type { ContentProblem } from "./problem.ts";
import type { Flows } from "./read-flows.ts";

const parametersFile = "flows/parameters/unemployment.yaml";
const factsFile = "flows/facts/80-unemployment.yaml";

/** The first day that both laws' numbers must cover. */
const FIRST_LAW_FROM = "2015-01-01";

/** Names that the rules of unemployment insurance read by themselves, so that content is not told they are unused. */
export const readByUnemployment = {
  facts: Object.keys(unemploymentFacts),
  parameters: [...unemploymentParameters],
  cites: unemploymentCites(),
} as const;

/** True for content that has unemployment insurance at all: any number that both laws have. */
export function hasUnemployment(flows: Pick<Flows, "parameters">): boolean {
  return numbersOfBothLaws.some((name) => flows.parameters.names.has(name));
}

/** The texts that the rules of unemployment insurance say. */
export function textsOfUnemployment(): NeededText[] {
  return unemploymentTexts().map(({ key, parameters }) => ({ key: `unemployment:${key}`, path: [], parameters }));
}

/** Where the rules of unemployment insurance and the content do not fit together: questions, numbers, sources. */
export function checkUnemployment({ definitions, parameters, sources }: Required<Rulebook>): ContentProblem[] {
  return [
    ...Object.entries(unemploymentFacts).flatMap(([name, read]) => factFault(name, read, definitions.get(name))),
    ...unemploymentParameters.flatMap((name) =>
      parameters.has(name) ? [] : [problem(parametersFile, `the rules read the parameter "${name}", which is missing`)],
    ),
    ...numbersOfBothLaws.flatMap((name) => numberFault(name, parameters.get(name))),
    ...readByUnemployment.cites.flatMap((cite) => {
      const fault = checkCite(cite, sources);
      return fault ? [problem("flows/sources/unemployment.yaml", `a rule ${fault}`)] : [];
    }),
  ];
}

type Read = { type: string; options?: readonly string[] };

function factFault(name: string, read: Read, written: Read | undefined): ContentProblem[] {
  if (!written) return [problem(factsFile, `the rules read the fact "${name}", which is missing`)];
  if (written.type !== read.type)
    return [problem(factsFile, `the rules read the fact "${name}" as ${read.type}, but it is ${written.type}`)];
  const [ours, theirs] = [read.options ?? [], written.options ?? []];
  const strange = [...ours.filter((id) => !theirs.includes(id)), ...theirs.filter((id) => !ours.includes(id))];
  return strange.map((id) => problem(factsFile, `"${id}" of the fact "${name}" is known to rules or content only`));
}

/** A number of both laws never lacks: the program would stop in the middle of a case. */
function numberFault(name: string, parameter: Parameters<typeof valueOn>[0] | undefined): ContentProblem[] {
  if (!parameter) return [];
  const lacks =
    typeof valueOn(parameter, FIRST_LAW_FROM) !== "number" || parameter.values.some(({ value }) => value === null);
  return lacks ? [problem(parametersFile, `"${name}" needs a value on every day since ${FIRST_LAW_FROM}`)] : [];
}

function problem(file: string, message: string): ContentProblem {
  return { file, line: 1, column: 1, message };
}
