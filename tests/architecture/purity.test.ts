import ts from "typescript";
import { describe, expect, it } from "vitest";
import { lineOf, nodesWhere, parse, parsedSources, placeOf } from "./parsed-source.ts";

/** What reaches outside of a computation: clock, chance, time, network, process, other modules at run time. */
const outside = new Set([
  "process",
  "crypto",
  "performance",
  "fetch",
  "console",
  "globalThis",
  "require",
  "Promise",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "localStorage",
  "Buffer",
]);

/** The impure expressions of a file: text and line. */
function impurities(source: ts.SourceFile): string[] {
  return nodesWhere(source, isImpure).map((node) => `${source.fileName}:${lineOf(node)} ${firstWords(node)}`);
}

function isImpure(node: ts.Node): boolean {
  if (ts.isIdentifier(node)) return outside.has(node.text) && isReference(node);
  if (ts.isPropertyAccessExpression(node)) return ["Date.now", "Math.random"].includes(node.getText());
  if (ts.isNewExpression(node)) return node.expression.getText() === "Date" && !node.arguments?.length;
  if (ts.isCallExpression(node)) return isImpureCall(node);
  if (ts.isImportDeclaration(node)) return node.moduleSpecifier.getText().slice(1).startsWith("node:");
  if (ts.isVariableStatement(node)) return ts.isSourceFile(node.parent) && !isConstant(node);
  return ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword;
}

function isImpureCall(node: ts.CallExpression): boolean {
  return node.expression.getText() === "Date" || node.expression.kind === ts.SyntaxKind.ImportKeyword;
}

/** False for the name of a property, such as `session.process` or `{ process: 1 }`. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  const named = ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent);
  return !(named && parent.name === node);
}

function isConstant(node: ts.VariableStatement): boolean {
  return (node.declarationList.flags & ts.NodeFlags.Const) !== 0;
}

function firstWords(node: ts.Node): string {
  return node.getText().split("\n")[0]?.slice(0, 60) ?? "";
}

describe("the pure folders", () => {
  it.each(["rules", "flow", "search", "reports"])("have no clock, chance, waiting or outside in src/%s", (folder) => {
    const sources = parsedSources(`src/${folder}`);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.flatMap(impurities)).toEqual([]);
  });
});

describe("impurities()", () => {
  it.each([
    "const at = Date.now();",
    "const at = new Date();",
    "const at = Date();",
    "const die = Math.random();",
    "const id = crypto.randomUUID();",
    "const home = process.env.HOME;",
    "async function f() {}",
    "await f();",
    "const later = new Promise(() => {});",
    "setTimeout(f, 1);",
    "const page = fetch(url);",
    'const fs = import("node:fs");',
    'import { readFileSync } from "node:fs";',
    "let counter = 0;",
    "const x = { process };",
  ])("finds %s", (text) => {
    expect(impurities(parse("planted.ts", text)).length).toBe(1);
  });

  it.each([
    "const at = new Date(instant);",
    "const x = session.process;",
    "const x = { fetch: 1 };",
    "// Date.now() would be impure",
    'const text = "await Math.random()";',
    "function f() { let local = 0; return local; }",
  ])("passes %s", (text) => {
    expect(impurities(parse("planted.ts", text))).toEqual([]);
  });

  it("says where", () => {
    const source = parse("planted.ts", "\n\nconst at = Date.now();");
    expect(impurities(source)).toEqual(["planted.ts:3 Date.now"]);
    expect(placeOf(source.statements[0] ?? source)).toBe("planted.ts:3");
  });
});
