import { acceptedType, shownName } from "../../conversation/file-kind.ts";
import { uuidOf } from "../../conversation/uuid-of.ts";
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
  const id = uuidOf(deps.randomBytes(16));
  const wait = filePace.take(address, id, deps.now());
  if (wait > 0) throw new Problem("too-many-files", { retryAfter: wait, params: { minutes: Math.ceil(wait / 60) } });
  return deps.files.put("web", address, {
    id,
    name: shownName(sent.name),
    type,
    bytes: sent.bytes,
  });
}
