import { fileTypeFromBuffer } from "file-type";
import { nameText } from "./clean-text.ts";

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Voice messages: who cannot write can speak; an officer listens to them. */
const voiceTypes = ["audio/ogg", "audio/opus", "audio/mp4", "audio/x-m4a", "audio/aac", "audio/mpeg", "audio/amr"];

/** Photos, documents and voice messages a citizen may send, by the type found in the content. */
const acceptedTypes: ReadonlySet<string> = new Set([
  ...voiceTypes,
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/heic",
  "image/heif",
  "application/pdf",
  word,
  excel,
  "application/msword",
  "application/vnd.ms-excel",
]);

/** Endings for the file picker of a browser; the content decides. */
export const acceptedEndings = ".jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,.doc,.docx,.xls,.xlsx";

/** Old Word and Excel files share one container; only the name tells them apart. */
const oldOffice: Record<string, string> = { doc: "application/msword", xls: "application/vnd.ms-excel" };

/** The media type found in the content, or null when it is none that we take. The name decides only between .doc and .xls. */
export async function acceptedType(bytes: Uint8Array, name: string): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined); // a damaged container
  // Some types say more than the type: "audio/ogg; codecs=opus".
  const mime: string | undefined = found?.mime.split(";")[0];
  const type = mime === "application/x-cfb" ? oldOffice[ending(name)] : mime;
  return type !== undefined && acceptedTypes.has(type) ? type : null;
}

/** A file's name as it is read back to the person: its last part, printable, at most 100 characters. */
export function shownName(name: string): string {
  const last = nameText(name.split(/[/\\]/).at(-1) ?? "");
  const characters = [...last];
  const shown =
    characters.length > 100 ? `${characters.slice(0, 60).join("")}…${characters.slice(-30).join("")}` : last;
  return shown || "file";
}

/** Endings of what messengers bring without a name. */
const endings: Record<string, string> = {
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "image/webp": ".webp",
  "image/heic": ".heic",
  "audio/aac": ".aac",
  "audio/amr": ".amr",
  "audio/mpeg": ".mp3",
  "audio/mp4": ".m4a",
  "audio/x-m4a": ".m4a",
  "audio/ogg": ".ogg",
  "audio/opus": ".ogg",
};

/** A name for a file that came without one: a word for what it is, with the ending of its type. */
export function madeName(word: string, type: string): string {
  return `${word}${endings[type] ?? ""}`;
}

function ending(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}
