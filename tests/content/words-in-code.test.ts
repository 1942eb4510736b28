import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { checkContent } from "../../src/content/check-content.ts";
import { stemOf } from "../../src/content/compare-languages.ts";
import { projectRoot } from "../../src/project-root.ts";

/** Namespaces whose texts the program names itself, and the folder that may leave the namespace out. */
const folders: Record<string, string> = {
  interface: "src/flow/",
  officer: "src/authoring/",
  web: "src/channels/web/",
  console: "src/console/",
  messenger: "src/conversation/screens/",
  api: "src/api/",
  reminders: "src/api/",
};

/** Functions that put their folder's namespace before the key they are given. */
const shortForms: Record<string, string> = { t: "console", say: "web" };

interface Named {
  /** Full key with "\0" where a part is filled in at run time. */
  key: string;
  file: string;
  /** True when the text is surely a locale key, not merely a word that could be one. */
  certain: boolean;
}

function sourceFiles(): string[] {
  const all = readdirSync(join(projectRoot, "src"), { recursive: true, encoding: "utf8" });
  return all.filter((file) => /\.tsx?$/.test(file) && !file.startsWith("content/")).map((file) => `src/${file}`);
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map((span) => `\0${span.literal.text}`).join("");
}

function namedIn(file: string): Named[] {
  const source = ts.createSourceFile(file, readFileSync(join(projectRoot, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found: Named[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== null) found.push(...readings(text, node, file));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function readings(text: string, node: ts.Node, file: string): Named[] {
  const namespace = /^(interface|web|console|messenger|officer|reminders|api):./s.exec(text)?.[1];
  if (namespace) return [{ key: text, file, certain: true }];
  const call =
    ts.isCallExpression(node.parent) && node.parent.arguments[0] === node ? node.parent.expression.getText() : "";
  const short = shortForms[call.replace(/^.*\./, "")];
  return Object.entries(folders)
    .filter(([, folder]) => file.startsWith(folder))
    .map(([name]) => ({ key: `${name}:${text}`, file, certain: short === name }));
}

function pattern(key: string): RegExp {
  const parts = key.split("\0").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".+")}$`, "s");
}

const named = sourceFiles().flatMap(namedIn);
const { locales } = await checkContent(projectRoot);
const keys = [...(locales[0]?.texts.keys() ?? [])].filter((key) => (key.split(":")[0] ?? "") in folders);
const names = [...new Set(keys.flatMap((key) => [key, stemOf(key)]))];

describe("texts that the program names itself", () => {
  it("are many, so that this test sees what it compares", () => {
    expect(keys.length).toBeGreaterThan(100);
    expect(named.filter(({ certain }) => certain).length).toBeGreaterThan(100);
  });

  it("all exist", () => {
    const missing = named.filter(({ key, certain }) => certain && !names.some((name) => pattern(key).test(name)));
    expect(missing.map(({ key, file }) => `${file} names ${key.replaceAll("\0", "…")}`)).toEqual([]);
  });

  it("are all that exist in their catalogues", () => {
    // Where every part of a key is filled in at run time, its parts must stand in the code as words of their own.
    const words = new Set(named.map(({ key }) => key));
    const inParts = (key: string) => {
      const [namespace, ...parts] = key.split(/[:.]/);
      return parts.every((part) => words.has(`${namespace}:${part}`));
    };
    const patterns = [...new Set(named.map(({ key }) => key))]
      .filter((key) => /[^\0.:]/.test(key.split(":")[1] ?? ""))
      .map(pattern);
    const isNamed = (key: string) => patterns.some((one) => one.test(key) || one.test(stemOf(key)));
    const unused = keys.filter((key) => !isNamed(key) && !inParts(key));
    expect(unused).toEqual([]);
  });
});
