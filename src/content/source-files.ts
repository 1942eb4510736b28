import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ContentProblem } from "./problem.ts";
import { compareText } from "./problem.ts";

/** One file of flows/ or locales/ as written, in NFC, without byte order mark, lines ended by "\n". */
export interface SourceFile {
  /** Path from the project folder, with forward slashes. */
  file: string;
  text: string;
}

/** Everything that lies in flows/ and locales/, ordered by path; what cannot be read is a problem. */
export async function readSourceFiles(root: string): Promise<{ files: SourceFile[]; problems: ContentProblem[] }> {
  const found = { files: [] as SourceFile[], problems: [] as ContentProblem[] };
  const { files: paths, problems } = await listBoth(root);
  found.problems.push(...problems);
  const contents = await Promise.all(paths.map((path) => readText(root, path)));
  for (const content of contents) {
    if ("text" in content) found.files.push(content);
    else found.problems.push(content);
  }
  return found;
}

/** The paths of all of them, ordered. */
export async function listSourceFiles(root: string): Promise<string[]> {
  return (await listBoth(root)).files;
}

async function listBoth(root: string): Promise<{ files: string[]; problems: ContentProblem[] }> {
  const lists = await Promise.all(["flows", "locales"].map((folder) => listFiles(root, folder)));
  const problems = lists.flatMap((list) => list.problems);
  return { files: lists.flatMap(({ files }) => files).sort(compareText), problems };
}

async function listFiles(root: string, folder: string): Promise<{ files: string[]; problems: ContentProblem[] }> {
  try {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => !entry.isDirectory() && !isScratch(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(join(root, "/").length).replaceAll("\\", "/"));
    return { files: files.filter((file) => !file.startsWith("flows/schemas/")), problems: [] };
  } catch (error) {
    return { files: [], problems: [unreadable(folder, error)] };
  }
}

/** Left by editors and desktops beside the real files. */
function isScratch(name: string): boolean {
  return name.startsWith(".") || name.endsWith("~") || name.startsWith("#") || name === "Thumbs.db";
}

async function readText(root: string, file: string): Promise<SourceFile | ContentProblem> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(root, file));
  } catch (error) {
    return unreadable(file, error);
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { file, text: text.replace(/\r\n?/g, "\n").normalize("NFC") };
  } catch {
    return { ...lineOfBrokenByte(file, bytes), message: "is not UTF-8 here; save the file as UTF-8" };
  }
}

/** Where UTF-8 ends: the first line that does not decode by itself. */
function lineOfBrokenByte(file: string, bytes: Buffer): { file: string; line: number; column: number } {
  const lines = bytes.toString("latin1").split("\n");
  const line = lines.findIndex((text) => Buffer.from(text, "latin1").toString("utf-8").includes("\uFFFD"));
  return { file, line: Math.max(line, 0) + 1, column: 1 };
}

function unreadable(file: string, error: unknown): ContentProblem {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  const reasons: Record<string, string> = {
    ENOENT: "does not exist",
    EACCES: "may not be read by this user",
    ENOTDIR: "is not a folder",
    EISDIR: "is a folder where a file is expected",
  };
  return { file, line: 1, column: 1, message: reasons[code] ?? `cannot be read (${code})` };
}
