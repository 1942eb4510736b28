/** How well danger is found: the measures of docs/danger.md. Run: node scripts/run-test-program.mjs tests/search/danger/measure.ts */
import { pathToFileURL } from "node:url";
import { dangersIn, findDanger } from "../../../src/search/find-danger.ts";
import { type Spelling, spellings } from "../spellings.ts";
import {
  type DangerMessage,
  dangerIndex,
  dangerous,
  harmless,
  later,
  nearMisses,
  ordinaryAliases,
  ordinaryQuestions,
  unseen,
} from "./messages-on-file.ts";

/** Whether a text raises an alarm. */
function alarms(text: string): boolean {
  return findDanger(dangerIndex, text)?.strength === "now";
}

/** Share of messages that raise an alarm when they are typed so, 0 to 1. */
export function recall(messages: readonly DangerMessage[], spell: Spelling): number {
  return messages.filter(({ text }) => alarms(spell(text))).length / messages.length;
}

/** The harmless texts that raise an alarm when they are typed so. */
export function falseAlarms(texts: readonly string[], spell: Spelling): string[] {
  return texts.filter((text) => alarms(spell(text)));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** How many of a part of the later round raise an alarm, and of the near misses. */
function reportPart(part: "tuned" | "apart" | "fresh", [name, spell]: [string, Spelling]): void {
  const messages = later.filter((one) => one.part === part);
  const texts = nearMisses.filter((one) => one.part === part).map(({ text }) => text);
  const found = percent(recall(messages, spell));
  console.log(
    `${part}, ${name}: found ${found} of ${messages.length}, false ${falseAlarms(texts, spell).length} of ${texts.length}`,
  );
}

function report(): void {
  for (const part of ["tuned", "apart", "fresh"] as const) {
    for (const way of Object.entries(spellings)) reportPart(part, way);
  }
  for (const [name, spell] of Object.entries(spellings)) {
    const [told, asked, other] = [harmless, ordinaryQuestions, ordinaryAliases].map((texts) =>
      percent(falseAlarms(texts, spell).length / texts.length),
    );
    const found = `${percent(recall(dangerous.vi, spell))} | unseen ${percent(recall(unseen, spell))}`;
    console.log(`${name}: found ${found} | false: complaints ${told}, questions ${asked}, aliases ${other}`);
  }
  for (const { text } of [...dangerous.vi, ...dangerous.en].filter((one) => !alarms(one.text)))
    console.log("missed:", text);
  for (const text of falseAlarms([...harmless, ...ordinaryQuestions], (typed) => typed)) {
    console.log(
      "false:",
      text,
      dangersIn(dangerIndex, text).map(({ phrase }) => phrase),
    );
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) report();
