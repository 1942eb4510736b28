import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Recording, recordingSchema } from "../../src/flow/recording.ts";

/** The recorded talks of this folder, by the name of their file. */
export const recordingsOnFile: ReadonlyMap<string, Recording> = new Map(
  readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => [name, recordingSchema.parse(parse(readFileSync(join(import.meta.dirname, name), "utf8")))]),
);
