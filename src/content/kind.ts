import type { z } from "zod";

/** A kind of thing that flows/ defines. */
export interface Kind<S extends z.ZodType = z.ZodType> {
  /** In the singular, as messages call it. */
  name: string;
  /** Which files hold it; "*" stands for one name. An exact name goes before a pattern that fits it too. */
  files: string;
  schema: S;
  /**
   * `one`: a file defines one, whose `id` is the file's name. `table`: a file is a table of id and definition.
   * `single`: the only file defines the only one.
   */
  shape: "one" | "table" | "single";
}

/** Whether a file, by its path, holds definitions of a kind. */
export function isFileOf({ files }: Kind, file: string): boolean {
  const [before = "", after] = files.split("*");
  if (after === undefined) return file === files;
  const name = file.slice(before.length, file.length - after.length);
  return file.startsWith(before) && file.endsWith(after) && name !== "" && !name.includes("/");
}
