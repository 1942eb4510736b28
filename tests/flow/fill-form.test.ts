import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { ApiDeps } from "../../src/api/api-deps.ts";
import { checkEligibility } from "../../src/api/endpoints/check-eligibility.ts";
import { workOutUnemploymentBenefit } from "../../src/api/endpoints/work-out-unemployment-benefit.ts";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { type FilledForm, fillForm } from "../../src/flow/fill-form.ts";
import { projectRoot } from "../../src/project-root.ts";
import { unemploymentExamplesSchema } from "../../src/rules/unemployment/unemployment-examples.ts";
import { type ExampleFacts, sentBy, talked } from "./played-check.ts";

let content: Content;
beforeAll(async () => {
  content = await loadContent(projectRoot);
});

const deps = (): ApiDeps => ({
  content,
  today: () => "2026-03-02",
  now: () => new Date(0),
  callsPerMinute: 1000,
  log: { error: () => {} },
});

/** The body of a call with an example's facts. */
function asked(asOf: string, facts: ExampleFacts) {
  const told = Object.entries(facts).map(([name, value]) => [name, value === "unknown" ? null : value]);
  return { path: {}, query: {}, body: { asOf, facts: Object.fromEntries(told) } };
}

/** What a filled form shows of verdict and next question: the summary of its first card, or the question that is open. */
function shown({ messages, questions }: FilledForm) {
  const [first] = messages ?? [];
  return first?.kind === "card" ? { summary: first.summary } : { open: questions.at(-1)?.fact };
}

interface EligibilityAnswer {
  nextQuestion: { name: string } | null;
  programmes: { verdict: string; amount: { total: number } | null }[];
}

/** What a form comes to: verdict and sum, or the question that is open. */
function told({ messages, questions, outcome }: FilledForm) {
  if (messages === null) return { open: questions.at(-1)?.fact };
  const [card] = messages;
  return { verdict: outcome?.verdict, sum: card?.kind === "card" ? card.amount : undefined };
}

/** The same of the interface and of the worked example; a sum is shown on a card only where cash is due. */
function toldByInterface(form: FilledForm, { nextQuestion, programmes }: EligibilityAnswer, verdict: string) {
  if (nextQuestion) return { open: nextQuestion.name };
  const [card] = form.messages ?? [];
  const isShown = card?.kind === "card" && card.amount !== undefined;
  expect(programmes[0]?.verdict).toBe(verdict);
  return { verdict, sum: isShown ? programmes[0]?.amount?.total : undefined };
}

describe("fillForm()", () => {
  it("says of every worked example of every programme, word for word, what the talk says of it", () => {
    let compared = 0;
    for (const programme of content.programmes.values()) {
      for (const { asOf, facts } of programme.examples) {
        const ground = { content, checked: { programmes: [programme.id] }, lang: "vi", today: asOf };
        const form = fillForm(ground, sentBy(facts));
        const said = talked(ground, ["support", "by-name", programme.id], sentBy(facts));
        expect(form.messages ?? []).toEqual(said);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  it("gives every worked example of every programme the verdict, the sum and the next question of the interface", () => {
    const endpoint = checkEligibility(deps());
    for (const programme of content.programmes.values()) {
      for (const example of programme.examples) {
        const { asOf, facts, says } = example;
        const ground = { content, checked: { programmes: [programme.id] }, lang: "vi", today: asOf };
        const form = fillForm(ground, sentBy(facts));
        const call = asked(asOf, facts);
        const read = Object.fromEntries(Object.entries(call.body.facts).filter(([name]) => name in form.facts));
        const body = { ...call.body, facts: read, programmes: [programme.id], lang: "vi" };
        // The answer's own schema describes it.
        const answer = endpoint.answer({ ...call, body }, { content, lang: "vi" }) as EligibilityAnswer;
        expect([says, told(form)]).toEqual([says, toldByInterface(form, answer, example.expect.verdict)]);
      }
    }
  });

  it("says of every worked example of the unemployment benefit what the talk says of it, with the sum of the interface", () => {
    const file = readFileSync(join(projectRoot, "flows/examples/unemployment.yaml"), "utf8");
    const { people, benefit } = unemploymentExamplesSchema.parse(parse(file));
    const endpoint = workOutUnemploymentBenefit(deps());
    let compared = 0;
    for (const example of benefit) {
      compared += 1;
      const today = example["as-of"];
      const facts = { ...(example.like ? people[example.like] : {}), ...example.facts };
      const ground = { content, checked: { reckon: "unemployment-benefit" as const }, lang: "vi", today };
      const form = fillForm(ground, sentBy(facts));
      expect([example.says, form.messages ?? []]).toEqual([
        example.says,
        talked(ground, ["unemployment"], sentBy(facts)),
      ]);
      const answer = endpoint.answer(asked(today, facts), { content, lang: "vi" }) as {
        benefit: { verdict: string; amount: { monthly: number | null } | null; nextQuestion: { name: string } | null };
      };
      const next = answer.benefit.nextQuestion?.name;
      if (next !== undefined) expect([example.says, shown(form)]).toEqual([example.says, { open: next }]);
      const { verdict, amount } = answer.benefit;
      if (form.messages === null || verdict !== "eligible" || amount?.monthly == null) continue;
      const money = amount.monthly.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ".");
      expect([example.says, JSON.stringify(shown(form)).includes(`${money} đồng`)]).toEqual([example.says, true]);
    }
    expect(compared).toBe(benefit.length);
  });
});
