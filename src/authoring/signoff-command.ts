import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { mistakesNote, readBooks } from "./books.ts";
import { isMistake, languageOf, type Outcome, type Place, readArguments, refusal } from "./command.ts";
import { signoffList } from "./signoff-list.ts";
import { unsettled } from "./unsettled.ts";
import { viewOf } from "./view.ts";

const usage = `npm run signoff [-- options]
Writes the list that the department signs: every statement of law in flows/ that is only recalled or unsure, as a question with
a box to tick, its file and line, and what it cites. It is Markdown; most word processors open it.

  --out FILE    the file to write to (else the terminal)
  --lang vi|en  the language of the list (else Vietnamese: the department reads it)
  --help        this text

Example: npm run signoff -- --out tmp/signoff.md`;

const options = {
  out: { type: "string" },
  lang: { type: "string", default: "vi" },
  help: { type: "boolean" },
} as const;

type Options = ReturnType<typeof parseArgs<{ options: typeof options }>>;

/** `npm run signoff`: the list of everything that is recalled or unsure, for the department to confirm. */
export async function signoffCommand(args: string[], place: Place): Promise<Outcome> {
  const read = readArguments<Options>(() => parseArgs({ args, options }), Object.keys(options));
  if (isMistake(read)) return refusal(read, usage);
  if (read.values.help) return { code: 0, text: usage };
  const books = await readBooks(place.root);
  const lang = languageOf(books, read.values.lang);
  if (isMistake(lang)) return refusal(lang, usage);
  const all = unsettled(books);
  const list = signoffList(viewOf(books, lang), books, all);
  // What could not be read is not in the list, and nobody must take that for settled.
  const note = mistakesNote(books);
  if (read.values.out === undefined) return { code: 0, text: note === "" ? list : `${list}\n\n${note}` };
  const file = resolve(process.env.INIT_CWD ?? ".", read.values.out);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${list}\n`);
  return { code: 0, text: [`wrote ${file}: ${all.length} to confirm`, note].filter((part) => part !== "").join("\n") };
}
