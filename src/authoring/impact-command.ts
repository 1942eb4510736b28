import { parseArgs } from "node:util";
import { type Books, mistakesNote, readBooks } from "./books.ts";
import { isMistake, languageOf, type Mistake, type Outcome, type Place, readArguments, refusal } from "./command.ts";
import { withEarlierTree } from "./earlier-tree.ts";
import { type Impact, impactOf } from "./impact.ts";
import { impactText } from "./impact-text.ts";
import { viewOf } from "./view.ts";

const usage = `npm run impact [-- options]
Says for whom a change in flows/ makes a difference: the files as they are now against those of a git revision. Every worked
example and enumerated cases (answers on each side of every bound) are decided by both; unemployment insurance, time limits,
working days and dated numbers by their worked examples.

  --base REV    the revision to compare with (else HEAD: what is not committed yet)
  --cap 2000    at most so many cases of a programme; where there are more, a sample of that size
  --seed 1      another number draws another sample
  --lang vi|en  the language of the answer (else English)
  --json        as JSON, with every case that changes
  --help        this text

Example: npm run impact -- --base HEAD~3`;

const options = {
  base: { type: "string", default: "HEAD" },
  cap: { type: "string", default: "2000" },
  seed: { type: "string", default: "1" },
  lang: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean" },
} as const;

type Options = ReturnType<typeof parseArgs<{ options: typeof options }>>;

/** `npm run impact`: which worked examples and which cases a change in flows/ decides otherwise, and by how much. */
export async function impactCommand(args: string[], place: Place): Promise<Outcome> {
  const read = readArguments<Options>(() => parseArgs({ args, options }), Object.keys(options));
  if (isMistake(read)) return refusal(read, usage);
  if (read.values.help) return { code: 0, text: usage };
  const after = await readBooks(place.root);
  const asked = askedOf(read.values, after);
  if (isMistake(asked)) return refusal(asked, usage);
  const { base, seed, atMost, lang } = asked;
  const found = await withEarlierTree({ root: place.root, revision: base }, async ({ folder, commit }) => {
    const before = await readBooks(folder);
    return { commit, before, impact: impactOf(before, after, { today: place.today, atMost, seed }) };
  });
  if (isMistake(found)) return refusal(found, usage);
  if (read.values.json)
    return { code: 0, text: JSON.stringify({ base, commit: found.commit, ...found.impact }, null, 2) };
  const earlier = { revision: base, commit: found.commit, seed, view: viewOf(found.before, lang) };
  const text = impactText(viewOf(after, lang), found.impact, earlier);
  return { code: 0, text: [text, ...notes(found, after)].join("\n\n") };
}

/** What else must be known: mistakes now, and why nothing can be said where the earlier tree cannot be read. */
function notes({ before, impact }: { before: Books; impact: Impact }, after: Books): string[] {
  const incomparable = [...impact.incomparable, ...impact.examples.incomparable];
  const blind = before.programmes.size === 0 || incomparable.some(({ reason }) => reason.startsWith("before"));
  const earlier = blind ? mistakesNote(before).replace(/^Note: /, "Note, before the change: ") : "";
  return [earlier, mistakesNote(after)].filter((note) => note !== "");
}

interface Asked {
  base: string;
  atMost: number;
  seed: number;
  lang: string;
}

function askedOf(values: Options["values"], books: Books): Asked | Mistake {
  const lang = languageOf(books, values.lang);
  if (isMistake(lang)) return lang;
  const atMost = Number(values.cap);
  const seed = Number(values.seed);
  if (!Number.isInteger(atMost) || atMost < 1 || atMost > 100_000)
    return { mistake: `--cap ${values.cap} is no number from 1 to 100000` };
  if (!Number.isInteger(seed) || seed < 0) return { mistake: `--seed ${values.seed} is no whole number` };
  return { base: values.base, atMost, seed, lang };
}
