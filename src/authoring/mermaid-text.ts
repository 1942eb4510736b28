import type { Graph, GraphNode, NodeKind } from "./graph.ts";
import { colours } from "./graph-colours.ts";

/** A drawing as Mermaid text, which many editors and wikis show. */
export function mermaidText({ title, nodes, edges }: Graph): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const used = [...new Set(nodes.map(({ kind }) => kind))];
  const idOf = (id: string) => ids.get(id) ?? "n0";
  return [
    "---",
    `title: ${JSON.stringify(title)}`,
    "---",
    "flowchart TD",
    ...nodes.map((node) => `  ${idOf(node.id)}${shapeOf(node)}:::${className(node.kind)}`),
    ...edges.map(
      ({ from, to, label }) => `  ${idOf(from)} -->${label === "" ? "" : `|${quoted([label])}|`} ${idOf(to)}`,
    ),
    ...used.map(
      (kind) => `  classDef ${className(kind)} fill:${colours[kind].fill},stroke:${colours[kind].line},color:#1b1b1b`,
    ),
    "",
  ].join("\n");
}

/** "end" is a word of Mermaid's own. */
function className(kind: NodeKind): string {
  return `${kind.replace("-", "")}Place`;
}

const shapes: Partial<Record<NodeKind, [string, string]>> = {
  branch: ["{", "}"],
  check: ["{{", "}}"],
  call: ["[[", "]]"],
  "look-up": ["[(", ")]"],
  end: ["([", "])"],
  eligible: ["([", "])"],
  ineligible: ["([", "])"],
  refer: ["([", "])"],
  undecided: ["([", "])"],
};

function shapeOf({ kind, heading, lines }: GraphNode): string {
  const [open, close] = shapes[kind] ?? ["[", "]"];
  return `${open}${quoted([heading, ...lines])}${close}`;
}

function quoted(lines: string[]): string {
  return `"${lines
    .filter((line) => line !== "")
    .map(escaped)
    .join("<br/>")}"`;
}

/** Mermaid reads #…; as a character, so that no text can end its quotes or become a tag or a style. */
function escaped(text: string): string {
  return text.replace(/[#"<>&`\\\n\r]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
