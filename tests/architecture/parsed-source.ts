import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { projectRoot } from "../../src/project-root.ts";

/** Paths of all files below a folder of the project whose names end so, sorted; what Prisma generates left out. */
export function filesBelow(folder: string, ending: RegExp): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length + 1))
    .filter((path) => !path.startsWith("src/storage/prisma-client/"))
    .sort();
}

/** Every TypeScript file of src/, parsed. */
export function parsedSources(folder = "src"): ts.SourceFile[] {
  return filesBelow(folder, /\.tsx?$/).map((path) => parse(path, readFileSync(join(projectRoot, path), "utf8")));
}

/** A text as the TypeScript compiler sees it; nodes know their parents. */
export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
}

/** All nodes of a tree for which the claim holds, in source order. */
export function nodesWhere(root: ts.Node, claim: (node: ts.Node) => boolean): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (claim(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** "src/flow/step.ts:12" of a node. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${lineOf(node)}`;
}

/** The line, counted from 1, on which a node starts. */
export function lineOf(node: ts.Node): number {
  const source = node.getSourceFile();
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}
