import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import type { Problem } from "../rules/problem.ts";
import type { ContentProblem } from "./problem.ts";
import type { SourceFile } from "./source-files.ts";

/** One YAML file: its value as far as it could be read, its mistakes, and where each of its places stands. */
export interface YamlFile {
  file: string;
  /** Plain data; as much as could be read when the file is not sound, null for an empty file. */
  value: unknown;
  /** False when mistakes of writing leave the structure in doubt, so that no schema should be asked. */
  sound: boolean;
  /** Mistakes of writing, before any schema is asked. */
  problems: ContentProblem[];
  /** A mistake with the line and column of its path; of the nearest place above when the path does not exist. */
  locate(problem: Problem): ContentProblem;
}

/** Without quotes, YAML 1.1 reads these keys as true or false, and so do other tools an author may use. */
const forbiddenKeys = new Set(["on", "off", "yes", "no", "y", "n"]);

/** Reads YAML 1.2: days stay text, keys are text, and keys that stand twice or read as booleans are mistakes. */
export function readYaml({ file, text }: SourceFile): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    logLevel: "error",
  });
  const at = (offset: number, message: string): ContentProblem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), message };
  };
  const problems = document.errors.map((error) => at(error.pos[0], explain(error, text)));
  problems.push(...habits(document).map(([offset, message]) => at(offset, message)));
  return {
    file,
    value: plainValue(document),
    sound: problems.length === 0,
    problems: problems.slice(0, document.errors.length > 0 ? firstCause(document) : undefined),
    locate: (problem) => at(offsetOf(document, problem.path), problem.message),
  };
}

/** After a mistake of structure the parser reports its own confusion too; only duplicate keys are independent. */
function firstCause(document: Document): number {
  const structural = document.errors.findIndex((error) => error.code !== "DUPLICATE_KEY");
  return structural === -1 ? Number.POSITIVE_INFINITY : structural + 1;
}

function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? null;
  } catch {
    return null;
  }
}

function explain(error: YAMLError, text: string): string {
  const quoted = JSON.stringify(/^[^:\n]*/.exec(text.slice(error.pos[0]))?.[0]?.trim() ?? "");
  switch (error.code) {
    case "DUPLICATE_KEY":
      return `key ${quoted} stands twice; keep one`;
    case "TAB_AS_INDENT":
      return "is indented with a tab; use two spaces";
    case "MULTIPLE_DOCS":
      return "a second document begins here (---); one file holds one document";
    case "BLOCK_AS_IMPLICIT_KEY":
    case "MULTILINE_IMPLICIT_KEY":
      return 'has a second ":" or a wrong indentation; put a text that contains ": " in quotes';
    case "BAD_SCALAR_START":
      return `a text cannot begin with ${JSON.stringify(text[error.pos[0]])} without quotes`;
    default:
      return `cannot be read as YAML: ${error.message}`;
  }
}

/** Rules of the house that YAML itself does not know, with the offset of each breach. */
function habits(document: Document): [number, string][] {
  const found: [number, string][] = [];
  visit(document, (key, node) => {
    const fault = isPair(node) ? keyFault(node.key) : nodeFault(key, node);
    if (fault !== null) found.push([startOf(node), fault]);
  });
  return found;
}

function keyFault(key: unknown): string | null {
  if (!isScalar(key) || key.type !== "PLAIN" || !forbiddenKeys.has(String(key.value).toLowerCase())) return null;
  return `key ${String(key.value)} reads as true or false elsewhere; put it in quotes or choose a word`;
}

function nodeFault(key: unknown, node: unknown): string | null {
  if (isAlias(node)) return `alias *${node.source} is not used here; write the value out`;
  if (isNode(node) && node.tag) return `tag ${node.tag} is not used here; put a text that begins with "!" in quotes`;
  if (!isScalar(node) || key === "key" || typeof node.value !== "number") return null;
  return losesDigits(node.source ?? "", node.value)
    ? `${node.source} would lose digits as a number; put it in quotes`
    : null;
}

function losesDigits(source: string, value: number): boolean {
  return /^[-+]?0\d/.test(source) || (/^[-+]?\d+$/.test(source) && !Number.isSafeInteger(value));
}

/** Where a path stands: a text or number at its value, everything else at its key or list position. */
function offsetOf(document: Document, path: (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const key of path) {
    const next = child(node, key);
    if (!next && key === 0 && isMap(node)) continue; // a list of one may be written without its list
    if (!next) break;
    offset = isScalar(next.value) && next.value.range ? startOf(next.value) : next.offset;
    node = next.value;
  }
  return offset;
}

function child(node: unknown, key: string | number): { offset: number; value: unknown } | null {
  if (isMap(node)) {
    const pair = node.items.find(
      (item) => isPair(item) && String(isScalar(item.key) ? item.key.value : item.key) === String(key),
    );
    return pair ? { offset: startOf(pair.key), value: pair.value } : null;
  }
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return item === undefined ? null : { offset: startOf(item), value: item };
  }
  return null;
}

function startOf(node: unknown): number {
  if (isPair(node)) return startOf(node.key);
  const ranged = node as Node | null | undefined; // every node the parser made has a range
  return isAlias(node) || ranged?.range ? (ranged?.range?.[0] ?? 0) : 0;
}
