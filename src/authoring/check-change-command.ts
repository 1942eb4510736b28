import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkChange, isContentPath } from "./check-change.ts";
import { isMistake, type Mistake, type Outcome, type Place, readArguments, refusal } from "./command.ts";

const usage = `npm run check-change -- [options] PATH FILE
Says what npm run check and npm run impact would say if FILE stood at PATH of flows/ or locales/. Nothing is written.

  --lang vi|en  the language of the impact (else English)
  --json        as JSON
  --help        this text

FILE "-" is read from standard input.
Example: npm run check-change -- flows/parameters/wages.yaml ~/wages.yaml`;

const options = { lang: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean" } } as const;

/** `npm run check-change`: the check and the impact of one file that is not in place yet. */
export async function checkChangeCommand(args: string[], place: Place): Promise<Outcome> {
  const parse = () => parseArgs({ args, options, allowPositionals: true });
  const read = readArguments<ReturnType<typeof parse>>(parse, Object.keys(options));
  if (isMistake(read)) return refusal(read, usage);
  const { values, positionals } = read;
  if (values.help) return { code: 0, text: usage };
  const asked = askedOf(positionals);
  if (isMistake(asked)) return refusal(asked, usage);
  const report = await checkChange(place.root, asked, { today: place.today, lang: values.lang ?? "en" });
  if (values.json) return { code: 0, text: JSON.stringify(report) };
  const text = [report.mistakes || "No mistakes in flows/ and locales/ with this change.", report.impact].join("\n\n");
  return { code: report.mistakes === "" ? 0 : 1, text };
}

function askedOf([file = "", given = "", ...more]: string[]): { file: string; text: string } | Mistake {
  if (given === "" || more.length > 0) return { mistake: "It takes a path and a file" };
  if (!isContentPath(file)) return { mistake: `"${file}" is no file of flows/ or locales/ that the program reads` };
  try {
    // npm starts tools in the project's folder and says in INIT_CWD where it was called.
    return { file, text: readFileSync(given === "-" ? 0 : resolve(process.env.INIT_CWD ?? ".", given), "utf8") };
  } catch {
    return { mistake: `${given} cannot be read` };
  }
}
