import { acceptedType, shownName } from "../../conversation/file-kind.ts";
import type { FileRef } from "../../flow/input.ts";
import { Problem } from "./problem.ts";
import type { WebContext } from "./web-context.ts";

/** A file as it was sent. */
export interface SentFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * Keeps a photo or document for a conversation. Throws Problem file-type for anything else, too-many-files when the
 * conversation sent many in the last hour.
 */
export async function keepFile(context: WebContext, address: string, sent: SentFile): Promise<FileRef> {
  const { deps, filePace } = context;
  const type = await acceptedType(sent.bytes, sent.name);
  if (type === null) throw new Problem("file-type");
  const wait = filePace.take(address, deps.now());
  if (wait > 0) throw new Problem("too-many-files", { retryAfter: wait, params: { minutes: Math.ceil(wait / 60) } });
  return deps.files.put("web", address, {
    id: uuid(deps.randomBytes(16)),
    name: shownName(sent.name),
    type,
    bytes: sent.bytes,
  });
}

/** A version 4 UUID of 16 random bytes. */
function uuid(random: Uint8Array): string {
  const bytes = Buffer.from(random);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
