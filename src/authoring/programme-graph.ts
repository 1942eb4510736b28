import type { Programme } from "../rules/programme.ts";
import { linesOfProgramme } from "../rules/programme-parts.ts";
import type { Answers, QuestionTree, TreeNode } from "../rules/question-tree.ts";
import { type Graph, type GraphEdge, type GraphNode, shortened } from "./graph.ts";
import { answerText, factName, groupTitle, moneyText, programmeTitle, tell, type View, wordsOr } from "./view.ts";

/** Most characters of a question, a reason or an answer in a drawing. */
const TEXT_AT_MOST = 110;

/** The drawing of what a programme asks and where each answer leads. */
export function programmeGraph(view: View, programme: Programme, tree: QuestionTree): Graph {
  return {
    title: programmeTitle(view, programme.id),
    nodes: tree.nodes.map((node, at) => ({ id: idOf(at), ...placeOf(view, programme, node) })).sort(rootFirst(tree)),
    edges: tree.nodes.flatMap((node, at) => edgesOf(view, node, idOf(at))),
  };
}

function idOf(at: number): string {
  return `n${at}`;
}

function rootFirst({ root }: QuestionTree): (a: GraphNode, b: GraphNode) => number {
  return (a, b) => Number(b.id === idOf(root)) - Number(a.id === idOf(root));
}

function placeOf(view: View, programme: Programme, node: TreeNode): Omit<GraphNode, "id"> {
  if (node.is === "question") {
    const ask = wordsOr(view, `facts:${node.fact}.ask`, "");
    return { kind: "question", heading: factName(view, node.fact), lines: [shortened(ask, TEXT_AT_MOST)] };
  }
  if (node.is === "more") {
    const facts = node.facts.map((fact) => factName(view, fact)).join("; ");
    return { kind: "more", heading: tell(view, "officer:graph.more"), lines: [shortened(facts, TEXT_AT_MOST)] };
  }
  return {
    kind: node.verdict,
    heading: tell(view, `officer:verdicts.${node.verdict}`),
    lines: outcomeLines(view, programme, node),
  };
}

function outcomeLines(view: View, programme: Programme, node: Extract<TreeNode, { is: "outcome" }>): string[] {
  const reasons = [...node.failed, ...node.unsure].map((id) =>
    shortened(wordsOr(view, `programmes:${programme.id}.conditions.${id}.failed`, id), TEXT_AT_MOST),
  );
  const groups = node.group === null ? [] : [shortened(groupTitle(view, programme.id, node.group), TEXT_AT_MOST)];
  const asks = node.sumAsks.map((fact) => factName(view, fact)).join("; ");
  return [
    ...groups.map((group) => tell(view, "officer:graph.group", { group })),
    ...reasons,
    ...(asks === "" ? [] : [tell(view, "officer:graph.sumAsks", { facts: asks })]),
    ...(node.verdict === "eligible" ? sumLines(view, programme) : []),
  ];
}

/** Most lines of a sum in a drawing. */
const SUM_LINES = 8;

function sumLines(view: View, programme: Programme): string[] {
  const lines = linesOfProgramme(programme);
  const told = lines.slice(0, SUM_LINES).map((line) => {
    const words = shortened(wordsOr(view, `programmes:${programme.id}.amounts.${line.id}`, line.id), TEXT_AT_MOST / 2);
    return `${words}: ${typeof line.each === "number" ? moneyText(view, line.each) : line.each.parameter}`;
  });
  return lines.length > SUM_LINES ? [...told, "…"] : told;
}

function edgesOf(view: View, node: TreeNode, from: string): GraphEdge[] {
  if (node.is !== "question") return [];
  const only = node.ways.length === 1;
  return node.ways.map(({ answers, to }) => {
    const texts = answers.map((answer) => answersText(view, node.fact, answer));
    return {
      from,
      to: idOf(to),
      label: only ? tell(view, "officer:graph.any") : texts.map((text) => shortened(text, 40)).join("; "),
    };
  });
}

function answersText(view: View, fact: string, answers: Answers): string {
  if ("value" in answers) return answerText(view, fact, { value: answers.value });
  const { from, to } = answers;
  const words = (value: NonNullable<typeof from>) => answerText(view, fact, { value });
  if (from !== undefined && from === to) return words(from);
  const parts = [
    ...(from === undefined ? [] : [tell(view, "officer:values.from", { from: words(from) })]),
    ...(to === undefined ? [] : [tell(view, "officer:values.to", { to: words(to) })]),
  ];
  return parts.length === 0 ? tell(view, "officer:graph.any") : parts.join(" ");
}
