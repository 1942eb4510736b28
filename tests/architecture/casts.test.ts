import ts from "typescript";
import { describe, expect, it } from "vitest";
import { nodesWhere, parse, parsedSources, placeOf } from "./parsed-source.ts";

/** Assertions (`as`, `!`) without a comment that says who guarantees them, and every `any`. */
function unguarded(source: ts.SourceFile): string[] {
  const explained = explainedLines(source);
  return nodesWhere(source, isAssertion)
    .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword || !linesOf(node).some((line) => explained.has(line)))
    .map((node) => `${placeOf(node)} ${lastLine(node)}`);
}

/** Lines with a comment, the line below it, and further lines below that hold assertions too. */
function explainedLines(source: ts.SourceFile): Set<number> {
  const asserting = new Set(nodesWhere(source, isAssertion).map((node) => lineAt(source, node.getEnd())));
  const explained = new Set<number>();
  for (const [line, text] of source.text.split("\n").entries()) {
    const covered = explained.has(line) && asserting.has(line);
    if (/\/\/|\/\*|\*\//.test(withoutTexts(text)) || covered) explained.add(line).add(line + 1);
  }
  return explained;
}

/** The lines on which a comment explains an assertion: those of its end, its start, and the start of its statement. */
function linesOf(node: ts.Node): number[] {
  const source = node.getSourceFile();
  const statement = ts.findAncestor(node, ts.isStatement) ?? node;
  return [node.getEnd(), node.getStart(source), statement.getStart(source)].map((at) => lineAt(source, at));
}

function lineAt(source: ts.SourceFile, position: number): number {
  return source.getLineAndCharacterOfPosition(position).line;
}

function isAssertion(node: ts.Node): boolean {
  if (ts.isAsExpression(node)) return node.type.getText() !== "const" && !isEmptyList(node.expression);
  return ts.isNonNullExpression(node) || node.kind === ts.SyntaxKind.AnyKeyword;
}

/** `[] as Step[]` only says what will go in. */
function isEmptyList(node: ts.Node): boolean {
  return ts.isArrayLiteralExpression(node) && node.elements.length === 0;
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
    "const a = {\n  // both checked above\n  b: c as string,\n  d: e as string,\n};",
    "const a = f(\n  // checked above\n  b as string,\n);",
    'import { a as b } from "./a.ts";',
  ])("passes %j", (text) => {
    expect(unguarded(parse("p.ts", text))).toEqual([]);
  });
});
