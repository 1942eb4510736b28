/** Cases filed in a talk: what is remembered of them there. */
import type { Session } from "./session.ts";

/** Characters of the last group of a code: what a person types back. It is one of five groups and gives nothing away. */
export const CODE_TAIL = 5;
/** Before the id of a case whose news are told in this talk, where a code is asked for. */
export const OWN_CASE = "case:";
/** Cases of a talk that are remembered. */
const OWN_CASES_AT_MOST = 20;

/** The cases of a talk with one more, newest first. */
export function withCase(cases: Session["cases"], { id, number }: { id: string; number: string }): Session["cases"] {
  return [{ id, number }, ...(cases ?? []).filter((one) => one.id !== id)].slice(0, OWN_CASES_AT_MOST);
}
