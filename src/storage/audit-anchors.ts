/**
 * Anchors: signed notes of where the audit log ended, one JSON line each, in files outside of the database, one a month. We
 * only ever append to them. Whoever holds a copy can prove that the log is the same up to there.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { mkdir, open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { AuditAnchor, AuditHead } from "../complaints/audit.ts";
import type { AuditKeys } from "./audit-chain.ts";
import { systemCode, unusable } from "./data-dir.ts";

const shape = z.strictObject({
  format: z.literal(1),
  kind: z.enum(["anchor", "restored"]),
  position: z.number().int().min(0),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  key: z.string(),
  sign: z.string(),
});

/** Anchors as they were found in files. */
export interface FoundAnchors {
  anchors: AuditAnchor[];
  /** Lines that are whole and not ours: "2026-11.jsonl, line 3". */
  forged: string[];
  /** Lines that were cut off while they were written. */
  torn: number;
}

/** Where a data folder keeps its anchors. */
export function anchorsFolder(dataDir: string): string {
  return join(dataDir, "audit-anchors");
}

/** A head, noted and signed. */
export function signedAnchor(
  keys: AuditKeys,
  head: AuditHead,
  { kind = "anchor", at }: { kind?: AuditAnchor["kind"]; at: Date },
): AuditAnchor {
  const said = { format: 1, kind, position: head.position, mac: head.mac, at: at.toISOString(), key: keys.id } as const;
  return { ...said, sign: signatureOf(keys, said) };
}

function signatureOf(keys: AuditKeys, said: Omit<AuditAnchor, "sign">): string {
  const text = JSON.stringify([said.format, said.kind, said.position, said.mac, said.at, said.key]);
  return createHmac("sha256", keys.anchor).update(text).digest("hex");
}

function isOurs(keys: AuditKeys, anchor: AuditAnchor): boolean {
  const wanted = Buffer.from(signatureOf(keys, anchor));
  const given = Buffer.from(anchor.sign);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

/** Appends an anchor to the file of its month and waits until it is on the disk. Throws DATA_DIR_UNUSABLE. */
export async function appendAnchor(folder: string, anchor: AuditAnchor): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const handle = await open(join(folder, `${anchor.at.slice(0, 7)}.jsonl`), "a+", 0o600);
    try {
      const { size } = await handle.stat();
      const last = Buffer.alloc(1);
      if (size > 0) await handle.read(last, 0, 1, size - 1);
      // A line that a crash cut off must not swallow the next one.
      const start = size > 0 && last[0] !== 10 ? "\n" : "";
      await handle.appendFile(`${start}${JSON.stringify(anchor)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unusable(folder, `an anchor cannot be written (${systemCode(error) || "unknown"})`, error);
  }
}

/** All anchors of folders, those of the last `months` files of each where that is given. A folder may be missing. */
export async function readAnchors(
  keys: AuditKeys,
  folders: readonly string[],
  { months = Number.POSITIVE_INFINITY }: { months?: number } = {},
): Promise<FoundAnchors> {
  const found: FoundAnchors = { anchors: [], forged: [], torn: 0 };
  for (const folder of folders) {
    const files = (await namesIn(folder)).filter((name) => /^\d{4}-\d{2}\.jsonl$/.test(name)).sort();
    for (const file of files.slice(-Math.min(months, files.length))) {
      readLines(keys, { file, text: await readFile(join(folder, file), "utf8") }, found);
    }
  }
  return { ...found, anchors: inOrder(found.anchors) };
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error) => {
    if (["ENOENT", "ENOTDIR"].includes(systemCode(error))) return [];
    throw unusable(folder, `it cannot be read (${systemCode(error)})`, error);
  });
}

function readLines(keys: AuditKeys, { file, text }: { file: string; text: string }, found: FoundAnchors): void {
  for (const [index, line] of text.split("\n").entries()) {
    if (line === "") continue;
    const json = asJson(line);
    const parsed = shape.safeParse(json);
    if (json === undefined) found.torn += 1;
    else if (parsed.success && isOurs(keys, parsed.data)) found.anchors.push(parsed.data);
    else found.forged.push(`${file}, line ${index + 1}`);
  }
}

/** Undefined for what is no JSON, as a line that was cut off. */
function asJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** By position; each head once, from its last time on. */
function inOrder(anchors: AuditAnchor[]): AuditAnchor[] {
  const heads = new Map<string, AuditAnchor>();
  for (const anchor of anchors) {
    const name = `${anchor.kind} ${anchor.position} ${anchor.mac}`;
    const known = heads.get(name);
    if (!known || known.at < anchor.at) heads.set(name, anchor);
  }
  return [...heads.values()].sort((a, b) => a.position - b.position);
}

/**
 * Anchors that count, and how many do not: those of later entries from before a backup was put back. `restored` is signed,
 * so only who holds the key can say that entries went in this way.
 */
export function countingAnchors(anchors: readonly AuditAnchor[]): { counting: AuditAnchor[]; overtaken: number } {
  const restored = anchors.filter(({ kind }) => kind === "restored");
  const counting = anchors.filter(
    (anchor) => !restored.some(({ at, position }) => anchor.at < at && anchor.position > position),
  );
  return { counting, overtaken: anchors.length - counting.length };
}
