import { nearestName } from "../rules/nearest-name.ts";

/**
 * Ending of a message that names the locale key most likely meant: one that differs in a single part, and there only
 * by typing errors. Empty when there is none. Whole keys are too long and too alike to be compared letter by letter.
 */
export function keyMeant(wrong: string, known: Iterable<string>): string {
  for (const key of known) if (isMeant(wrong.split(/[:.]/), key.split(/[:.]/))) return `; did you mean "${key}"?`;
  return "";
}

function isMeant(wrong: string[], known: string[]): boolean {
  if (wrong.length !== known.length) return false;
  const different = known.filter((part, index) => part !== wrong[index]);
  const [part] = different;
  if (part === undefined || different.length > 1) return false;
  return nearestName(wrong[known.indexOf(part)] ?? "", [part]) !== null;
}
