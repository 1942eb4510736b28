import { checkPredicate, type KnownFactDefinitions } from "./check-predicate.ts";
import { below, type Problem } from "./problem.ts";

/**
 * Mistakes across questions: circumstances that name an unknown fact or a value it never has, or that are asked for
 * only later, so that the question would come before the one it depends on.
 */
export function checkFacts(definitions: KnownFactDefinitions): Problem[] {
  const order = [...definitions.keys()];
  return [...definitions].flatMap(([name, { askedWhen }], at) =>
    (askedWhen ?? []).flatMap((predicate, index) => {
      const problems = checkPredicate(predicate, definitions);
      if (order.indexOf(predicate.fact) >= at) {
        problems.push({
          path: ["fact"],
          message: `"${name}" depends on "${predicate.fact}", which is asked only later; move it up`,
        });
      }
      return below([name, "asked-when", index], problems);
    }),
  );
}
