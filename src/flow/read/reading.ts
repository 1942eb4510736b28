/**
 * What was understood of a typed answer. This folder turns the words of a person into values: choices, numbers, money,
 * months, days, phone numbers and places. It decides nothing about the conversation, and guesses nothing silently:
 * what can mean two things is handed back as ambiguous.
 */

/** Why an answer could not be taken. */
export type Unread = "empty" | "unreadable" | "too-small" | "too-large" | "ambiguous";

/** The value that was read, or why not; `options` are what an ambiguous answer may mean, the likeliest first. */
export type Reading<T> = { ok: true; value: T } | { ok: false; reason: Unread; options?: T[] };

/** The lowest and highest value that may be answered, both included. */
export interface Limits {
  min?: number;
  max?: number;
}

/** A reading that succeeded. */
export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

/** A reading that failed. */
export function unread<T>(reason: Exclude<Unread, "ambiguous">): Reading<T> {
  return { ok: false, reason };
}

/** A reading that may mean each of the options; without any it is unreadable. */
export function ambiguous<T>(options: T[]): Reading<T> {
  return options.length === 0 ? unread("unreadable") : { ok: false, reason: "ambiguous", options };
}

/** The number, if it lies within the limits. */
export function within(value: number, { min, max }: Limits): Reading<number> {
  if (min !== undefined && value < min) return unread("too-small");
  if (max !== undefined && value > max) return unread("too-large");
  return read(value);
}

/** One of several numbers that an answer may mean; those outside the limits are not meant. */
export function oneOf(values: number[], limits: Limits): Reading<number> {
  const possible = [...new Set(values)].filter((value) => within(value, limits).ok);
  if (possible.length > 0) return ambiguous(possible);
  const [first] = values;
  return first === undefined ? unread("unreadable") : within(first, limits);
}
