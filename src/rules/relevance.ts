import type { Given } from "./given.ts";
import type { Judged, JudgedLeaf, Judgement } from "./judge.ts";
import { and, or, type Truth } from "./kleene.ts";
import type { KnownFacts } from "./known-facts.ts";
import type { Predicate } from "./predicate.ts";
import { confidenceOf } from "./source.ts";

/** A condition with every truth it may still come to once more is known. */
interface Outlook {
  possible: readonly Truth[];
  /** The fact behind it; or how it is joined of parts. */
  fact?: string;
  joined?: { by: typeof and; parts: Outlook[] };
}

/** Two truths are alike where it makes no difference to the whole which of them a part comes to. */
type Alike = (a: Truth, b: Truth) => boolean;

/** What may still become of a judgement. */
export interface Prospect {
  /** Every truth the whole may still come to. */
  possible: readonly Truth[];
  /** The open facts whose answer can make a difference to the whole. */
  facts: string[];
}

/**
 * What may still become of a judgement. A condition that can only end in "a person must decide" is not worth a question,
 * nor is one that could only confirm what something else already leaves to a person.
 */
export function prospectOf(judgement: Judgement, given: Given, known: KnownFacts): Prospect {
  const outlook = outlookOfWhole(judgement, { given, known });
  return { possible: outlook.possible, facts: relevantFacts(outlook, (a, b) => a === b) };
}

interface Viewer {
  given: Given;
  known: KnownFacts;
}

function outlookOfWhole({ shared, groups }: Judgement, viewer: Viewer): Outlook {
  const look = (judged: Judged) => outlookOf(judged, viewer);
  const ways = groups.map(({ entry, rest }) => join(and, [entry, ...rest].map(look)));
  return join(and, [...shared.map(look), ...(ways.length > 0 ? [join(or, ways)] : [])]);
}

function outlookOf(judged: Judged, viewer: Viewer): Outlook {
  if (judged.kind === "leaf") return outlookOfLeaf(judged, viewer);
  const parts = judged.parts.map((part) => outlookOf(part, viewer));
  return join(judged.kind === "all" ? and : or, parts);
}

/** A condition holds where its circumstances are not the person's, or its claim does. */
function outlookOfLeaf({ leaf, doubt }: JudgedLeaf, viewer: Viewer): Outlook {
  const unsure = confidenceOf(leaf, viewer.given.sources) === "unsure";
  const failing: Truth = leaf.otherwise === "refer" ? "unknown" : false;
  const claim = outlookOfClaim(leaf, viewer, unsure ? ["unknown"] : [true, failing]);
  const told = doubt ? { possible: ["unknown" as const] } : claim;
  const circumstances = (leaf.when ?? []).map((predicate) => not(outlookOfClaim(predicate, viewer, [true, false])));
  return circumstances.length === 0 ? told : join(or, [...circumstances, told]);
}

function outlookOfClaim(predicate: Predicate, { known }: Viewer, ifAsked: readonly Truth[]): Outlook {
  const truth = known.truth(predicate);
  const canAsk = truth === "unknown" && known.askable(predicate.fact).length > 0;
  return canAsk ? { possible: ifAsked, fact: predicate.fact } : { possible: [truth] };
}

function not(outlook: Outlook): Outlook {
  return { ...outlook, possible: outlook.possible.map((truth) => (truth === "unknown" ? truth : !truth)) };
}

function join(by: typeof and, parts: Outlook[]): Outlook {
  return { possible: together(by, parts), joined: { by, parts } };
}

/** Every truth that parts can come to together. */
function together(by: typeof and, parts: readonly Outlook[]): Truth[] {
  return parts.reduce<Truth[]>(
    (reached, { possible }) => [...new Set(reached.flatMap((a) => possible.map((b) => by([a, b]))))],
    [by([])],
  );
}

function relevantFacts({ possible, fact, joined }: Outlook, alike: Alike): string[] {
  const [first] = possible;
  if (first === undefined || possible.every((truth) => alike(truth, first))) return [];
  if (!joined) return fact === undefined ? [] : [fact];
  const { by, parts } = joined;
  return parts.flatMap((part, index) => {
    const others = together(by, parts.toSpliced(index, 1));
    return relevantFacts(part, (a, b) => others.every((other) => alike(by([a, other]), by([b, other]))));
  });
}
