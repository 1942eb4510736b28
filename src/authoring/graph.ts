/** What a place of a drawing is; it decides shape and colour. */
export type NodeKind =
  | "question"
  | "say"
  | "branch"
  | "check"
  | "call"
  | "act"
  | "look-up"
  | "end"
  | "more"
  | "eligible"
  | "ineligible"
  | "refer"
  | "undecided";

/** A place of a drawing: a heading, and lines below it. */
export interface GraphNode {
  id: string;
  kind: NodeKind;
  heading: string;
  lines: string[];
}

/** An arrow of a drawing. */
export interface GraphEdge {
  from: string;
  to: string;
  label: string;
}

/** A drawing before it has a form. */
export interface Graph {
  title: string;
  nodes: GraphNode[];
  edges: GraphEdge[];
}

/** A text cut to so many characters, at a word, with a sign that it goes on. */
export function shortened(text: string, atMost: number): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= atMost) return flat;
  const cut = flat.slice(0, atMost - 1);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > atMost / 2 ? space : undefined)}…`;
}
