import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { projectRoot } from "../../src/project-root.ts";
import { bodiesSchema } from "../../src/rules/bodies/bodies.ts";
import { placesSchema } from "../../src/rules/places/place-register.ts";
import { wageRegionsSchema } from "../../src/rules/places/wage-regions.ts";
import { type Sources, sourceSchema } from "../../src/rules/source.ts";

function yaml(file: string): unknown {
  return parse(readFileSync(join(projectRoot, file), "utf8"));
}

function loadSources(): Sources {
  const files = readdirSync(join(projectRoot, "flows/sources"));
  const entries = files.flatMap((file) => Object.entries(yaml(`flows/sources/${file}`) as Record<string, unknown>));
  return new Map(entries.map(([id, source]) => [id, sourceSchema.parse(source)]));
}

/** Places, wage regions and bodies of the project, as flows/ has them. */
export const registers = {
  register: placesSchema.parse(yaml("flows/parameters/places.yaml")),
  regions: wageRegionsSchema.parse(yaml("flows/parameters/wage-regions.yaml")),
  bodies: bodiesSchema.parse(yaml("flows/parameters/bodies.yaml")),
  sources: loadSources(),
};
