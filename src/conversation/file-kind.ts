import { fileTypeFromBuffer } from "file-type";
import { nameText } from "./clean-text.ts";
import { soundOnly } from "./sound-only.ts";

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Voice messages: who cannot write can speak; an officer listens to them. */
const voiceTypes = [
  "audio/ogg",
  "audio/opus",
  "audio/mp4",
  "audio/x-m4a",
  "audio/3gpp",
  "audio/aac",
  "audio/mpeg",
  "audio/amr",
  "audio/wav",
];

/** Containers of videos in which phones record speech too. */
const soundIn: Record<string, string> = { "video/mp4": "audio/mp4", "video/3gpp": "audio/3gpp" };

/** Photos, documents and voice messages a citizen may send, by the type found in the content. */
const acceptedTypes: ReadonlySet<string> = new Set([
  ...voiceTypes,
  "image/jpeg",
  "image/png",
  "image/webp",
  "application/pdf",
  word,
  excel,
  "application/msword",
  "application/vnd.ms-excel",
]);

/**
 * Endings for the file picker of a browser; the content decides. An iPhone that is not offered .heic hands its photos over
 * as JPEG.
 */
export const acceptedEndings =
  ".jpg,.jpeg,.png,.webp,.pdf,.doc,.docx,.xls,.xlsx,.ogg,.oga,.opus,.m4a,.3gp,.mp3,.aac,.amr,.wav";

/** Old Word and Excel files share one container; only the name tells them apart. */
const oldOffice: Record<string, string> = { doc: "application/msword", xls: "application/vnd.ms-excel" };

/** The media type found in the content: one that we take, "heic" for photos as iPhones store them, or null. The name decides only between .doc and .xls. */
export async function foundType(bytes: Uint8Array, name: string): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined); // a damaged container
  // Some types say more than the type: "audio/ogg; codecs=opus".
  const mime: string | undefined = found?.mime.split(";")[0];
  if (/^image\/hei[cf](-sequence)?$/.test(mime ?? "")) return "heic";
  const sound = soundIn[mime ?? ""];
  if (sound !== undefined) return soundOnly(bytes) ? sound : null;
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

/** The endings a file of a type may have, the usual one first. */
const endings: Record<string, readonly string[]> = {
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "audio/aac": ["aac"],
  "audio/amr": ["amr"],
  "audio/wav": ["wav"],
  "audio/3gpp": ["3gp"],
  "audio/mpeg": ["mp3"],
  "audio/mp4": ["m4a", "mp4"],
  "audio/x-m4a": ["m4a"],
  "audio/ogg": ["ogg", "oga", "opus"],
  "audio/opus": ["ogg", "oga", "opus"],
  "application/pdf": ["pdf"],
  [word]: ["docx"],
  [excel]: ["xlsx"],
  "application/msword": ["doc"],
  "application/vnd.ms-excel": ["xls"],
};
const knownEndings: ReadonlySet<string> = new Set(["webp", ...Object.values(endings).flat()]);

/**
 * The name under which a file is kept: as sent, or a word for what it is, always with an ending of its type. So a program
 * that goes by endings, as computers of offices do, never opens a document as a page.
 */
export function keptName(name: string, type: string): string {
  const shown = shownName(name);
  const [usual, ...others] = endings[type] ?? [];
  const has = ending(shown);
  if (usual === undefined || has === usual || others.includes(has)) return shown;
  const stem = knownEndings.has(has) ? shown.slice(0, -has.length - 1) : shown;
  return `${stem || "file"}.${usual}`;
}

function ending(name: string): string {
  return name.includes(".") ? name.slice(name.lastIndexOf(".") + 1).toLowerCase() : "";
}
