import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PolicyDesk } from "../console/policy-desk.ts";
import { listSourceFiles } from "../content/source-files.ts";
import { isContentPath } from "./check-change.ts";

/** The files of flows/ and locales/ of a project folder as they stand, to be changed and checked. */
export function ruleFiles(root: string): Pick<PolicyDesk, "files" | "file"> {
  const files = async () => (await listSourceFiles(root)).filter(isContentPath);
  return {
    files,
    // A path is only ever looked for in the list, so that none leads out of the two folders.
    file: async (path) => ((await files()).includes(path) ? readFile(join(root, path)) : null),
  };
}
