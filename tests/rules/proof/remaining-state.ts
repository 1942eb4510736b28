import type { Bands, Factor, Sum } from "../../../src/rules/amount.ts";
import { appraise } from "../../../src/rules/appraise.ts";
import type { Given } from "../../../src/rules/given.ts";
import { type Judged, type JudgedLeaf, type Judgement, judge } from "../../../src/rules/judge.ts";
import { type KnownFacts, knownFacts } from "../../../src/rules/known-facts.ts";
import { valueOn } from "../../../src/rules/parameter.ts";
import type { Predicate } from "../../../src/rules/predicate.ts";
import type { Programme } from "../../../src/rules/programme.ts";

/**
 * What is left open of programmes, as a text. Two people with the same one are asked the same questions from there on and
 * end alike, so that only one of them need be followed: what has been decided no longer stands in it, how it was decided
 * only where the outcome names it (conditions that failed or are left to a person, lines of a sum).
 */
export function remainingState(programmes: readonly Programme[], given: Given): string {
  const known = knownFacts(given);
  const writer: Writer = { given, known, open: new Map() };
  const parts = programmes.map((programme) => stateOfProgramme(programme, writer));
  return [...parts, ...[...writer.open].map(([fact, state]) => `${fact}:${state}`).sort()].join("|");
}

interface Writer {
  given: Given;
  known: KnownFacts;
  /** Open facts that still matter, with what is known of the circumstances in which they arise. */
  open: Map<string, string>;
}

function stateOfProgramme(programme: Programme, writer: Writer): string {
  const { given, known } = writer;
  if (appraise(programme, given, known).missing.length === 0) return "done";
  const judgement = judge(programme, given, known);
  const sums = (programme.amount ?? []).map((entry) => stateOfLine(entry, writer));
  return `${stateOfJudgement(judgement, writer)};${sums.join(",")}`;
}

function stateOfJudgement({ shared, groups }: Judgement, writer: Writer): string {
  const ways = groups.map(({ group, entry, rest }) => `${group.id}=${stateOfParts([entry, ...rest], writer)}`);
  return [stateOfParts(shared, writer), ...ways].join(" ");
}

/** What is met is not named, and what is left to a person for want of an answer is named once. */
function stateOfParts(parts: readonly Judged[], writer: Writer): string {
  return [...new Set(parts.map((part) => stateOf(part, writer)))].filter((text) => text !== "").join("&");
}

function stateOf(judged: Judged, writer: Writer): string {
  if (judged.truth === true) return "";
  if (judged.truth === false) return `no(${idsOf(judged).join()})`;
  if (judged.kind === "leaf") return stateOfLeaf(judged, writer);
  return `${judged.kind}(${judged.parts.map((part) => stateOf(part, writer) || "yes").join()})`;
}

function idsOf(judged: Judged): string[] {
  if (judged.truth !== false) return [];
  return judged.kind === "leaf" ? [judged.leaf.id] : judged.parts.flatMap(idsOf);
}

function stateOfLeaf({ leaf, doubt }: JudgedLeaf, writer: Writer): string {
  const claims = [leaf, ...(leaf.when ?? [])].map((claim) => stateOfClaim(claim, writer));
  if (claims.some((text) => text.startsWith("?"))) return `${leaf.id}(${claims.join()})`;
  return doubt ? `person(${leaf.id})` : "unknown";
}

function stateOfClaim(claim: Predicate, writer: Writer): string {
  const truth = writer.known.truth(claim);
  return truth === "unknown" ? stateOfFact(claim.fact, writer) : String(truth);
}

function stateOfFact(fact: string, writer: Writer): string {
  if (!writer.known.canAsk(fact)) return "unknown";
  if (!writer.open.has(fact)) {
    writer.open.set(fact, "");
    const circumstances = writer.given.definitions.get(fact)?.askedWhen ?? [];
    writer.open.set(fact, circumstances.map((claim) => stateOfClaim(claim, writer)).join());
  }
  return `?${fact}`;
}

function stateOfLine(entry: Sum | Bands, writer: Writer): string {
  const applies = writer.known.holds(entry.when);
  if (applies === false) return "none";
  const circumstances = (entry.when ?? []).map((claim) => stateOfClaim(claim, writer));
  const prices = "bands" in entry ? entry.bands.map(({ each }) => each) : [entry.each];
  const days = prices.map((each) => (typeof each === "number" ? "" : stateOfPrice(each.parameter, writer)));
  const numbers =
    "bands" in entry ? [stateOfBands(entry, writer)] : (entry.times ?? []).map((one) => times(one, writer));
  return [...circumstances, ...days, ...numbers].join("*");
}

function stateOfPrice(name: string, writer: Writer): string {
  const parameter = writer.given.parameters?.get(name);
  if (parameter?.by === undefined) return "";
  const answer = writer.known.answer(parameter.by);
  if (answer === undefined) return stateOfFact(parameter.by, writer);
  return "value" in answer ? String(valueOn(parameter, String(answer.value))) : "unknown";
}

function stateOfBands({ bandsBy, bands }: Bands, writer: Writer): string {
  const number = numberOf(bandsBy, writer);
  return typeof number === "string" ? number : (bands.filter(({ from }) => from <= number).at(-1)?.id ?? "none");
}

/** How often a sum is paid makes no difference to what is asked, except for never. */
function times({ fact }: Factor, writer: Writer): string {
  const number = numberOf(fact, writer);
  return typeof number === "string" ? number : String(number > 0);
}

function numberOf(fact: string, writer: Writer): number | string {
  const answer = writer.known.answer(fact);
  if (answer === undefined) return stateOfFact(fact, writer);
  return "value" in answer ? Number(answer.value) : "unknown";
}
