import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { errorCodes } from "../../src/errors.ts";
import { projectRoot } from "../../src/project-root.ts";
import { nodesWhere, parsedSources } from "./parsed-source.ts";

describe("error codes", () => {
  const page = readFileSync(join(projectRoot, "docs/errors.md"), "utf8");
  const described = [...page.matchAll(/^## `(.+)`$/gm)].map(([, code]) => code);

  it("are exactly those of docs/errors.md, in the same order", () => {
    expect(described).toEqual([...errorCodes]);
  });

  it("each have a cause and a remedy in docs/errors.md", () => {
    const sections = page.split(/^## /m).slice(1);
    const incomplete = sections.filter(
      (text) => !/\*\*Cause\.\*\* \S/.test(text) || !/\*\*What to do\.\*\* \S/.test(text),
    );
    expect(incomplete).toEqual([]);
  });

  it("are each raised somewhere", () => {
    const named = new Set(
      parsedSources()
        .filter(({ fileName }) => fileName !== "src/errors.ts")
        .flatMap((source) => nodesWhere(source, ts.isStringLiteral))
        .map((node) => node.getText().slice(1, -1)),
    );
    expect(errorCodes.filter((code) => !named.has(code))).toEqual([]);
  });
});
