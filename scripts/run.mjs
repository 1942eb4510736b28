/**
 * Runs a tool of src/tools by the path of its source: `node scripts/run.mjs src/tools/check.ts …`. Builds first when
 * something changed since the last build.
 */
import { runBuilt } from "./run-built.mjs";

const [source = "", ...args] = process.argv.slice(2);
runBuilt(source.replace(/^src\//, "").replace(/\.ts$/, ".js"), args);
