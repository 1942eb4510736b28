import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../src/project-root.ts";
import { filesBelow, nodesWhere, parse, parsedSources, placeOf } from "./parsed-source.ts";

const longestFile = 400;
const longestFunction = 60;

/** Words that say nothing about what is inside. */
const emptyWords = ["utils", "util", "helpers", "helper", "common", "manager", "misc", "base"];
/** Names that say nothing when they stand alone. */
const emptyNames = ["index", "shared", "lib"];

function longFunctions(source: ts.SourceFile): string[] {
  return nodesWhere(source, (node) => ts.isFunctionLike(node) && linesOf(node) > longestFunction).map(
    (node) => `${placeOf(node)} ${linesOf(node)} lines`,
  );
}

/** Lines of a function that are not blank, the first and the last counted. */
function linesOf(node: ts.Node): number {
  return node
    .getText()
    .split("\n")
    .filter((line) => line.trim() !== "").length;
}

function saysNothing(path: string): boolean {
  const [name = ""] = basename(path).split(".");
  return emptyNames.includes(name) || name.split("-").some((word) => emptyWords.includes(word));
}

describe("files of src/ and scripts/", () => {
  const files = [...filesBelow("src", /\.(tsx?|js)$/), ...filesBelow("scripts", /\.mjs$/)];

  it(`are at most ${longestFile} lines long`, () => {
    const lengths = files.map((path) => [path, readFileSync(join(projectRoot, path), "utf8").split("\n").length - 1]);
    expect(lengths.filter(([, lines]) => Number(lines) > longestFile)).toEqual([]);
  });

  it(`have functions of at most ${longestFunction} lines`, () => {
    expect(parsedSources().flatMap(longFunctions)).toEqual([]);
  });

  it("have names that say what is inside", () => {
    expect(files.filter(saysNothing)).toEqual([]);
  });
});

describe("longFunctions()", () => {
  it("finds a function of 61 lines and passes one of 60", () => {
    const functionOf = (lines: number): string => `function f() {\n${"\n  g();".repeat(lines - 2)}\n}`;
    expect(longFunctions(parse("p.ts", functionOf(61)))).toEqual(["p.ts:1 61 lines"]);
    expect(longFunctions(parse("p.ts", functionOf(60)))).toEqual([]);
  });
});

describe("saysNothing()", () => {
  it.each(["src/utils.ts", "src/flow/index.ts", "src/base-store.ts"])("refuses %s", (path) => {
    expect(saysNothing(path)).toBe(true);
  });

  it.each(["src/database.ts", "src/flow/step.ts", "src/search/topic-index.ts"])("passes %s", (path) => {
    expect(saysNothing(path)).toBe(false);
  });
});
