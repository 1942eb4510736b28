import type { Environment } from "./environment.ts";
import type { Setting } from "./settings.ts";

const width = 100;
const indent = "    ";

/** All settings as a page for a terminal: name, whether it is set, meaning, default. Values are never shown. */
export function settingsTable(settings: Setting[], environment: Environment): string {
  return settings.map((setting) => entry(setting, environment)).join("\n\n");
}

function entry({ name, meaning, fallback }: Setting, environment: Environment): string {
  const state = environment[name]?.trim() ? "set" : fallback === "" ? "not set" : `default: ${fallback}`;
  return [`${name}  (${state})`, ...wrapped(meaning)].join("\n");
}

function wrapped(text: string): string[] {
  const lines = [indent];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    const line = lines[last] ?? "";
    if (line.length + word.length > width) lines.push(`${indent}${word} `);
    else lines[last] = `${line}${word} `;
  }
  return lines.map((line) => line.trimEnd());
}
