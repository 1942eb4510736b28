import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../src/project-root.ts";

/** Folders that are built, downloaded or kept by other programs. */
const notOurs = /^(node_modules|\.git|\.data|coverage|tmp|dist(\..*)?|prisma-client|\.env|.*\.log)$/;
const texts = /\.(ts|tsx|mjs|cjs|js|json|md|yaml|yml|css|html|prisma|sql|toml)$|^(run|\.npmrc|\.gitignore)$/;

function textFiles(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true })
    .filter(({ name }) => !notOurs.test(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return textFiles(path);
      return entry.isFile() && texts.test(entry.name) ? [path] : [];
    });
}

/** Places outside of the project that a reader of it does not have. */
function namesOutside(text: string): boolean {
  return /\.\.\/shared\b|(?<![\w.-])\/work\/|(?<![\w.-])\/home\/\w|(?<![\w.-])\/root\//.test(text);
}

describe("project files", () => {
  it("never send their reader to a place outside of the project", () => {
    const files = textFiles(".");
    expect(files.includes("package.json")).toBe(true);
    const itself = "tests/architecture/project-files.test.ts";
    const found = files.filter(
      (path) => path !== itself && namesOutside(readFileSync(join(projectRoot, path), "utf8")),
    );
    expect(found).toEqual([]);
  });
});

describe("namesOutside()", () => {
  it.each(["see ../shared/DESIGN.md", "cd /work/main", "(/home/an/notes)"])("finds %s", (text) => {
    expect(namesOutside(text)).toBe(true);
  });

  it.each(["flows/facts/work.yaml", "src/work/clock.ts", "a/home/page"])("passes %s", (text) => {
    expect(namesOutside(text)).toBe(false);
  });
});
