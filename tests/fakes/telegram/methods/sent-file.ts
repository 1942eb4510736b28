import type { PhotoSize } from "@grammyjs/types";
import { BotApiError, badRequest } from "../bot-api-error.ts";
import type { CallParams } from "../call-params.ts";
import type { UploadedFile } from "../multipart.ts";
import type { Platform } from "../platform.ts";
import type { FileKind, StoredFile, StoredFiles } from "../stored-files.ts";

const largestPhoto = 10 * 1024 * 1024;
const largestUpload = 50 * 1024 * 1024;
const kinds = { photo: "photos", document: "documents", voice: "voice" } as const;

/** A file of a call, stored. */
export interface SentFile {
  file: StoredFile;
  filename: string;
  mimeType: string;
}

/** Takes the file of a call: uploaded under its name, as `attach://…`, or named by the id of an earlier one. */
export function readSentFile(platform: Platform, params: CallParams, name: keyof typeof kinds): SentFile {
  const reference = params.text(name);
  const attached = reference.startsWith("attach://") ? reference.slice("attach://".length) : name;
  const upload = params.files.get(attached);
  if (upload) return storeUpload(platform, upload, kinds[name]);
  if (reference === "") throw badRequest(`there is no ${name} in the request`);
  if (/^https?:/.test(reference)) throw badRequest("failed to get HTTP URL content");
  const file = platform.files.find(reference);
  if (!file) throw badRequest("wrong file identifier/HTTP URL specified");
  return { file, filename: file.path.split("/")[1] ?? "file", mimeType: "application/octet-stream" };
}

/** A photo in the two sizes that a chat shows. */
export function photoSizes(files: StoredFiles, full: StoredFile): PhotoSize[] {
  const small = files.add({ kind: "photos", bytes: full.bytes, extension: ".jpg", size: Math.min(full.size, 1500) });
  const size = (file: StoredFile, width: number, height: number): PhotoSize => ({
    file_id: file.id,
    file_unique_id: file.uniqueId,
    file_size: file.size,
    width,
    height,
  });
  return [size(small, 90, 67), size(full, 1280, 960)];
}

function storeUpload(platform: Platform, { bytes, filename, mimeType }: UploadedFile, kind: FileKind): SentFile {
  if (bytes.length === 0) throw badRequest("file must be non-empty");
  if (bytes.length > largestUpload) throw new BotApiError(413, "Request Entity Too Large");
  if (kind === "photos" && bytes.length > largestPhoto) {
    throw badRequest(`file of size ${bytes.length} bytes is too big for a photo; the maximum size is 10485760 bytes`);
  }
  if (kind === "photos" && !isPicture(bytes)) throw badRequest("IMAGE_PROCESS_FAILED");
  const extension = /\.\w+$/.exec(filename)?.[0] ?? "";
  return { file: platform.files.add({ kind, bytes, extension }), filename, mimeType };
}

/** JPEG, PNG, GIF or WebP by its first bytes. */
function isPicture(bytes: Buffer): boolean {
  const begin = bytes.toString("latin1", 0, 12);
  return ["\xff\xd8\xff", "\x89PNG", "GIF8"].some((mark) => begin.startsWith(mark)) || /^RIFF.{4}WEBP/s.test(begin);
}
