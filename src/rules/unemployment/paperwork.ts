import { formArticles, paperArticles, placeArticles, type Said, said } from "./articles.ts";
import type { SettledClaim } from "./conditions.ts";

/** What goes into the file, which forms there are, and where to hand it in. */
export interface Paperwork {
  papers: Said[];
  forms: Said[];
  places: Said[];
}

/** Papers, forms and places of a file (Nghị định 374/2025, điều 14; Nghị định 28/2015, điều 17). */
export function paperworkOf(claim: SettledClaim): Paperwork {
  const kind = claim.value("insuredContractKind");
  const isShort = kind === null || kind === "from-1-to-3-months" || kind === "from-3-to-12-months";
  const papers = isShort
    ? (["request", "termination-paper", "short-contract", "insurance-book"] as const)
    : (["request", "termination-paper", "insurance-book"] as const);
  const list = <Id extends string>(table: Parameters<typeof said<Id>>[0], ids: readonly Id[]): Said[] =>
    ids.flatMap((id) => said(table, { id, law: claim.law }, claim.given.sources) ?? []);
  return {
    papers: list(paperArticles, papers),
    // The keys of both tables are the ids there are.
    forms: list(formArticles, Object.keys(formArticles) as (keyof typeof formArticles)[]),
    places: list(placeArticles, Object.keys(placeArticles) as (keyof typeof placeArticles)[]),
  };
}
