import { z } from "zod";
import { isFileOf, type Kind } from "./kind.ts";
import { kinds } from "./kinds.ts";

/** A generated file: path from the project folder and text. */
export interface GeneratedFile {
  file: string;
  text: string;
}

/**
 * What editors complete and check YAML by: a JSON Schema for each kind of file, and the settings that tell VS Code (with
 * its YAML extension) which schema a file has. Other editors read the same mapping from their own settings.
 */
export function editorFiles(): GeneratedFile[] {
  const all: Kind[] = Object.values(kinds);
  const mapping = Object.fromEntries(
    all.map((kind) => [`./${schemaFile(kind)}`, [kind.files, ...exceptions(kind, all)]]),
  );
  return [
    ...all.map((kind) => ({ file: schemaFile(kind), text: json(schemaOf(kind)) })),
    { file: ".vscode/settings.json", text: json({ "yaml.schemas": mapping }) },
  ];
}

/** Files that fit a pattern but have a schema of their own. */
function exceptions(kind: Kind, all: Kind[]): string[] {
  const exact = all.filter((other) => other !== kind && isFileOf(kind, other.files));
  return exact.map((other) => `!${other.files}`);
}

function schemaFile(kind: Kind): string {
  return `flows/schemas/${kind.name}.json`;
}

function schemaOf(kind: Kind): object {
  const schema = kind.shape === "table" ? z.record(z.string(), kind.schema) : kind.schema;
  const generated = z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "ref" });
  return { ...generated, title: `${kind.name} (${kind.files})` };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
