import { checkPredicate, type KnownFactDefinitions } from "./check-predicate.ts";
import { didYouMean } from "./nearest-name.ts";
import { below, type Problem } from "./problem.ts";

/**
 * Mistakes across questions: circumstances that name an unknown fact or a value it never has, or that are asked for
 * only later, so that the question would come before the one it depends on; a day offered from what is no date.
 */
export function checkFacts(definitions: KnownFactDefinitions): Problem[] {
  const order = [...definitions.keys()];
  const circumstances = [...definitions].flatMap(([name, { askedWhen }], at) =>
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
  return [...circumstances, ...sameDays(definitions)];
}

function sameDays(definitions: KnownFactDefinitions): Problem[] {
  const dates = [...definitions].flatMap(([name, { type }]) => (type === "date" ? [name] : []));
  return [...definitions].flatMap(([name, { sameAs }]) =>
    sameAs === undefined || dates.includes(sameAs)
      ? []
      : [{ path: [name, "same-as"], message: `"${sameAs}" is no date${didYouMean(sameAs, dates)}` }],
  );
}
