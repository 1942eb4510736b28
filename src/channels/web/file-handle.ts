import { z } from "zod";
import { sameText } from "../../conversation/same-text.ts";
import type { FileRef } from "../../flow/input.ts";
import type { Sign } from "./conversation-token.ts";

const fields = z.tuple([z.string(), z.string(), z.string(), z.number()]);

/**
 * The id under which a browser names a file it has sent: the reference itself, signed for its conversation. So the
 * message that carries it may arrive at another process, and nobody names a file of another conversation.
 */
export function fileHandle(sign: Sign, address: string, file: FileRef): string {
  const body = Buffer.from(JSON.stringify([file.id, file.name, file.type, file.size])).toString("base64url");
  return `${body}.${sign("web-file", `${address}.${body}`)}`;
}

/** The file behind a handle, or null when it was not given out for this conversation. */
export function fileOfHandle(sign: Sign, address: string, handle: string): FileRef | null {
  const [body, signature, rest] = handle.split(".");
  if (!body || !signature || rest !== undefined) return null;
  if (!sameText(signature, sign("web-file", `${address}.${body}`))) return null;
  const [id, name, type, size] = fields.parse(JSON.parse(Buffer.from(body, "base64url").toString("utf8")));
  return { id, name, type, size };
}
