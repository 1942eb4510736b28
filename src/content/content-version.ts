import { createHash } from "node:crypto";
import type { SourceFile } from "./source-files.ts";

/** A short name of exactly this content: any change of a file, its name or its place gives another one. */
export function contentVersion(files: readonly SourceFile[]): string {
  const hash = createHash("sha256");
  for (const { file, text } of files) hash.update(JSON.stringify([file, text]));
  return hash.digest("hex").slice(0, 16);
}
