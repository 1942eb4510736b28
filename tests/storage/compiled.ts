/** Runs a few lines of TypeScript in a process of its own, so that a test can kill it. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { projectRoot } from "../../src/project-root.ts";

/** A running program; `line` resolves with the next line it prints. */
export interface Program {
  child: ChildProcess;
  line(): Promise<string>;
  /** Kills it as `kill -9` does and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a program whose imports are relative to src/. */
export async function startProgram(source: string, args: string[]): Promise<Program> {
  // Below node_modules, so that the packages are found; it is ignored by every tool.
  const file = join(projectRoot, "node_modules", ".cache", "an-sinh-tests", `${randomBytes(6).toString("hex")}.mjs`);
  await build({
    stdin: { contents: source, resolveDir: join(projectRoot, "src"), loader: "ts" },
    outfile: file,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "silent",
  });
  const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  gone.then(() => rm(file, { force: true }));
  return {
    child,
    line: () => nextLine(child),
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

function nextLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once("data", (data: Buffer) => resolve(data.toString("utf8").trim()));
    child.once("exit", (code) => reject(new Error(`the program ended with ${code}`)));
  });
}
