import type { AskStep, Claim, Conversation, Next, Step } from "../flow/conversation.ts";
import { END } from "../flow/conversation.ts";
import { type Graph, type GraphEdge, type GraphNode, shortened } from "./graph.ts";
import { answerText, conversationTitle, factName, programmeTitle, tell, type View, wordsOr } from "./view.ts";

/** Most characters of a text in a drawing. */
const TEXT_AT_MOST = 110;

/** The drawing of a conversation: its steps, where each leads, which others it calls and which programmes it checks. */
export function conversationGraph(view: View, conversation: Conversation): Graph {
  const names = [conversation.start, ...Object.keys(conversation.steps).filter((name) => name !== conversation.start)];
  const drawn = names.flatMap((name) => {
    const step = conversation.steps[name];
    return step ? [drawStep({ view, conversation, name, step })] : [];
  });
  const edges = drawn.flatMap((part) => part.edges);
  const ends = edges.some(({ to }) => to === END) ? [{ id: END, ...endPlace(view) }] : [];
  return {
    title: tell(view, "officer:graph.conversation", { name: conversationTitle(view, conversation.id) }),
    nodes: [...drawn.flatMap((part) => part.nodes), ...ends],
    edges,
  };
}

interface Drawn {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

interface At {
  view: View;
  conversation: Conversation;
  name: string;
  step: Step;
}

function endPlace(view: View): Omit<GraphNode, "id"> {
  return { kind: "end", heading: tell(view, "officer:graph.end"), lines: [] };
}

function drawStep(at: At): Drawn {
  const { step, name } = at;
  const node = { id: name, ...placeOf(at) };
  if ("ask" in step) return drawQuestion(at, step, node);
  if ("branch" in step) return { nodes: [node], edges: edgesOfNext(at, step.branch, "") };
  const missing = "missing" in step ? edgesOfNext(at, step.missing, tell(at.view, "officer:graph.missing")) : [];
  const label = "missing" in step ? tell(at.view, "officer:graph.found") : "";
  return { nodes: [node], edges: [...edgesOfNext(at, step.next, label), ...missing] };
}

function placeOf(at: At): Omit<GraphNode, "id"> {
  const { view, step, name } = at;
  const key = `conversations:${at.conversation.id}.${name}`;
  if ("ask" in step) {
    const lines = [shortened(wordsOr(view, `${key}.ask`, ""), TEXT_AT_MOST)];
    if (step.optional) lines.push(tell(view, "officer:graph.optional"));
    return { kind: "question", heading: wordsOr(view, `${key}.short`, name), lines };
  }
  if ("say" in step)
    return { kind: "say", heading: name, lines: [shortened(wordsOr(view, `${key}.say`, ""), TEXT_AT_MOST)] };
  if ("tell" in step) return { kind: "say", heading: name, lines: [step.tell] };
  if ("branch" in step) return { kind: "branch", heading: name, lines: [] };
  if ("check" in step) {
    const lines = step.check.map((id) => shortened(programmeTitle(view, id), TEXT_AT_MOST));
    return { kind: "check", heading: tell(view, "officer:graph.check"), lines };
  }
  if ("reckon" in step)
    return {
      kind: "check",
      heading: tell(view, "officer:graph.check"),
      lines: [tell(view, "interface:unemployment.title")],
    };
  if ("call" in step) return callPlace(view, step);
  if ("look-up" in step)
    return { kind: "look-up", heading: tell(view, "officer:graph.lookUp"), lines: [step["look-up"]] };
  return { kind: "act", heading: name, lines: "do" in step ? [step.do] : [] };
}

function callPlace(
  view: View,
  { call, with: given }: { call: string; with?: Record<string, string> },
): Omit<GraphNode, "id"> {
  const lines = Object.entries(given ?? {}).map(([step, option]) => {
    const key = `conversations:${call}.${step}`;
    return `${wordsOr(view, `${key}.short`, step)}: ${wordsOr(view, `${key}.options.${option}`, option)}`;
  });
  return {
    kind: "call",
    heading: tell(view, "officer:graph.conversation", { name: conversationTitle(view, call) }),
    lines,
  };
}

/** A question with its options; those that lead on alike share an arrow. */
function drawQuestion(at: At, step: AskStep, node: GraphNode): Drawn {
  const { view, conversation, name } = at;
  const options = (step.options ?? []).map((option) => ({
    option,
    label: shortened(wordsOr(view, `conversations:${conversation.id}.${name}.options.${option}`, option), 40),
    outcome: step.leads?.[option],
  }));
  const led = options.flatMap(({ option, label, outcome }) =>
    outcome ? [drawOutcome(at, { option, label, outcome })] : [],
  );
  const recorded = options.filter(({ outcome }) => !outcome).map(({ label }) => label);
  const isOpen = options.length === 0 || recorded.length > 0;
  const rest = isOpen ? edgesOfNext(at, step.next ?? END, recorded.join("; ")) : [];
  return {
    nodes: [node, ...led.flatMap(({ nodes }) => nodes)],
    edges: [...led.flatMap(({ edges }) => edges), ...rest],
  };
}

interface Lead {
  option: string;
  label: string;
  outcome: NonNullable<AskStep["leads"]>[string];
}

/** Where an option leads instead of being recorded. */
function drawOutcome({ view, name }: At, { option, label, outcome }: Lead): Drawn {
  if ("go" in outcome) return { nodes: [], edges: [{ from: name, to: outcome.go, label }] };
  if ("ask-again" in outcome) return { nodes: [], edges: [{ from: name, to: outcome["ask-again"][0] ?? name, label }] };
  const id = `${name}.${option}`;
  const place =
    "call" in outcome
      ? callPlace(view, outcome)
      : { kind: "act" as const, heading: tell(view, `officer:graph.commands.${outcome.command}`), lines: [] };
  return { nodes: [{ id, ...place }], edges: [{ from: name, to: id, label }] };
}

function edgesOfNext({ view, conversation, name }: At, next: Next, label: string): GraphEdge[] {
  if (typeof next === "string") return [{ from: name, to: next, label }];
  return next.map(({ when, go }) => ({
    from: name,
    to: go,
    label: when
      ? when.map((claim) => claimLabel(view, conversation.id, claim)).join(` ${tell(view, "officer:graph.and")} `)
      : tell(view, "officer:graph.otherwise"),
  }));
}

function claimLabel(view: View, conversation: string, claim: Claim): string {
  if ("fact" in claim) {
    const values = claim.is.map((value) => answerText(view, claim.fact, { value: valueMeant(value) }));
    return `${factName(view, claim.fact)}: ${values.join("; ")}`;
  }
  const key = `conversations:${conversation}.${claim.answer}`;
  const options = claim.is.map((option) => shortened(wordsOr(view, `${key}.options.${option}`, option), 40));
  return `${wordsOr(view, `${key}.short`, claim.answer)}: ${options.join("; ")}`;
}

/** Claims of a conversation write every value as text. */
function valueMeant(text: string): string | boolean {
  return text === "true" || (text === "false" ? false : text);
}
