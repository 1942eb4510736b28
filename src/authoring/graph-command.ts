import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { isDay } from "../rules/day.ts";
import { questionTree } from "../rules/question-tree.ts";
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
import { conversationGraph } from "./conversation-graph.ts";
import type { Graph } from "./graph.ts";
import { mermaidText } from "./mermaid-text.ts";
import { programmeGraph } from "./programme-graph.ts";
import { svgPicture } from "./svg-picture.ts";
import { viewOf } from "./view.ts";

const usage = `npm run graph [-- options] [names]
Draws programmes (what is asked, and where each answer leads) and conversations, each as a picture (.svg, opens in any
browser) and as Mermaid text (.mmd). Without names: all of them.

  --out DIR           the folder to write to (else tmp/graphs)
  --as-of 2021-12-20  the rule as of that day (else today)
  --depth 14          at most so many questions on one way
  --lang vi|en        the language of the drawings (else English)
  --help              this text

Example: npm run graph -- --lang vi nq116-employees complaint`;

const options = {
  out: { type: "string" },
  "as-of": { type: "string" },
  depth: { type: "string" },
  lang: { type: "string" },
  help: { type: "boolean" },
} as const;

type Options = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;

/** Places of a tree that are looked at; a drawing with more can no longer be read. */
const PLACES_AT_MOST = 120;
/** Questions on one way, where nothing else is wished. */
const DEPTH = 14;

/** `npm run graph`: programmes and conversations as pictures and as Mermaid text. */
export async function graphCommand(args: string[], place: Place): Promise<Outcome> {
  const read = readArguments<Options>(() => parseArgs({ args, options, allowPositionals: true }), Object.keys(options));
  if (isMistake(read)) return refusal(read, usage);
  if (read.values.help) return { code: 0, text: usage };
  const books = await readBooks(place.root);
  const asked = askedOf(read, books, place);
  if (isMistake(asked)) return refusal(asked, usage);
  const drawn = [...programmeDrawings(books, asked), ...conversationDrawings(books, asked)];
  const done = drawn.flatMap((drawing) => ("graph" in drawing ? write(asked.folder, drawing) : [drawing.mistake]));
  const note = mistakesNote(books);
  const failed = drawn.some((drawing) => "mistake" in drawing);
  return { code: failed ? 1 : 0, text: [...done, ...(note === "" ? [] : [note])].join("\n") };
}

interface Asked {
  names: string[];
  folder: string;
  lang: string;
  today: string;
  depth: number;
}

function askedOf({ values, positionals }: Options, books: Books, place: Place): Asked | Mistake {
  const known = [...books.programmes.keys(), ...books.conversations.keys()];
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) return notThere("programme or conversation", unknown, known);
  const lang = languageOf(books, values.lang);
  if (isMistake(lang)) return lang;
  const today = values["as-of"] ?? place.today;
  if (!isDay(today)) return { mistake: `--as-of ${today} is no day; write it as 2021-12-20` };
  const depth = Number(values.depth ?? DEPTH);
  if (!Number.isInteger(depth) || depth < 1 || depth > 50)
    return { mistake: `--depth ${values.depth} is no number from 1 to 50` };
  const folder =
    values.out === undefined ? join(place.root, "tmp/graphs") : resolve(process.env.INIT_CWD ?? ".", values.out);
  return { names: positionals.length > 0 ? positionals : known, folder, lang, today, depth };
}

type Drawing = { kind: "programmes" | "conversations"; id: string; graph: Graph } | Mistake;

function programmeDrawings(books: Books, { names, lang, today, depth }: Asked): Drawing[] {
  const view = viewOf(books, lang);
  return [...books.programmes]
    .filter(([id]) => names.includes(id))
    .map(([id, programme]) => {
      const mistake = unsoundness(books, programme);
      if (mistake !== null)
        return { mistake: `"${id}" has mistakes (npm run check names them all) and is not drawn: ${mistake}` };
      const tree = questionTree(programme, { ...books.rulebook, today }, { depth, places: PLACES_AT_MOST });
      return { kind: "programmes", id, graph: programmeGraph(view, programme, tree) };
    });
}

function conversationDrawings(books: Books, { names, lang }: Asked): Drawing[] {
  const view = viewOf(books, lang);
  return [...books.conversations]
    .filter(([id]) => names.includes(id))
    .map(([id, conversation]) => ({ kind: "conversations", id, graph: conversationGraph(view, conversation) }));
}

function write(folder: string, { kind, id, graph }: Exclude<Drawing, Mistake>): string[] {
  mkdirSync(join(folder, kind), { recursive: true });
  const texts = { mmd: mermaidText(graph), svg: svgPicture(graph) };
  return Object.entries(texts).map(([ending, text]) => {
    const file = join(folder, kind, `${id}.${ending}`);
    writeFileSync(file, text);
    return `wrote ${file}`;
  });
}
