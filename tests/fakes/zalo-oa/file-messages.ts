import { createHash } from "node:crypto";
import type { ZaloAttachment } from "./payloads.ts";
import type { ShownFile } from "./shown-message.ts";
import { fileTypeOf } from "./upload-store.ts";

/** The name that Zalo gives a photo: it has none of its own. */
export function photoName(bytes: Uint8Array): string {
  return `f.${fileTypeOf({ name: "", bytes }) ?? "jpg"}`;
}

/** Whether a picture is a GIF, which has an event of its own. */
export function isGif(bytes: Uint8Array): boolean {
  return fileTypeOf({ name: "", bytes }) === "gif";
}

/** A photo or GIF as an event carries it. */
export function pictureAttachment(type: "image" | "gif", { url }: ShownFile): ZaloAttachment {
  return { type, payload: { thumbnail: url, url } };
}

/** A file as an event carries it: size as a string, MD5, and the ending of its name as type. */
export function fileAttachment({ url, name }: ShownFile, bytes: Uint8Array): ZaloAttachment {
  return {
    type: "file",
    payload: {
      url,
      size: String(bytes.length),
      name,
      checksum: createHash("md5").update(bytes).digest("hex"),
      type: name.split(".").at(-1) ?? "",
    },
  };
}
