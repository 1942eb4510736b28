/**
 * The benchmark "questions": how many questions people are asked, by the planner, by a form with every question of what
 * they look at, and by one with every question there is. The people are those of the worked examples, and people with one
 * answer from each side of every bound.
 */
import { appraise } from "../../src/rules/appraise.ts";
import { chances } from "../../src/rules/chances.ts";
import type { Day } from "../../src/rules/day.ts";
import { enumerateCases } from "../../src/rules/enumerate-cases.ts";
import type { Facts } from "../../src/rules/fact.ts";
import type { Programme } from "../../src/rules/programme.ts";
import { exampleFacts } from "../../src/rules/run-examples.ts";
import { type HouseRules, loadHouseRules } from "../rules/load-house-rules.ts";
import { askedOf } from "../rules/proof/agreement.ts";
import { type Crowd, completed, crowdOf } from "../rules/proof/people.ts";

/** What `--help` says of this benchmark. */
export const questionsUsage = `npm run bench -- questions [options]
  --people 300       people by chance for each check of several programmes
  --seed 2021        the number from which chance begins
`;

const today = "2026-11-23";

/** Most people that are enumerated for a programme; where there are more, a sample. */
const CASES_AT_MOST = 5000;

/** Questions to a verdict, to verdict and sum, and in a form that leaves out what cannot arise, one each for each person. */
interface Asked {
  verdict: number[];
  sum: number[];
  form: number[];
}

/** Programmes that are looked at together, their people, and chance. */
interface Survey {
  house: HouseRules;
  programmes: readonly Programme[];
  chance: () => number;
}

/** Runs the benchmark; its figures are counts and cannot be wrong. */
export async function countQuestions(values: Record<string, unknown>): Promise<boolean> {
  const house = await loadHouseRules();
  const chance = chances(Number(values.seed));
  const everything = house.book.definitions.size;
  const head = ["", "people", "verdict", "max", "sum", "max", "form", "max", "all of it", "everything"];
  const row = (name: string, programmes: readonly Programme[], asked: Asked) =>
    rowOf(name, asked, [crowdOf(programmes, { ...house.book, today }).names.length, everything]);
  const survey = (programmes: readonly Programme[]): Survey => ({ house, programmes, chance });
  const alone = house.programmes.map((programme) => ({ programme, ...askedAlone(survey([programme])) }));
  const checks = [
    ...house.checks.map(({ step, programmes }) => ({ name: step, programmes })),
    { name: `all ${house.programmes.length} at once`, programmes: house.programmes },
  ];
  const rows = [
    ["worked examples", ...head.slice(1)],
    ...alone.map(({ programme, examples }) => row(programme.id, [programme], examples)),
    row("all of them", house.programmes, together(alone.map(({ examples }) => examples))),
    ["enumerated people", ...head.slice(1)],
    ...alone.map(({ programme, cases }) => row(programme.id, [programme], cases)),
    row("all of them", house.programmes, together(alone.map(({ cases }) => cases))),
    ["several at once, by chance", ...head.slice(1)],
    ...checks.map(({ name, programmes }) =>
      row(name, programmes, askedTogether(survey(programmes), Number(values.people))),
    ),
  ];
  process.stdout.write(`${rows.map(columns).join("\n")}\n`);
  process.stdout.write(
    "verdict, sum: median of the questions the planner asks until the verdict stands, and until the sum does too;\n" +
      "form: a form with every question of the programmes that leaves out what cannot arise; all of it: one that does not;\n" +
      "everything: every question of the catalogue.\n",
  );
  return true;
}

/** The people of a programme's worked examples whose answers are enough, and people with answers around every bound. */
function askedAlone(survey: Survey): { examples: Asked; cases: Asked } {
  const [programme] = survey.programmes;
  const examples = (programme?.examples ?? []).map((example) => count(survey, example.asOf, exampleFacts(example)));
  const wanted = { today, atMost: CASES_AT_MOST, seed: 1 };
  const { cases } = enumerateCases(programme ? [{ ...survey.house.book, programme }] : [], wanted);
  return {
    examples: together(examples),
    cases: together(cases.map((facts) => count(survey, today, facts))),
  };
}

function askedTogether(survey: Survey, people: number): Asked {
  const crowd = crowdOn(survey, today);
  const all = Array.from({ length: people }, () => completed(crowd, {}, survey.chance));
  return together(all.map((facts) => count(survey, today, facts)));
}

function crowdOn({ house, programmes }: Survey, day: Day): Crowd {
  return crowdOf(programmes, { ...house.book, today: day });
}

/** What one person is asked; nobody where an answer is lacking that the planner asks for. */
function count(survey: Survey, day: Day, facts: Facts): Asked {
  const { house, programmes, chance } = survey;
  const world = { ...house.book, today: day };
  const asked = Object.entries(askedOf({ programmes, world }, facts));
  if (asked.some(([name]) => !facts[name])) return { verdict: [], sum: [], form: [] };
  const parts = asked.map((_, index) => Object.fromEntries(asked.slice(0, index)));
  const open = parts.filter((part) =>
    programmes.some((programme) => appraise(programme, { ...world, facts: part }).verdict === "undecided"),
  );
  const form = completed(crowdOn(survey, day), Object.fromEntries(asked), chance);
  return { verdict: [open.length], sum: [asked.length], form: [Object.keys(form).length] };
}

function together(all: readonly Asked[]): Asked {
  const join = (pick: (one: Asked) => number[]) => all.flatMap(pick);
  return { verdict: join(({ verdict }) => verdict), sum: join(({ sum }) => sum), form: join(({ form }) => form) };
}

function rowOf(name: string, { verdict, sum, form }: Asked, wholes: number[]): string[] {
  const figures = [verdict, sum, form].flatMap((counts) => [median(counts), Math.max(...counts)]);
  return [name, ...[sum.length, ...figures, ...wholes].map(String)];
}

function median(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
}

function columns([name = "", ...figures]: string[]): string {
  return name.padEnd(34) + figures.map((figure) => figure.padStart(11)).join("");
}
