import { below, type Problem } from "../problem.ts";
import { checkCite, type Sources } from "../source.ts";
import type { Limit, LimitedStep, TimeLimits } from "./time-limits-schema.ts";

/** Mistakes of the time limits: unknown sources, steps named twice, limits that hold at once, matters that follow in a ring. */
export function checkTimeLimits({ counting, matters }: TimeLimits, sources: Sources): Problem[] {
  const cited = Object.entries(counting).flatMap(([name, { cite }]) => wrongCite(["counting", name], cite, sources));
  const found = Object.entries(matters).flatMap(([kind, matter]) => {
    const mistakes = "follows" in matter ? wrongModel(matter.follows, matters) : wrongSteps(matter.steps, sources);
    return below(["matters", kind], mistakes);
  });
  return [...cited, ...found];
}

function wrongCite(path: Problem["path"], cite: string, sources: Sources): Problem[] {
  const message = checkCite(cite, sources);
  return message === null ? [] : [{ path: [...path, "cite"], message }];
}

function wrongModel(model: keyof TimeLimits["matters"], matters: TimeLimits["matters"]): Problem[] {
  if ("steps" in matters[model]) return [];
  return [{ path: ["follows"], message: `"${model}" has no steps of its own` }];
}

function wrongSteps(steps: readonly LimitedStep[], sources: Sources): Problem[] {
  return steps.flatMap(({ id, limits }, at) => {
    const twice = steps.findIndex((step) => step.id === id) < at;
    const mistakes: Problem[] = twice ? [{ path: ["id"], message: `the step "${id}" is there twice` }] : [];
    const wrong = limits.flatMap((limit, index) => [
      ...wrongCite(["limits", index], limit.cite, sources),
      ...below(["limits", index], wrongTime(limit, limits.slice(0, index))),
    ]);
    return below(["steps", at], [...mistakes, ...wrong]);
  });
}

function wrongTime(limit: Limit, earlier: readonly Limit[]): Problem[] {
  if (limit.since !== undefined && limit.until !== undefined && limit.until < limit.since)
    return [{ path: ["until"], message: `until ${limit.until} is before since ${limit.since}` }];
  const clash = earlier.some((other) => sameCircumstances(limit, other) && holdTogether(limit, other));
  return clash
    ? [{ path: [], message: "holds at the same time as a limit before it, for the same circumstances" }]
    : [];
}

function sameCircumstances(one: Limit, other: Limit): boolean {
  return one.when.length === other.when.length && one.when.every((name) => other.when.includes(name));
}

function holdTogether(one: Limit, other: Limit): boolean {
  const ends = (limit: Limit) => limit.until ?? "9999-12-31";
  return (one.since ?? "") <= ends(other) && (other.since ?? "") <= ends(one);
}
