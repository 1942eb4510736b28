import type { LimitedStep, MatterKind, TimeLimits } from "../rules/deadlines/time-limits-schema.ts";
import { limitUnits, matterKinds } from "../rules/deadlines/time-limits-schema.ts";
import type { NeededText } from "./needed-text.ts";

/**
 * The texts of time limits: every matter and step, the days they are counted from, the circumstances that lengthen them,
 * the units, and what is said about their ends.
 */
export function textsOfTimeLimits({ counting, matters }: TimeLimits): NeededText[] {
  const steps = matterKinds.flatMap((kind) => stepsOf(kind, matters[kind]));
  return [
    ...matterKinds.map((kind) => ({ key: `deadlines:matters.${kind}`, path: ["matters", kind] })),
    ...steps.map(({ key, path }) => ({ key, path })),
    ...once(steps.map(({ step }) => `from.${step.from}`)),
    ...once(steps.flatMap(({ step }) => step.limits.flatMap(({ when }) => when.map((name) => `when.${name}`)))),
    ...limitUnits.map((unit) => ({ key: `deadlines:units.${unit}`, path: [], parameters: ["count"] })),
    ...Object.keys(counting).map((name) => ({ key: `deadlines:counting.${name}`, path: ["counting", name] })),
  ];
}

function stepsOf(kind: MatterKind, matter: TimeLimits["matters"][MatterKind]) {
  const steps: LimitedStep[] = "steps" in matter ? matter.steps : [];
  return steps.map((step, at) => ({
    step,
    key: `deadlines:steps.${kind}.${step.id}`,
    path: ["matters", kind, "steps", at],
  }));
}

function once(names: readonly string[]): NeededText[] {
  return [...new Set(names)].map((name) => ({ key: `deadlines:${name}`, path: ["matters"] }));
}
