import type { Unusable } from "../flow/input.ts";
import { cleanPicture } from "./clean-picture.ts";
import { foundType, keptName } from "./file-kind.ts";

/** A file as it may be kept. */
export interface SoundFile {
  name: string;
  /** Media type found in the content. */
  type: string;
  bytes: Uint8Array;
  /** A picture that was drawn anew: staff may look at it in the browser. Everything else is only saved. */
  viewable?: boolean;
}

/** Why a file cannot be kept. */
export type FileRefusal = Extract<Unusable, "file-type" | "picture-unreadable" | "picture-heic">;

/**
 * What of a file is kept, or why it is not: judged by the content, pictures drawn anew without metadata, documents and
 * recordings as they are.
 */
export async function judgeFile(sent: { name: string; bytes: Uint8Array }): Promise<SoundFile | FileRefusal> {
  const type = await foundType(sent.bytes, sent.name);
  if (type === null) return "file-type";
  if (type === "heic") return "picture-heic";
  if (!type.startsWith("image/")) return { name: keptName(sent.name, type), type, bytes: sent.bytes };
  const picture = await cleanPicture(sent.bytes, type);
  return picture === null
    ? "picture-unreadable"
    : { name: keptName(sent.name, picture.type), ...picture, viewable: true };
}
