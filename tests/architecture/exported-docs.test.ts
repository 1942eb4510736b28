import ts from "typescript";
import { describe, expect, it } from "vitest";
import { nodesWhere, parse, parsedSources, placeOf } from "./parsed-source.ts";

/** Exported declarations without a doc comment; further signatures of one function share the first one's. */
function undocumented(source: ts.SourceFile): string[] {
  const documented = new Set(exportsOf(source).filter(hasDoc).map(nameOf));
  return exportsOf(source)
    .filter((node) => !documented.has(nameOf(node)))
    .map((node) => `${placeOf(node)} ${nameOf(node)}`);
}

function exportsOf(source: ts.SourceFile): ts.Node[] {
  return nodesWhere(
    source,
    (node) =>
      ts.canHaveModifiers(node) && !!ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
  );
}

function hasDoc(node: ts.Node): boolean {
  return ts.getJSDocCommentsAndTags(node).length > 0;
}

function nameOf(node: ts.Node): string {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations[0]?.name.getText() ?? "";
  return "name" in node && node.name ? (node.name as ts.Node).getText() : "default";
}

describe("exports of src/", () => {
  it("all have a doc comment", () => {
    expect(parsedSources().flatMap(undocumented)).toEqual([]);
  });
});

describe("undocumented()", () => {
  it("finds functions, values, types, interfaces and classes", () => {
    const text = ["function f() {}", "const c = 1;", "type T = 1;", "interface I {}", "class K {}"]
      .map((line) => `export ${line}`)
      .join("\n");
    expect(undocumented(parse("p.ts", text))).toEqual(["p.ts:1 f", "p.ts:2 c", "p.ts:3 T", "p.ts:4 I", "p.ts:5 K"]);
  });

  it("takes a remark with // for no doc comment", () => {
    expect(undocumented(parse("p.ts", "// what it is\nexport const c = 1;"))).toEqual(["p.ts:2 c"]);
  });

  it("is content with one comment for a value and its type of the same name", () => {
    const text = "/** What it is. */\nexport const Kind = 1;\nexport type Kind = typeof Kind;";
    expect(undocumented(parse("p.ts", text))).toEqual([]);
  });
});
