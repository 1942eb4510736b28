import type { Given } from "./given.ts";
import type { Judged, JudgedLeaf, Judgement } from "./judge.ts";
import type { Truth } from "./kleene.ts";
import type { KnownFacts } from "./known-facts.ts";
import type { Predicate } from "./predicate.ts";
import { confidenceOf } from "./source.ts";
import {
  type Alike,
  alikeBeside,
  has,
  isSettled,
  type Joint,
  joinSets,
  just,
  NOTHING_ALIKE,
  ofNothing,
  opposite,
  type TruthSet,
  truthSet,
} from "./truth-set.ts";

/** A condition with every truth it may still come to once more is known. */
interface Outlook {
  possible: TruthSet;
  /** The fact behind it; or how it is joined of parts. */
  fact?: string;
  joined?: { by: Joint; parts: Outlook[] };
}

/** What may still become of a judgement. */
export interface Prospect {
  /** False when nothing that can still be answered makes the whole hold. */
  canHold: boolean;
  /** The open facts whose answer can make a difference to the whole. */
  facts: string[];
}

/**
 * What may still become of a judgement. A condition that can only end in "a person must decide" is not worth a question,
 * nor is one that could only confirm what something else already leaves to a person.
 */
export function prospectOf(judgement: Judgement, given: Given, known: KnownFacts): Prospect {
  if (judgement.truth !== "unknown") return { canHold: judgement.truth, facts: [] };
  const outlook = outlookOfWhole(judgement, { given, known });
  const facts: string[] = [];
  collectRelevant(outlook, NOTHING_ALIKE, facts);
  return { canHold: has(outlook.possible, true), facts };
}

interface Viewer {
  given: Given;
  known: KnownFacts;
}

function outlookOfWhole({ shared, groups }: Judgement, viewer: Viewer): Outlook {
  const look = (judged: Judged) => outlookOf(judged, viewer);
  const ways = groups.map(({ entry, rest }) => join("all", [entry, ...rest].map(look)));
  const all = shared.map(look);
  if (ways.length > 0) all.push(join("any", ways));
  return join("all", all);
}

function outlookOf(judged: Judged, viewer: Viewer): Outlook {
  // What is decided stays so, whatever else becomes known (kleene.ts).
  if (judged.truth !== "unknown") return { possible: just(judged.truth) };
  if (judged.kind === "leaf") return outlookOfLeaf(judged, viewer);
  return join(
    judged.kind,
    judged.parts.map((part) => outlookOf(part, viewer)),
  );
}

const eitherWay = truthSet([true, false]);
const metOrReferred = truthSet([true, "unknown"]);
const open = just("unknown");

/** A condition holds where its circumstances are not the person's, or its claim does. */
function outlookOfLeaf({ leaf, doubt }: JudgedLeaf, viewer: Viewer): Outlook {
  const told = doubt ? { possible: open } : outlookOfClaim(leaf, viewer, ifAsked(leaf, viewer));
  if (!leaf.when) return told;
  const circumstances = leaf.when.map((predicate) => not(outlookOfClaim(predicate, viewer, eitherWay)));
  return join("any", [...circumstances, told]);
}

function ifAsked(leaf: JudgedLeaf["leaf"], { given }: Viewer): TruthSet {
  if (confidenceOf(leaf, given.sources) === "unsure") return open;
  return leaf.otherwise === "refer" ? metOrReferred : eitherWay;
}

function outlookOfClaim(predicate: Predicate, { known }: Viewer, asked: TruthSet): Outlook {
  const truth: Truth = known.truth(predicate);
  const canAsk = truth === "unknown" && known.canAsk(predicate.fact);
  return canAsk ? { possible: asked, fact: predicate.fact } : { possible: just(truth) };
}

function not(outlook: Outlook): Outlook {
  return { ...outlook, possible: opposite(outlook.possible) };
}

function join(by: Joint, parts: Outlook[]): Outlook {
  const possible = parts.reduce((set, part) => joinSets(by, set, part.possible), ofNothing(by));
  return { possible, joined: { by, parts } };
}

function collectRelevant({ possible, fact, joined }: Outlook, alike: Alike, found: string[]): void {
  if (isSettled(possible, alike)) return;
  if (fact !== undefined) found.push(fact);
  if (!joined) return;
  const { by, parts } = joined;
  const after = parts.map(() => ofNothing(by));
  for (let index = parts.length - 2; index >= 0; index -= 1) {
    after[index] = joinSets(by, after[index + 1] ?? 0, parts[index + 1]?.possible ?? 0);
  }
  let before = ofNothing(by);
  parts.forEach((part, index) => {
    const others = joinSets(by, before, after[index] ?? 0);
    collectRelevant(part, alikeBeside(by, alike, others), found);
    before = joinSets(by, before, part.possible);
  });
}
