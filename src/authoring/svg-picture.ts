import dagre from "@dagrejs/dagre";
import type { Graph, GraphEdge, GraphNode } from "./graph.ts";
import { colours } from "./graph-colours.ts";

/** Sizes in pixels. Texts are measured by their number of characters: no font is at hand, and 13 pixels need 7.4 at most. */
const font = { size: 13, letter: 7.4, line: 18, lettersOfLine: 34, lettersOfLabel: 24 };
const padding = 12;

interface Box {
  node: GraphNode;
  lines: { text: string; bold: boolean }[];
  width: number;
  height: number;
}

interface Placed {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A drawing as one SVG picture without scripts, links or fonts of its own. Long texts are wrapped, everything is escaped. */
export function svgPicture(graph: Graph): string {
  const boxes = new Map(graph.nodes.map((node) => [node.id, boxOf(node)]));
  const edges = graph.edges.filter(({ from, to }) => boxes.has(from) && boxes.has(to));
  const { layout, width, height } = laidOut(boxes, edges);
  const titleHeight = 44;
  const shown = Math.max(width, graph.title.length * font.letter * 1.3 + 48);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(shown)}" height="${px(height + titleHeight)}" viewBox="0 0 ${px(shown)} ${px(height + titleHeight)}" role="img" font-family="system-ui, 'Segoe UI', 'Noto Sans', Roboto, Arial, sans-serif" font-size="${font.size}" fill="#1b1b1b">`,
    `<title>${escaped(graph.title)}</title>`,
    '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L10 5L0 10z" fill="#4a5568"/></marker></defs>',
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="24" y="30" font-size="17" font-weight="700">${escaped(graph.title)}</text>`,
    `<g transform="translate(0 ${titleHeight})">`,
    ...edges.map((edge, index) => arrow(wayOf(layout, edge, index))),
    ...[...boxes].map(([id, box]) => boxPicture(box, layout.node(id) as Placed)), // dagre.layout placed every node
    ...edges.map((edge, index) => labelPicture(edge, wayOf(layout, edge, index))),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

interface Layout {
  layout: InstanceType<typeof dagre.graphlib.Graph>;
  width: number;
  height: number;
}

/** A drawing wider than this is tried from left to right too. */
const WIDE = 2600;

/** From top to bottom; a question with very many answers rather from left to right, where they stand below each other. */
function laidOut(boxes: Map<string, Box>, edges: GraphEdge[]): Layout {
  const down = laidOutBy("TB", boxes, edges);
  if (down.width <= WIDE) return down;
  const across = laidOutBy("LR", boxes, edges);
  return Math.max(across.width, across.height) < Math.max(down.width, down.height) ? across : down;
}

function laidOutBy(rankdir: "TB" | "LR", boxes: Map<string, Box>, edges: GraphEdge[]): Layout {
  const layout = new dagre.graphlib.Graph({ multigraph: true });
  layout.setGraph({ rankdir, nodesep: 28, ranksep: 48, edgesep: 16, marginx: 24, marginy: 24 });
  for (const [id, { width, height }] of boxes) layout.setNode(id, { width, height });
  edges.forEach((edge, index) => {
    layout.setEdge(edge.from, edge.to, { ...labelSize(edge), labelpos: "c" }, String(index));
  });
  dagre.layout(layout);
  const { width = 0, height = 0 } = layout.graph() as { width?: number; height?: number }; // dagre.layout sets them
  return { layout, width, height };
}

function wayOf(layout: Layout["layout"], { from, to }: GraphEdge, index: number): Placed & Points {
  return layout.edge({ v: from, w: to, name: String(index) }) as Placed & Points; // dagre.layout placed every edge
}

function boxOf(node: GraphNode): Box {
  const lines = [
    ...wrapped(node.heading, font.lettersOfLine).map((text) => ({ text, bold: true })),
    ...node.lines.flatMap((line) => wrapped(line, font.lettersOfLine)).map((text) => ({ text, bold: false })),
  ];
  const letters = Math.max(8, ...lines.map(({ text, bold }) => text.length * (bold ? 1.08 : 1)));
  return { node, lines, width: letters * font.letter + 2 * padding, height: lines.length * font.line + 2 * padding };
}

function labelSize({ label }: GraphEdge): { width: number; height: number } {
  const lines = wrapped(label, font.lettersOfLabel);
  if (lines.length === 0) return { width: 0, height: 0 };
  return { width: Math.max(...lines.map((line) => line.length)) * font.letter, height: lines.length * font.line };
}

/** The words of a text in lines of at most so many characters; a longer word has a line of its own. */
function wrapped(text: string, atMost: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= atMost) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

interface Points {
  points: { x: number; y: number }[];
}

function arrow({ points }: Points): string {
  const path = points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${px(x)} ${px(y)}`).join("");
  return `<path d="${path}" fill="none" stroke="#4a5568" stroke-width="1.4" stroke-linejoin="round" marker-end="url(#arrow)"/>`;
}

function boxPicture({ node, lines }: Box, { x, y, width, height }: Placed): string {
  const { fill, line } = colours[node.kind];
  const round = ["question", "branch", "check", "call", "act", "more"].includes(node.kind) ? 4 : 16;
  const dashed = node.kind === "more" ? ' stroke-dasharray="5 4"' : "";
  const left = x - width / 2;
  const top = y - height / 2;
  const inner = node.kind === "call" || node.kind === "check" ? innerLine({ left, top, width, height }, line) : "";
  const texts = lines.map(({ text, bold }, index) => {
    const weight = bold ? ' font-weight="700"' : "";
    return `<text x="${px(x)}" y="${px(top + padding + font.line * (index + 0.74))}" text-anchor="middle"${weight}>${escaped(text)}</text>`;
  });
  return `<g><rect x="${px(left)}" y="${px(top)}" width="${px(width)}" height="${px(height)}" rx="${round}" fill="${fill}" stroke="${line}" stroke-width="1.5"${dashed}/>${inner}${texts.join("")}</g>`;
}

/** A second line inside the frame marks what leads into another conversation or into the rules. */
function innerLine(box: { left: number; top: number; width: number; height: number }, line: string): string {
  const { left, top, width, height } = box;
  return `<rect x="${px(left + 4)}" y="${px(top + 4)}" width="${px(width - 8)}" height="${px(height - 8)}" rx="2" fill="none" stroke="${line}"/>`;
}

function labelPicture({ label }: GraphEdge, { x, y, width, height }: Placed): string {
  const lines = wrapped(label, font.lettersOfLabel);
  if (lines.length === 0) return "";
  const top = y - height / 2;
  const texts = lines.map(
    (text, index) =>
      `<text x="${px(x)}" y="${px(top + font.line * (index + 0.74))}" text-anchor="middle" fill="#2d3748">${escaped(text)}</text>`,
  );
  const back = `<rect x="${px(x - width / 2 - 2)}" y="${px(top - 1)}" width="${px(width + 4)}" height="${px(height + 2)}" fill="#ffffff" fill-opacity="0.88"/>`;
  return `<g>${back}${texts.join("")}</g>`;
}

function px(length: number): string {
  return String(Math.round(length * 10) / 10);
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as XML; signs that XML has no form for are left out. */
function escaped(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, "").replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
}
