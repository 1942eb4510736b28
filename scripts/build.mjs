/**
 * Builds dist/ from src/: one file for the server, one for each tool, and the pages' assets. The packages of
 * node_modules stay outside. `node scripts/build.mjs` builds always, with --when-stale only if something changed.
 * Nothing is downloaded and no install script of a package needs to have run.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleSettings } from "./bundle-settings.mjs";
import { fingerprintOf, isBuilt, sources, stamps } from "./freshness.mjs";
import { generateClientWhenStale } from "./generate-client.mjs";
import { root, unmetPrecondition } from "./preconditions.mjs";

/** Builds when dist/ does not belong to the sources. Throws an Error whose message is one clear sentence. */
export async function buildWhenStale() {
  if (!isBuilt()) await build();
}

/**
 * Builds into a folder of its own and swaps it in at the end: a build that fails, or two at once, leave no half of a
 * dist/ behind. Throws an Error whose message is one clear sentence.
 */
export async function build() {
  const target = join(root, `dist.${process.pid}`);
  try {
    const madeFrom = fingerprintOf(sources);
    sweepLeftovers();
    mkdirSync(target);
    generateClientWhenStale();
    await bundle(target, madeFrom);
    copyAssets(target);
    writeFileSync(join(target, basename(stamps.dist)), madeFrom);
    swapIn(target);
  } catch (error) {
    throw new Error(explain(error), { cause: error });
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}

/**
 * Code that the server and a tool share becomes a chunk at the root of dist/ (splitting), so that src/assets.ts finds
 * the assets by the same relative path from wherever it is used. The programs are told what they were made from.
 */
async function bundle(target, madeFrom) {
  const esbuild = await import("esbuild");
  const tools = join(root, "src", "tools");
  const names = existsSync(tools) ? readdirSync(tools).filter((name) => name.endsWith(".ts")) : [];
  await esbuild.build({
    ...bundleSettings,
    define: { BUILT_FROM: JSON.stringify(madeFrom) },
    entryPoints: ["src/main.ts", ...names.map((name) => `src/tools/${name}`)],
    outbase: "src",
    outdir: target,
    splitting: true,
    logLevel: "silent",
  });
}

/** src/console/assets/x.css becomes dist/console/assets/x.css. */
function copyAssets(target) {
  for (const folder of assetFolders("src")) {
    cpSync(join(root, folder), join(target, folder.slice("src/".length)), { recursive: true });
  }
}

function assetFolders(folder) {
  const folders = readdirSync(join(root, folder))
    .map((name) => `${folder}/${name}`)
    .filter((path) => statSync(join(root, path)).isDirectory());
  return folders.flatMap((path) => (basename(path) === "assets" ? [path] : assetFolders(path)));
}

/** Another process may swap in its own build at the same moment; the last one stays. */
function swapIn(target) {
  const dist = join(root, "dist");
  const old = join(root, `dist.${process.pid}.old`);
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (existsSync(dist)) renameSync(dist, old);
      renameSync(target, dist);
      return;
    } catch (error) {
      const raced = error.code === "ENOENT" || error.code === "ENOTEMPTY" || error.code === "EEXIST";
      if (!raced || attempt === 5) throw error;
    } finally {
      rmSync(old, { recursive: true, force: true });
    }
  }
}

/** Folders of builds that were killed more than an hour ago. */
function sweepLeftovers() {
  const leftovers = readdirSync(root).filter((name) => /^dist\.\d+(\.old)?$/.test(name));
  for (const path of leftovers.map((name) => join(root, name))) {
    if (Date.now() - statSync(path).mtimeMs > 3_600_000) rmSync(path, { recursive: true, force: true });
  }
}

function explain(error) {
  if (error.code === "EACCES" || error.code === "EPERM" || error.code === "EROFS") {
    return `An Sinh must be built, but this user may not write to ${root}. Run "npm run build" as the owner of that folder, then start again.`;
  }
  const first = error.errors?.[0];
  const where = first?.location ? ` (${first.location.file}:${first.location.line})` : "";
  return `The build failed: ${first ? first.text + where : error.message}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const unmet = unmetPrecondition();
  const work = process.argv.includes("--when-stale") ? buildWhenStale : build;
  (unmet ? Promise.reject(new Error(unmet)) : work()).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
