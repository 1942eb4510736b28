import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../src/project-root.ts";
import { filesBelow } from "./parsed-source.ts";

const folders = ["src", "tests", "scripts", "flows", "locales", "docs", "prisma", ".ci"];
const pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...filesBelow("docs", /\.md$/)];

/** Paths that a page names in backticks or links to. What holds a "<…>", "*" or "…" stands for many. */
function pathsIn(page: string, text: string): string[] {
  const named = [...text.matchAll(/`([\w.-]+\/[^`\s]*)`/g)].map(([, path = ""]) => path);
  const linked = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, path = ""]) => path);
  return [
    ...named.filter((path) => folders.includes(path.split("/")[0] ?? "")),
    ...linked.filter((path) => !/^(https?:|#)/.test(path)).map((path) => join(dirname(page), path)),
  ].filter((path) => !/[<*…]/.test(path));
}

/** Commands such as `npm run check` that a page names. */
function commandsIn(text: string): string[] {
  return [...text.matchAll(/npm run (?:--silent )?([a-z][\w:-]*)/g)].map(([, name = ""]) => name);
}

function read(page: string): string {
  return readFileSync(join(projectRoot, page), "utf8");
}

describe.each(pages)("%s", (page) => {
  it("names only files that exist", () => {
    expect(pathsIn(page, read(page)).filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
  });

  it("names only commands that exist", () => {
    const { scripts } = JSON.parse(read("package.json"));
    expect(commandsIn(read(page)).filter((name) => !(name in scripts))).toEqual([]);
  });
});

/** What is in the second list and not in the first. */
function missingFrom(named: readonly string[], all: readonly string[]): { missing: string[]; some: boolean } {
  return { missing: all.filter((one) => !named.includes(one)), some: all.length >= 5 };
}

describe("README.md", () => {
  const text = read("README.md");

  it("names every command that npm knows here", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const named = [...commandsIn(text), ...[...text.matchAll(/npm (start|test)\b/g)].map(([, name = ""]) => name)];
    const all = Object.keys(scripts).filter((name) => name !== "postinstall");
    expect(missingFrom(named, all)).toEqual({ missing: [], some: true });
  });

  it("leads to every page of docs/", () => {
    const all = filesBelow("docs", /\.md$/).filter((page) => !page.startsWith("docs/adr/"));
    expect(missingFrom(pathsIn("README.md", text), all)).toEqual({ missing: [], some: true });
  });

  it("names every folder of src/ and flows/", () => {
    const named = [...text.matchAll(/^ {2}([\w/-]+)\/ /gm)].map(([, path = ""]) => path.split("/")[0] ?? "");
    const all = ["src", "flows"].flatMap((folder) => foldersIn(folder));
    expect(missingFrom(named, all)).toEqual({ missing: [], some: true });
  });
});

function foldersIn(folder: string): string[] {
  const entries = readdirSync(join(projectRoot, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

describe("docs/operations.md", () => {
  it("explains every alarm there is", () => {
    const named = [...read("docs/operations.md").matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name = ""]) => name);
    const all = [...read("src/conversation/probe.ts").matchAll(/^ {4}\| "([a-z-]+)"/gm)].map(([, name = ""]) => name);
    expect(missingFrom(named, all)).toEqual({ missing: [], some: true });
  });
});

describe("decisions", () => {
  it("are at most 60 lines long and say context, decision and price", () => {
    const records = filesBelow("docs/adr", /\.md$/);
    const parts = ["Status: ", "## Context", "## Decision", "## What we give up"];
    const wrong = records.filter((page) => {
      const text = read(page);
      return text.split("\n").length > 61 || parts.some((part) => !text.includes(`\n${part}`));
    });
    expect({ wrong, some: records.length >= 7 }).toEqual({ wrong: [], some: true });
  });
});

describe("pathsIn()", () => {
  it("finds paths in backticks and links, relative to the page", () => {
    const text = "See `src/app.ts`, `flows/<kind>.yaml`, [this](../README.md), [that](https://example.org).";
    expect(pathsIn("docs/page.md", text)).toEqual(["src/app.ts", "README.md"]);
  });
});
