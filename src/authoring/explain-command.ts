import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { factsOfProgramme } from "../rules/answers-worth-trying.ts";
import { isDay } from "../rules/day.ts";
import type { Facts } from "../rules/fact.ts";
import type { Given } from "../rules/given.ts";
import type { Programme } from "../rules/programme.ts";
import { type Books, mistakesNote, readBooks, unsoundness } from "./books.ts";
import {
  isMistake,
  languageOf,
  type Mistake,
  notThere,
  type Outcome,
  type Place,
  readArguments,
  refusal,
} from "./command.ts";
import { explain } from "./explanation.ts";
import { explanationText } from "./explanation-text.ts";
import { pairsOf, readFacts } from "./read-facts.ts";
import { viewOf } from "./view.ts";

const usage = `npm run explain -- <programme> [options]
Says what a programme decides for one person and why: each condition, the sum line by line, what is still to ask.

  --facts name=value,name=value   what the person answered; "unknown" for somebody who does not know
  --facts-file FILE               the same as a YAML or JSON file, a line "name: value" each
  --as-of 2021-12-20              as if today were that day (else today)
  --rule-of 2021-10-01            by the version of the rule that held on that day
  --lang vi|en                    the language of the answer (else English)
  --json                          as JSON, for other programs
  --help                          this text

Example: npm run explain -- nq116-employees --as-of 2021-10-19 --facts insuredOn30September2021=at-work,employerKindIn2021=private`;

const options = {
  facts: { type: "string", multiple: true },
  "facts-file": { type: "string" },
  "as-of": { type: "string" },
  "rule-of": { type: "string" },
  lang: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean" },
} as const;

type Options = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;

/** `npm run explain`: what a programme says of given facts, every condition and line of it with its source. */
export async function explainCommand(args: string[], place: Place): Promise<Outcome> {
  const read = readArguments<Options>(() => parseArgs({ args, options, allowPositionals: true }), Object.keys(options));
  if (isMistake(read)) return refusal(read, usage);
  if (read.values.help) return { code: 0, text: usage };
  const content = await readBooks(place.root);
  const asked = askedOf(read, content, place);
  if (isMistake(asked)) return refusal(asked, usage);
  const view = viewOf(content, asked.lang);
  const found = explain(view, asked.programme, asked.given);
  if (read.values.json) return { code: 0, text: JSON.stringify(found, null, 2) };
  return { code: 0, text: [explanationText(view, found), mistakesNote(content)].filter(Boolean).join("\n\n") };
}

interface Asked {
  programme: Programme;
  given: Given;
  lang: string;
}

function askedOf({ values, positionals }: Options, content: Books, place: Place): Asked | Mistake {
  const [id, ...more] = positionals;
  const known = [...content.programmes.keys()];
  if (id === undefined) return { mistake: `Which programme? There are: ${known.join(", ")}` };
  if (more.length > 0) return { mistake: `One programme at a time; "${more.join(" ")}" is too much` };
  const programme = content.programmes.get(id);
  if (!programme) return notThere("programme", id, known);
  const mistake = unsoundness(content, programme);
  if (mistake !== null) return { mistake: `"${id}" has mistakes (npm run check names them all): ${mistake}` };
  const lang = languageOf(content, values.lang);
  if (isMistake(lang)) return lang;
  const days = { "as-of": values["as-of"] ?? place.today, "rule-of": values["rule-of"] };
  for (const [name, day] of Object.entries(days)) {
    if (day !== undefined && !isDay(day)) return { mistake: `--${name} ${day} is no day; write it as 2021-12-20` };
  }
  const facts = factsOf(values, content, programme);
  if (isMistake(facts)) return facts;
  const given = { ...content.rulebook, facts, today: days["as-of"], ruleOf: days["rule-of"] };
  return { programme, given, lang };
}

/** What was answered; on the command line it goes before the file. */
function factsOf(values: Options["values"], content: Books, programme: Programme): Facts | Mistake {
  const file = values["facts-file"] === undefined ? [] : tableIn(values["facts-file"]);
  if (isMistake(file)) return file;
  const typed = pairsOf((values.facts ?? []).join(","));
  const { facts, mistakes } = readFacts([...file, ...typed.pairs], content.facts);
  const all = [...typed.mistakes, ...mistakes];
  if (all.length === 0) return facts;
  const asked = factsOfProgramme(programme, content.rulebook);
  return { mistake: [...all, `"${programme.id}" asks for ${asked.join(", ")}`].join("\n") };
}

function tableIn(file: string): [string, unknown][] | Mistake {
  const path = resolve(process.env.INIT_CWD ?? ".", file);
  if (!existsSync(path)) return { mistake: `There is no file ${path}` };
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  let table: unknown;
  try {
    table = parse(text);
  } catch (error) {
    return { mistake: `${file} cannot be read: ${error instanceof Error ? error.message.split("\n")[0] : error}` };
  }
  if (typeof table === "object" && table !== null && !Array.isArray(table)) return Object.entries(table);
  return { mistake: `${file} must be a table, a line "name: value" for each answer` };
}
