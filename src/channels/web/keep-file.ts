import { judgeFile } from "../../conversation/judge-file.ts";
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
 * Keeps a photo, document or recording for a conversation. Throws Problem file-type, picture-heic or picture-unreadable for
 * what cannot be kept, too-many-files when the conversation sent many in the last hour.
 */
export async function keepFile(context: WebContext, address: string, sent: SentFile): Promise<FileRef> {
  const { deps, filePace } = context;
  const id = uuidOf(deps.randomBytes(16));
  const wait = filePace.take(address, id, deps.now());
  if (wait > 0) {
    deps.tally.count("files", "web", "too-many-files");
    throw new Problem("too-many-files", { retryAfter: wait, params: { minutes: Math.ceil(wait / 60) } });
  }
  const sound = await judgeFile(sent);
  deps.tally.count("files", "web", typeof sound === "string" ? sound : "kept");
  if (typeof sound === "string") throw new Problem(sound);
  return deps.files.put("web", address, { id, ...sound });
}
