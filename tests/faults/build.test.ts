import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/project-root.ts";

const client = "src/storage/prisma-client";

/** What a build needs besides the sources; the generated client saves the time of generating it each time. */
const copied = ["scripts", "package.json", "package-lock.json", "prisma", "prisma.config.ts", "tsconfig.json", client];

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "an-sinh-build-"));
  for (const path of copied) cpSync(join(projectRoot, path), join(folder, path), { recursive: true });
  mkdirSync(join(folder, "src/page/assets"), { recursive: true });
  symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"));
  writeMain('console.log("first");\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeMain(text: string): void {
  writeFileSync(join(folder, "src/main.ts"), text);
}

function run(script: string, ...args: string[]): { said: string; code: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(folder, "scripts", script), ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  return { said: stdout + stderr, code: status };
}

describe("scripts/start.mjs", () => {
  it("builds what is not built, and again only after a change", () => {
    expect(run("start.mjs")).toEqual({ said: "first\n", code: 0 });
    writeFileSync(join(folder, "dist/main.js"), 'console.log("as built");\n');
    expect(run("start.mjs")).toEqual({ said: "as built\n", code: 0 });
    writeMain('console.log("second");\n');
    expect(run("start.mjs")).toEqual({ said: "second\n", code: 0 });
  });

  it("notices a changed file that is older than the build", () => {
    run("start.mjs");
    writeMain('console.log("old");\n');
    const { status } = spawnSync("touch", ["-d", "2001-01-01", join(folder, "src/main.ts")]);
    expect({ touched: status, ...run("start.mjs") }).toEqual({ touched: 0, said: "old\n", code: 0 });
  });

  it("says where the sources are broken, and keeps the last build", () => {
    run("start.mjs");
    writeMain('console.log("broken";\n');
    expect(run("start.mjs")).toEqual({
      said: 'The build failed: Expected ")" but found ";" (src/main.ts:1)\n',
      code: 1,
    });
    expect(readdirSync(folder).filter((name) => name.startsWith("dist"))).toEqual(["dist"]);
  });

  it("says that the packages are missing", () => {
    rmSync(join(folder, "node_modules"));
    expect(run("start.mjs")).toEqual({
      said: `The packages of An Sinh are not installed. Run "npm ci" in ${folder} first.\n`,
      code: 1,
    });
  });
});

describe("scripts/postinstall.mjs", () => {
  it("generates the database client and builds without a word", () => {
    rmSync(join(folder, client), { recursive: true });
    expect(run("postinstall.mjs")).toEqual({ said: "", code: 0 });
    expect(readdirSync(join(folder, client)).includes("client.ts")).toBe(true);
    expect(readdirSync(join(folder, "dist")).includes("main.js")).toBe(true);
  });

  it("never fails an installation", () => {
    writeMain("const = 1;\n");
    const { said, code } = run("postinstall.mjs");
    expect({ last: said.split("\n").at(-2), code }).toEqual({ last: '"npm start" will try again.', code: 0 });
  });
});

describe("scripts/build.mjs", () => {
  it("puts assets beside the code as src has them", () => {
    writeFileSync(join(folder, "src/page/assets/page.css"), "p {}\n");
    expect(run("build.mjs")).toEqual({ said: "", code: 0 });
    expect(readdirSync(join(folder, "dist/page/assets"))).toEqual(["page.css"]);
  });
});

describe("scripts/run.mjs", () => {
  it("runs a tool with its arguments, and names one that does not exist", () => {
    mkdirSync(join(folder, "src/tools"));
    writeFileSync(join(folder, "src/tools/echo.ts"), "console.log(process.argv.slice(2).join());\n");
    expect(run("run.mjs", "src/tools/echo.ts", "a", "--b")).toEqual({ said: "a,--b\n", code: 0 });
    expect(run("run.mjs", "src/tools/none.ts")).toEqual({
      said: 'There is no program "tools/none.js" in dist/.\n',
      code: 1,
    });
  });
});
