import ts from "typescript";
import { describe, expect, it } from "vitest";
import { nodesWhere, parse, parsedSources, placeOf } from "./parsed-source.ts";

/** Assertions (`as`, `!`) without a comment that says who guarantees them, and every `any`. */
function unguarded(source: ts.SourceFile): string[] {
  const lines = source.text.split("\n");
  return nodesWhere(source, isAssertion)
    .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword || !isExplained(node, lines))
    .map((node) => `${placeOf(node)} ${lastLine(node)}`);
}

function isAssertion(node: ts.Node): boolean {
  if (ts.isAsExpression(node)) return node.type.getText() !== "const" && !isEmptyList(node.expression);
  return ts.isNonNullExpression(node) || node.kind === ts.SyntaxKind.AnyKeyword;
}

/** `[] as Step[]` only says what will go in. */
function isEmptyList(node: ts.Node): boolean {
  return ts.isArrayLiteralExpression(node) && node.elements.length === 0;
}

/** A comment stands on the line of the assertion, or on the one above it or above its statement. */
function isExplained(node: ts.Node, lines: string[]): boolean {
  const source = node.getSourceFile();
  const lineAt = (position: number): number => source.getLineAndCharacterOfPosition(position).line;
  const at = lineAt(node.getEnd());
  const statement = lineAt((ts.findAncestor(node, ts.isStatement) ?? node).getStart(source));
  return [at, at - 1, lineAt(node.getStart(source)) - 1, statement - 1].some((line) =>
    /\/\/|\/\*|\*\//.test(withoutTexts(lines[line] ?? "")),
  );
}

/** Addresses such as "https://…" are no comments. */
function withoutTexts(line: string): string {
  return line.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '""');
}

function lastLine(node: ts.Node): string {
  return node.getText().split("\n").at(-1)?.trim() ?? "";
}

describe("assertions in src/", () => {
  it("say who guarantees them, and nothing is any", () => {
    expect(parsedSources().flatMap(unguarded)).toEqual([]);
  });
});

describe("unguarded()", () => {
  it.each([
    ["const a = b as string;", ["p.ts:1 b as string"]],
    ["const a = b!;", ["p.ts:1 b!"]],
    ["// on purpose\nconst a: any = 1;", ["p.ts:2 any"]],
    ['const a = "https://x" as Address;', ['p.ts:1 "https://x" as Address']],
    ["// far away\n\nconst a = b as string;", ["p.ts:3 b as string"]],
  ])("finds %j", (text, found) => {
    expect(unguarded(parse("p.ts", text))).toEqual(found);
  });

  it.each([
    "const a = [1] as const;",
    "const a = [] as string[];",
    "// checked above\nconst a = b as string;",
    "const a = b as string; // checked above",
    "// checked above\nconst a = f(\n  b as string,\n);",
    "const a = f(\n  // checked above\n  b as string,\n);",
    'import { a as b } from "./a.ts";',
  ])("passes %j", (text) => {
    expect(unguarded(parse("p.ts", text))).toEqual([]);
  });
});
