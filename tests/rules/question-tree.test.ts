import { describe, expect, it } from "vitest";
import { type QuestionTree, questionTree, type TreeNode } from "../../src/rules/question-tree.ts";
import { loadProgramme, loadRulebook } from "./load-flows.ts";
import { facts, simple, sources } from "./small-rules.ts";

const limits = { depth: 20, places: 200 };

/** A node as text, its ways with the number of the place they lead to. */
function told(node: TreeNode | undefined): string {
  if (!node) return "nothing";
  if (node.is === "more") return `more: ${node.facts.join()}`;
  if (node.is === "outcome")
    return [node.verdict, node.group, ...node.failed, ...node.unsure, ...node.sumAsks].join(" ");
  return `${node.fact}? ${node.ways.map(({ answers, to }) => `${JSON.stringify(answers)} ${to}`).join(" ")}`;
}

function small(conditions: unknown[], definitions: Record<string, unknown>, rest = {}): QuestionTree {
  const book = { definitions: facts(definitions), sources, today: "2021-06-01" };
  return questionTree(simple(conditions, rest), book, limits);
}

describe("questionTree()", () => {
  it("puts numbers between two bounds together, open at both ends", () => {
    const tree = small([{ id: "enough", fact: "months", "at-least": 12, below: 60, cite: "act" }], {
      months: { type: "months", min: 0, max: 500 },
    });
    expect([told(tree.nodes[tree.root]), tree.nodes.map(told)]).toEqual([
      'months? [{"to":11},{"from":60}] 0 [{"from":12,"to":59}] 1',
      ["ineligible  enough", "eligible ", 'months? [{"to":11},{"from":60}] 0 [{"from":12,"to":59}] 1'],
    ]);
  });

  it("puts days together and keeps none apart", () => {
    const tree = small([{ id: "in-time", fact: "filedOn", "on-or-before": "2021-12-20", cite: "act" }], {
      filedOn: { type: "date", none: true },
    });
    expect(told(tree.nodes[tree.root])).toBe(
      'filedOn? [{"to":"2021-12-20"}] 0 [{"from":"2021-12-21"},{"value":"none"}] 1',
    );
  });

  it("draws what is alike once, also where it is reached by different answers", () => {
    const tree = small(
      [
        {
          any: [
            { id: "a", fact: "first", is: true, cite: "act" },
            { id: "b", fact: "first", is: false, cite: "act" },
          ],
        },
        { id: "c", fact: "second", is: true, cite: "act" },
      ],
      { first: { type: "yes-no" }, second: { type: "yes-no" } },
    );
    expect(tree.nodes.filter(({ is }) => is === "question").length).toBe(2);
    expect(told(tree.nodes[tree.root])).toBe('first? [{"value":true},{"value":false}] 2');
  });

  it("joins ways again once what kept them apart is settled", () => {
    const either = ["first", "second"].map((fact) => ({ id: fact, fact, is: true, cite: "act" }));
    const tree = small([{ any: either }, { id: "third", fact: "third", is: true, cite: "act" }], {
      first: { type: "yes-no" },
      second: { type: "yes-no" },
      third: { type: "yes-no" },
    });
    expect(tree.nodes.map(told)).toEqual([
      "eligible ",
      "ineligible  third",
      'third? [{"value":true}] 0 [{"value":false}] 1',
      "ineligible  first second",
      'second? [{"value":true}] 2 [{"value":false}] 3',
      'first? [{"value":true}] 2 [{"value":false}] 4',
    ]);
  });

  it("only names what the sum asks once the verdict stands", () => {
    const tree = small(
      [{ id: "works", fact: "works", is: true, cite: "act" }],
      { works: { type: "yes-no" }, children: { type: "number", min: 0, max: 9 } },
      { amount: [{ id: "each", each: 1000, times: "children", cite: "act" }] },
    );
    expect(tree.nodes.map(told)).toEqual([
      "eligible  children",
      "ineligible  works",
      'works? [{"value":true}] 0 [{"value":false}] 1',
    ]);
  });

  it("stops where a way would become longer than wanted, and names what would be asked", () => {
    const book = { definitions: facts({ a: { type: "yes-no" }, b: { type: "yes-no" } }), sources, today: "2021-06-01" };
    const both = ["a", "b"].map((fact) => ({ id: fact, fact, is: true, cite: "act" }));
    const tree = questionTree(simple(both), book, { depth: 1, places: 200 });
    expect(tree.nodes.map(told)).toEqual(["more: b", "ineligible  a", 'a? [{"value":true}] 0 [{"value":false}] 1']);
  });

  it("stays small for twelve independent questions with many bounds", () => {
    const names = Array.from({ length: 12 }, (_, index) => `fact${index}`);
    const tree = small(
      names.map((fact) => ({ id: fact.toLowerCase(), fact, "at-least": 15, cite: "act" })),
      Object.fromEntries(names.map((name) => [name, { type: "days", min: 0, max: 400 }])),
      {
        amount: [
          {
            "bands-by": "fact3",
            bands: [0, 15, 30, 90].map((from) => ({ id: `from-${from}`, from, each: from, cite: "act" })),
          },
        ],
      },
    );
    expect(tree.nodes.length).toBe(12 + 12 + 1);
  });

  it("draws Resolution 116 with each refusal once", () => {
    const tree = questionTree(loadProgramme("nq116-employees"), { ...loadRulebook(), today: "2021-10-19" }, limits);
    expect(tree.nodes.flatMap((node) => (node.is === "outcome" ? told(node) : [])).sort()).toEqual([
      "eligible e1 unusedMonthsBy30September2021",
      "eligible e2",
      "ineligible  ended-in-window",
      "ineligible  ever-insured",
      "ineligible  filed-in-time",
      "ineligible  months-kept",
      "ineligible  no-monthly-pension",
      "ineligible  not-state-body",
      "ineligible  not-state-funded",
      "refer e2 left-lawfully",
    ]);
  });
});
