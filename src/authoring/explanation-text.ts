import type { ExplainedCondition, ExplainedLine, Explanation, NamedFact } from "./explanation.ts";
import { windowText } from "./explanation.ts";
import { dayText, groupTitle, moneyText, parameterTitle, tell, type View } from "./view.ts";

/** An explanation as a policy officer reads it on a terminal. */
export function explanationText(view: View, found: Explanation): string {
  const { window } = found;
  const blocks = [
    [heading(view, found)],
    [
      tell(view, "officer:explain.verdict", { verdict: tell(view, `officer:verdicts.${found.verdict}`) }),
      tell(view, "officer:explain.window", { window: windowText(view, found) }),
      indent(from(view, window)),
    ],
    ...groupsOf(found).map((group) => conditionBlock(view, found, group)),
    sumBlock(view, found),
    listBlock(view, "officer:explain.unknown", found.unknown),
    missingBlock(view, found),
    changeBlock(view, found),
    listBlock(view, "officer:explain.ignored", found.ignored),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function heading(view: View, { title, asOf, ruleOf }: Explanation): string {
  const days = { asOf: dayText(view, asOf), ruleOf: dayText(view, ruleOf) };
  const key = asOf === ruleOf ? "officer:explain.asOf" : "officer:explain.asOfRuleOf";
  return `${title}\n${tell(view, key, days)}`;
}

function groupsOf({ conditions }: Explanation): (string | null)[] {
  return [...new Set(conditions.map(({ group }) => group))];
}

function conditionBlock(view: View, found: Explanation, group: string | null): string[] {
  const conditions = found.conditions.filter((condition) => condition.group === group);
  const title =
    group === null
      ? tell(view, "officer:explain.everybody")
      : tell(view, "officer:explain.group", { group: groupTitle(view, found.programme, group) });
  const theirs = group !== null && found.group === group ? tell(view, "officer:explain.theirGroup") : "";
  return [`${title}${theirs}`, ...conditions.flatMap((condition) => conditionLines(view, condition))];
}

const marks = { met: "[+]", failed: "[-]", unknown: "[?]", person: "[!]", "not-theirs": "[ ]", "other-group": "[ ]" };

function conditionLines(view: View, condition: ExplainedCondition): string[] {
  const { state, words, rule, given, id } = condition;
  const notes = [
    ...(condition.entry ? [tell(view, "officer:explain.entry")] : []),
    ...(condition.anyOf ? [tell(view, "officer:explain.anyOf")] : []),
  ];
  return [
    `  ${marks[state]} ${id}: ${tell(view, `officer:states.${state}`)}${notes.map((note) => ` (${note})`).join("")}`,
    ...(state === "met" || state === "failed" || state === "person" ? [indent(`“${words}”`)] : []),
    indent(tell(view, "officer:explain.rule", { rule })),
    indent(
      given.text === undefined
        ? tell(view, "officer:explain.notGiven")
        : tell(view, "officer:explain.given", { value: given.text }),
    ),
    indent(from(view, condition)),
  ];
}

function from(view: View, { source, cite, confidence }: { source: string; cite: string; confidence: string }): string {
  return tell(view, "officer:explain.source", { source, cite, confidence });
}

function indent(text: string): string {
  return `      ${text}`;
}

function sumBlock(view: View, { amount, between, outside }: Explanation): string[] {
  const title = tell(view, "officer:explain.sum");
  if (amount) {
    const total = tell(view, "officer:explain.total", { sum: moneyText(view, amount.total) });
    return [title, ...amount.lines.flatMap((line) => lineLines(view, line)), `  ${total}`];
  }
  if (outside.length > 0) {
    return [
      title,
      ...outside.map(
        ({ parameter, day, is }) =>
          `  ${tell(view, `officer:explain.outside.${is}`, { parameter: parameterTitle(view, parameter), day: dayText(view, day) })}`,
      ),
    ];
  }
  if (!between) return [];
  const least = moneyText(view, between.least);
  const open =
    between.most === null
      ? tell(view, "officer:explain.atLeast", { least })
      : tell(view, "officer:explain.between", { least, most: moneyText(view, between.most) });
  return [title, `  ${open}`];
}

function lineLines(view: View, line: ExplainedLine): string[] {
  const sum = moneyText(view, line.sum);
  const reckoned = line.times === 1 ? sum : `${line.times} × ${moneyText(view, line.each)} = ${sum}`;
  return [`  ${line.id}: ${line.words}: ${reckoned}`, indent(from(view, line))];
}

function listBlock(view: View, title: string, facts: NamedFact[]): string[] {
  return facts.length === 0 ? [] : [tell(view, title), ...facts.map(factLine)];
}

function factLine({ fact, name, text }: NamedFact): string {
  return `  - ${name} (${fact})${text === undefined ? "" : `: ${text}`}`;
}

function missingBlock(view: View, { missing, next }: Explanation): string[] {
  if (!next) return [tell(view, "officer:explain.nothingMissing")];
  return [
    tell(view, "officer:explain.missing"),
    ...missing.map(factLine),
    tell(view, "officer:explain.next", { fact: next.fact, ask: next.ask }),
    ...next.values.map((value) => `  ${value}`),
  ];
}

function changeBlock(view: View, { verdict, changes }: Explanation): string[] {
  if (verdict !== "ineligible") return [];
  if (changes.length === 0) return [tell(view, "officer:explain.noChange")];
  return listBlock(view, "officer:explain.changes", changes);
}
