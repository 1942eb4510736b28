/**
 * Runs a program of tests/ that people start by hand (the fakes, the benchmark, the fault schedules): bundles it beside
 * the build and starts it with the remaining arguments. `node scripts/run-test-program.mjs tests/bench/main.ts …`
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleSettings } from "./bundle-settings.mjs";
import { root, unmetPrecondition } from "./preconditions.mjs";

const [source = "", ...args] = process.argv.slice(2);
const unmet = unmetPrecondition();
if (unmet) {
  console.error(unmet);
  process.exit(1);
}
const { buildWhenStale } = await import("./build.mjs");
await buildWhenStale();
const esbuild = await import("esbuild");
// At the root of dist/, from where src/assets.ts finds the pages' assets.
const outfile = join(root, "dist", source.replace(/\.ts$/, ".mjs").replaceAll("/", "-"));
await esbuild.build({
  ...bundleSettings,
  entryPoints: [source],
  outfile,
  logLevel: "error",
});
process.setSourceMapsEnabled(true);
process.argv = [process.execPath, outfile, ...args];
await import(pathToFileURL(outfile).href);
