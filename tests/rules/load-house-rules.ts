import { definitionsOf } from "../../src/content/read-definitions.ts";
import { readFlows } from "../../src/content/read-flows.ts";
import { readSourceFiles } from "../../src/content/source-files.ts";
import { projectRoot } from "../../src/project-root.ts";
import type { Rulebook } from "../../src/rules/given.ts";
import type { Programme } from "../../src/rules/programme.ts";

/** Programmes that a conversation looks at together, with the step that does. */
export interface Check {
  step: string;
  programmes: Programme[];
}

/** Everything in flows/ that decides about support. */
export interface HouseRules {
  book: Rulebook;
  programmes: Programme[];
  /** Checks of several programmes at once. */
  checks: Check[];
}

/** Reads the house's own rules, as the program does, but without asking whether all texts are there. */
export async function loadHouseRules(): Promise<HouseRules> {
  const { files } = await readSourceFiles(projectRoot);
  const { flows } = readFlows(files);
  const programmes = definitionsOf(flows.programmes);
  const checks = [...definitionsOf(flows.conversations).values()].flatMap(({ id, steps }) =>
    Object.entries(steps).flatMap(([name, step]) =>
      "check" in step
        ? [{ step: `${id}.${name}`, programmes: step.check.flatMap((one) => programmes.get(one) ?? []) }]
        : [],
    ),
  );
  return {
    book: {
      definitions: definitionsOf(flows.facts),
      sources: definitionsOf(flows.sources),
      parameters: definitionsOf(flows.parameters),
    },
    programmes: [...programmes.values()],
    checks: checks.filter((check) => check.programmes.length > 1),
  };
}
