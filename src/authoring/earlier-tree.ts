import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isMistake, type Mistake } from "./command.ts";

/** flows/ and locales/ as they were at a revision, in a folder of their own. */
export interface EarlierTree {
  folder: string;
  /** The revision's short name. */
  commit: string;
}

/**
 * Fetches flows/ and locales/ of a git revision into a temporary folder, hands it to `use` and takes it away afterwards.
 * Gives a mistake where there is no git, no repository, no such revision, or nothing in it.
 */
export async function withEarlierTree<T>(
  { root, revision }: { root: string; revision: string },
  use: (tree: EarlierTree) => Promise<T>,
): Promise<T | Mistake> {
  const commit = commitOf(root, revision);
  if (isMistake(commit)) return commit;
  const folder = mkdtempSync(join(tmpdir(), "an-sinh-earlier-"));
  try {
    const fetched = fetchInto(folder, { root, commit: commit.hash, revision });
    return fetched ?? (await use({ folder, commit: commit.hash.slice(0, 7) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function commitOf(root: string, revision: string): { hash: string } | Mistake {
  const inside = git(root, ["rev-parse", "--is-inside-work-tree"]);
  if (isMistake(inside)) return inside;
  const named = git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (isMistake(named))
    return { mistake: `git knows no revision "${revision}"; try HEAD~1, a branch or a commit of git log` };
  return { hash: named.toString().trim() };
}

function fetchInto(folder: string, from: { root: string; commit: string; revision: string }): Mistake | null {
  const archive = git(from.root, ["archive", "--format=tar", from.commit, "flows", "locales"]);
  if (isMistake(archive))
    return { mistake: `The revision "${from.revision}" has no flows/ and locales/ to compare with` };
  execFileSync("tar", ["-x", "-f", "-", "-C", folder], { input: archive });
  return null;
}

function git(root: string, args: string[]): Buffer | Mistake {
  try {
    return execFileSync("git", args, { cwd: root, maxBuffer: 256 * 1024 * 1024, stdio: ["ignore", "pipe", "ignore"] });
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (missing) return { mistake: "git is not installed here, so there is nothing to compare with" };
    return { mistake: `${root} is in no git repository, so there is nothing to compare with` };
  }
}
