import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { z } from "zod";
import type { Content } from "../content/content.ts";
import { loadContent } from "../content/load-content.ts";
import { makePetition } from "../petitions/make-petition.ts";
import { missingFields, type PetitionFields, wrongFields } from "../petitions/petition-fields.ts";
import { type Lodging, whereToLodge } from "../petitions/where-to-lodge.ts";
import { isDay } from "../rules/day.ts";
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

const usage = `npm run petition -- <form> --fields FILE --out DIR [options]
Makes a petition as DOCX and PDF, and says where, how and until when it is lodged. Without --fields: its fields.

  --fields FILE         what is filled in, as JSON or YAML: a line "field: value" each; a list of texts for a list
  --out DIR             the folder to write to (made where it is missing)
  --known-on 2026-11-02 the day from which the time limit runs, where no field tells it
  --as-of 2026-11-26    as if today were that day (else today)
  --lang vi|en          the language of the answer (else English); the paper is always Vietnamese
  --help                this text

Example: npm run petition -- denunciation --fields tmp/fields.yaml --out tmp/petition`;

const options = {
  fields: { type: "string" },
  out: { type: "string" },
  "known-on": { type: "string" },
  "as-of": { type: "string" },
  lang: { type: "string" },
  help: { type: "boolean" },
} as const;

type Options = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;

/** `npm run petition`: a petition as two files, made from a file of fields. */
export async function petitionCommand(args: string[], place: Place): Promise<Outcome> {
  const read = readArguments<Options>(() => parseArgs({ args, options, allowPositionals: true }), Object.keys(options));
  if (isMistake(read)) return refusal(read, usage);
  if (read.values.help) return { code: 0, text: usage };
  const content = await loadContent(place.root);
  const asked = askedOf(read, content, place);
  if (isMistake(asked)) return refusal(asked, usage);
  const { out } = read.values;
  if (read.values.fields === undefined) return { code: 0, text: fieldList(content, asked) };
  if (out === undefined) return refusal({ mistake: "Where shall it be written? --out names a folder" }, usage);
  return { code: 0, text: await write(content, asked, out) };
}

interface Asked {
  form: string;
  fields: PetitionFields;
  today: string;
  knownOn: string | undefined;
  lang: string;
}

function askedOf({ values, positionals }: Options, content: Content, place: Place): Asked | Mistake {
  const [form, ...more] = positionals;
  const forms = [...content.petitions.keys()];
  if (form === undefined) return { mistake: `Which petition? There are: ${forms.join(", ")}` };
  if (more.length > 0) return { mistake: `One petition at a time; "${more.join(" ")}" is too much` };
  const petition = content.petitions.get(form);
  if (!petition) return notThere("petition", form, forms);
  const lang = languageOf(content, values.lang);
  if (isMistake(lang)) return lang;
  const days = { "as-of": values["as-of"] ?? place.today, "known-on": values["known-on"] };
  for (const [name, day] of Object.entries(days)) {
    if (day !== undefined && !isDay(day)) return { mistake: `--${name} ${day} is no day; write it as 2026-11-26` };
  }
  const fields = values.fields === undefined ? {} : fieldsIn(values.fields);
  if (isMistake(fields)) return fields;
  const wrong = wrongFields(petition, fields);
  if (wrong.length > 0) return { mistake: wrong.join("\n") };
  return { form, fields, today: days["as-of"], knownOn: days["known-on"], lang };
}

const fieldsSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

function fieldsIn(file: string): PetitionFields | Mistake {
  const path = resolve(process.env.INIT_CWD ?? ".", file);
  if (!existsSync(path)) return { mistake: `There is no file ${path}` };
  const wrong = { mistake: `${file} must be a table, a line "field: value" each; values are texts or lists of texts` };
  try {
    const read = fieldsSchema.safeParse(parse(readFileSync(path, "utf8").replace(/^\uFEFF/, "")));
    return read.success ? read.data : wrong;
  } catch {
    return wrong;
  }
}

async function write(content: Content, asked: Asked, out: string): Promise<string> {
  const { docx, pdf, name } = await makePetition(content, asked);
  const folder = resolve(process.env.INIT_CWD ?? ".", out);
  mkdirSync(folder, { recursive: true });
  const files = [
    { path: join(folder, `${name}.docx`), bytes: docx },
    { path: join(folder, `${name}.pdf`), bytes: pdf },
  ];
  for (const { path, bytes } of files) writeFileSync(path, bytes);
  const petition = content.petitions.get(asked.form);
  const missing = petition ? missingFields(petition, asked.fields) : [];
  return [
    ...files.map(({ path }) => `wrote ${path}`),
    ...(missing.length === 0 ? [] : [`still missing, dotted lines on the paper: ${missing.join(", ")}`]),
    "",
    ...lodgingLines(whereToLodge(content, asked)),
  ].join("\n");
}

function lodgingLines({ sentences, ways, attachments, notes, sources }: Lodging): string[] {
  return [...sentences, ...ways, ...attachments, ...notes].map((one) => `- ${one}`).concat("", sources);
}

/** The fields of a petition with their questions, for whoever writes the file. */
function fieldList({ petitions, words }: Content, { form, lang }: Asked): string {
  const petition = petitions.get(form);
  const fields = petition?.fields.filter(({ fill }) => fill === "chat") ?? [];
  const choices = petition?.to.map(({ id }) => id).join(", ");
  const lines = fields.map(({ id, type, optional }) => {
    const kind = type === "choice" ? choices : type;
    return `${id} (${kind}${optional ? ", may be left out" : ""}): ${words(lang, `petitions:fields.${id}.ask`)}`;
  });
  return [words(lang, `petitions:names.${form}`), ...lines].join("\n");
}
