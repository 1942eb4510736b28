import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { caseStatesSchema } from "../src/rules/cases/case-states.ts";
import { tracksSchema } from "../src/rules/cases/tracks.ts";

/** The project's own tables of states and tracks, for tests whose other content is made up. */
export const caseTables = {
  caseStates: caseStatesSchema.parse(table("case-states")),
  tracks: tracksSchema.parse(table("tracks")),
};

function table(name: string): unknown {
  return parse(readFileSync(new URL(`../flows/${name}.yaml`, import.meta.url), "utf8"));
}
