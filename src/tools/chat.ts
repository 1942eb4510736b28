/**
 * `npm run chat [-- --open complaint --as-of 2021-10-19 --lang en --save tests/conversations/x.yaml --shows "what it shows"]`: talk to
 * the assistant in the terminal, as of any day. Nothing is stored; cases live in memory. `/press ID` presses a button,
 * `/late 2 ID` one of the question two before, `/file NAME` sends a photo, `/after HOURS` lets time pass, `/quit` ends and saves.
 * `npm run chat -- --again FILE …` plays saved talks again and writes what is said now.
 */
import { readFile, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline/promises";
import { parse, stringify } from "yaml";
import { loadContent } from "../content/load-content.ts";
import type { FlowContent } from "../flow/flow-content.ts";
import { playTurn, startPlay } from "../flow/play.ts";
import { type RecordedTurn, type Recording, recordingSchema } from "../flow/recording.ts";
import { projectRoot } from "../project-root.ts";
import { isDay } from "../rules/day.ts";
import { legalDay } from "../rules/legal-day.ts";
import { MisusedError, runTool, typedPath } from "./tool.ts";

const usage = `Usage: npm run chat [-- --as-of DAY] [--lang vi|en] [--open CONVERSATION] [--save FILE --shows TEXT]
       npm run chat -- --again FILE [--again FILE …]   (saved talks played again, with what is said now)
/press ID presses a button, /late 2 ID one of the question two before, /file NAME sends a photo, /after HOURS lets time pass, /quit ends.`;

const options = {
  "as-of": { type: "string" },
  lang: { type: "string" },
  open: { type: "string" },
  save: { type: "string" },
  shows: { type: "string", default: "a talk saved from the terminal" },
  again: { type: "string", multiple: true },
} as const;

interface Wish {
  "as-of"?: string | undefined;
  lang?: string | undefined;
  open?: string | undefined;
  save?: string | undefined;
  shows: string;
  again?: string[] | undefined;
}

async function main(options: Wish): Promise<void> {
  const content = await loadContent(projectRoot);
  for (const file of options.again ?? []) await playAgain(content, typedPath(file));
  if (!options.again) await talk(content, options);
}

async function playAgain(content: FlowContent, file: string): Promise<void> {
  const text = await readFile(file, "utf8").catch((cause) => {
    throw new MisusedError(`${file} cannot be read.`, { cause });
  });
  const { shows, today, talk } = readRecording(text, file);
  const play = startPlay(content, today);
  const now = talk.map(({ says, ...done }) => ({ ...done, says: playTurn(play, { ...done, says }) }));
  const changed = now.filter(({ says }, at) => says.join() !== talk[at]?.says.join()).length;
  if (changed > 0) await writeFile(file, stringify({ shows, today, talk: now }, { lineWidth: 0 }));
  console.log(`${file}: ${changed === 0 ? "as it was" : `${changed} of ${talk.length} turns say something else`}`);
}

function readRecording(text: string, file: string): Recording {
  try {
    return recordingSchema.parse(parse(text));
  } catch (cause) {
    throw new MisusedError(`${file} is no saved talk.`, { cause });
  }
}

async function talk(content: FlowContent, options: Wish): Promise<void> {
  const today = options["as-of"] ?? legalDay(new Date());
  if (!isDay(today)) throw new MisusedError(`"${today}" is no day, such as 2021-10-19.`);
  const { languages, conversations } = content;
  if (!languages.includes(options.lang ?? "vi")) throw new MisusedError(`There is no language "${options.lang}".`);
  if (options.open !== undefined && !conversations.has(options.open))
    throw new MisusedError(`There is no conversation "${options.open}".`);
  const play = startPlay(content, today);
  const turns: RecordedTurn[] = [];
  const take = (done: Omit<RecordedTurn, "says">) => {
    const says = playTurn(play, { ...done, says: [] });
    turns.push({ ...done, says });
    for (const text of says) process.stdout.write(`\n${text}\n`);
  };
  take({ open: options.open ?? true });
  if (options.lang) take({ presses: `command:language-${options.lang}` });
  await readLines(take);
  if (!options.save) return;
  await writeFile(typedPath(options.save), stringify({ shows: options.shows, today, talk: turns }, { lineWidth: 0 }));
  process.stdout.write(`Saved to ${options.save}\n`);
}

async function readLines(take: (done: Omit<RecordedTurn, "says">) => void): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: "\n> " });
  let after: number | undefined;
  terminal.prompt();
  for await (const line of terminal) {
    if (line.trim() === "/quit") break;
    const waits = /^\/after (\d+(?:\.\d+)?)$/.exec(line.trim());
    if (waits) after = Number(waits[1]);
    else {
      take({ ...(after ? { after } : {}), ...turnOf(line) });
      after = undefined;
    }
    terminal.prompt();
  }
  terminal.close();
}

function turnOf(line: string): Omit<RecordedTurn, "says"> {
  const [, command, rest = ""] = /^\/(press|late|file|open)\s*(.*)$/.exec(line.trim()) ?? [];
  if (command === "press") return { presses: rest };
  const [ago = "1", button = ""] = rest.split(" ");
  if (command === "late") return { presses: button, late: Number(ago) };
  if (command === "file") return { sends: [rest || "photo.jpg"] };
  return command === "open" ? { open: rest || true } : { types: line };
}

await runTool({
  usage: usage,
  given: { options },
  run: ({ values }) => main(values),
});
