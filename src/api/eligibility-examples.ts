import type { Content } from "../content/content.ts";
import type { Example as WorkedExample } from "../rules/programme.ts";
import type { Example } from "./endpoint.ts";

/** Calls that show how entitlement is checked, made of the first programme's own worked examples. */
export function eligibilityExamples({ programmes }: Pick<Content, "programmes">): Example[] {
  const [programme] = programmes.values();
  if (!programme) return [];
  const worked = programme.examples.find(({ expect }) => expect.verdict === "eligible") ?? programme.examples[0];
  if (!worked) return [];
  const facts = Object.entries(sent(worked));
  const asking = { asOf: worked.asOf, lang: "en", programmes: [programme.id] };
  const body = (some: typeof facts) => ({ body: { ...asking, facts: Object.fromEntries(some) } });
  return [
    { name: "answered", summary: `Everything is known: ${worked.says}`, asked: body(facts) },
    { name: "beginning", summary: "Nothing is known yet: what to ask first", asked: body([]) },
    {
      name: "not-known",
      summary: "The person does not know the last one",
      asked: body([...facts.slice(0, -1), ...facts.slice(-1).map(([name]): (typeof facts)[number] => [name, null])]),
    },
    {
      name: "mistakes",
      summary: "A name and a value that do not exist, told at once",
      status: 400,
      asked: body([...facts.slice(0, 1).map(([name]): (typeof facts)[number] => [name, "?"]), [misspelt(facts), true]]),
    },
  ];
}

function sent({ facts }: WorkedExample): Record<string, string | number | boolean | null> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value === "unknown" ? null : value]));
}

function misspelt(facts: [string, unknown][]): string {
  return (facts.at(-1)?.[0] ?? "fact").slice(0, -1);
}
