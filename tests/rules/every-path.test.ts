import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/rules/evaluate.ts";
import type { Facts } from "../../src/rules/fact.ts";
import { nextFact } from "../../src/rules/next-fact.ts";
import type { Programme } from "../../src/rules/programme.ts";
import { loadHouseRules } from "./load-house-rules.ts";
import { answersOf, type World, walkEveryPath } from "./proof/every-path.ts";
import { outcomesReached } from "./proof/outcomes.ts";

const house = await loadHouseRules();

/** What a walk found: how many paths, and which outcomes of what was decided. */
interface Found {
  paths: number;
  outcomes: string[];
}

/** Every path on its own, with nothing remembered. */
function walkSlowly(programmes: readonly Programme[], world: World): Found {
  const answers = answersOf(programmes, world);
  const outcomes = new Set<string>();
  let paths = 0;
  const open: Facts[] = [{}];
  for (let facts = open.pop(); facts !== undefined; facts = open.pop()) {
    const known = facts;
    const fact = nextFact(programmes, { ...world, facts });
    if (fact !== null) open.push(...answers(fact).map((answer) => ({ ...known, [fact]: answer })));
    else {
      paths += 1;
      for (const outcome of outcomesOf(programmes, world, facts)) outcomes.add(outcome);
    }
  }
  return { paths, outcomes: [...outcomes].sort() };
}

function walkOnce(programmes: readonly Programme[], world: World): Found {
  const outcomes = new Set<string>();
  const { paths } = walkEveryPath(programmes, world, {
    atEnd: () => {},
    onTheWay(facts) {
      for (const outcome of outcomesOf(programmes, world, facts)) outcomes.add(outcome);
    },
  });
  return { paths: Number(paths), outcomes: [...outcomes].sort() };
}

function outcomesOf(programmes: readonly Programme[], world: World, facts: Facts): string[] {
  const given = { ...world, facts };
  const decided = programmes
    .map((programme) => evaluate(programme, given))
    .filter(({ missing }) => missing.length === 0);
  return decided.flatMap((evaluation) =>
    outcomesReached(evaluation, given).map((outcome) => `${evaluation.programme.id}: ${outcome}`),
  );
}

describe("walkEveryPath()", () => {
  const ids = ["nq116-employer-cut", "nq68-accident-fund", "nq68-guides"];
  const together = house.programmes.filter(({ id }) => ids.includes(id));
  const cases = [
    ...house.programmes.flatMap((programme) =>
      ["2021-10-07", "2026-11-23"].map((today) => [`${programme.id} on ${today}`, [programme], today] as const),
    ),
    ["three together", together, "2026-11-23"] as const,
  ];

  it.each(cases)("finds as many paths and the same outcomes as walking each on its own: %s", (_, programmes, today) => {
    const world = { ...house.book, today };
    expect(walkOnce(programmes, world)).toEqual(walkSlowly(programmes, world));
  });
});
