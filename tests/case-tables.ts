import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { bodiesSchema } from "../src/rules/bodies/bodies.ts";
import { caseStatesSchema } from "../src/rules/cases/case-states.ts";
import { tracksSchema } from "../src/rules/cases/tracks.ts";
import { timeLimitsSchema } from "../src/rules/deadlines/time-limits-schema.ts";

/** The project's own tables of states, tracks, time limits and bodies, for tests whose other content is made up. */
export const caseTables = {
  caseStates: caseStatesSchema.parse(table("case-states")),
  tracks: tracksSchema.parse(table("tracks")),
  timeLimits: timeLimitsSchema.parse(table("parameters/time-limits")),
  bodies: bodiesSchema.parse(table("parameters/bodies")),
};

function table(name: string): unknown {
  return parse(readFileSync(new URL(`../flows/${name}.yaml`, import.meta.url), "utf8"));
}
