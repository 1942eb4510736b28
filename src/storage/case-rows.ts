/** How what was told about a case is sealed: with the case's own key, which only the master key unwraps. */
import type { FiledComplaint } from "../flow/effect.ts";
import type { KeyRing } from "./key-ring.ts";
import { dataKey, newDataKey, openWith, type SealingKey, sealWith } from "./seal.ts";

/** What is sealed about a file. */
export interface FileAbout {
  name: string;
  type: string;
  size: number;
  /** A picture that was drawn anew before it was sealed. */
  viewable?: boolean;
}

/** A new case's own key, and that key wrapped by the master key. */
export function newCaseKey(ring: KeyRing, caseId: string): { key: SealingKey; wrapped: Buffer } {
  const key = newDataKey();
  return { key, wrapped: ring.seal({ column: "complaint.wrapped_key", row: caseId }, key.key) };
}

/** The key of a case from its wrapped form. Throws SEAL_BROKEN, as everything here that opens. */
export function unwrapCaseKey(ring: KeyRing, caseId: string, wrapped: Buffer): SealingKey {
  return dataKey(ring.open({ column: "complaint.wrapped_key", row: caseId }, wrapped));
}

/** Name and phone of a citizen, sealed with the key of their case. */
export function sealPerson(key: SealingKey, caseId: string, person: NonNullable<FiledComplaint["person"]>): Buffer {
  return sealWith(key, { column: "complaint_person.sealed_person", row: caseId }, JSON.stringify(person));
}

/** Name and phone of a citizen. */
export function openPerson(key: SealingKey, caseId: string, sealed: Uint8Array): NonNullable<FiledComplaint["person"]> {
  return JSON.parse(openWith(key, { column: "complaint_person.sealed_person", row: caseId }, sealed).toString("utf8"));
}

/** What a petition is filled with, sealed with the key of its case. */
export function sealPetition(key: SealingKey, caseId: string, fields: Record<string, string>): Buffer {
  return sealWith(key, { column: "complaint.sealed_petition", row: caseId }, JSON.stringify(fields));
}

/** What a petition is filled with. */
export function openPetition(key: SealingKey, caseId: string, sealed: Uint8Array): Record<string, string> {
  return JSON.parse(openWith(key, { column: "complaint.sealed_petition", row: caseId }, sealed).toString("utf8"));
}

/** What was told, answered or noted, sealed with the key of its case. */
export function sealEntry(key: SealingKey, entryId: string, text: string): Buffer {
  return sealWith(key, { column: "complaint_entry.sealed_text", row: entryId }, text);
}

/** What was told, answered or noted. */
export function openEntry(key: SealingKey, entryId: string, sealed: Uint8Array): string {
  return openWith(key, { column: "complaint_entry.sealed_text", row: entryId }, sealed).toString("utf8");
}

/** A file's key as it lies in a draft: wrapped by the master key. */
export function wrapDraftKey(ring: KeyRing, fileId: string, key: SealingKey): Buffer {
  return ring.seal({ column: "file.wrapped_key", row: fileId }, key.key);
}

/** The key of a draft's file, wrapped anew by the key of the case it was filed with. */
export function rewrapForCase(ring: KeyRing, caseKey: SealingKey, file: { id: string; wrapped: Buffer }): Buffer {
  const place = { column: "file.wrapped_key", row: file.id } as const;
  return sealWith(caseKey, place, ring.open(place, file.wrapped));
}

/** The key of a file that belongs to a case. */
export function unwrapFileKey(caseKey: SealingKey, fileId: string, wrapped: Uint8Array): SealingKey {
  return dataKey(openWith(caseKey, { column: "file.wrapped_key", row: fileId }, wrapped));
}

/** Name, type and size of a file, sealed with its key. */
export function sealFileAbout(key: SealingKey, fileId: string, about: FileAbout): Buffer {
  return sealWith(key, { column: "file.sealed_about", row: fileId }, JSON.stringify(about));
}

/** Name, type and size of a file. */
export function openFileAbout(key: SealingKey, fileId: string, sealed: Uint8Array): FileAbout {
  return JSON.parse(openWith(key, { column: "file.sealed_about", row: fileId }, sealed).toString("utf8"));
}

/** The bytes of a file, sealed with its key. */
export function sealFileBytes(key: SealingKey, fileId: string, bytes: Uint8Array): Buffer {
  return sealWith(key, { column: "file.sealed_bytes", row: fileId }, bytes);
}

/** The bytes of a file. */
export function openFileBytes(key: SealingKey, fileId: string, sealed: Uint8Array): Buffer {
  return openWith(key, { column: "file.sealed_bytes", row: fileId }, sealed);
}

/** Where a citizen who left their name wrote from. */
export interface CaseLink {
  channel: string;
  address: string;
}

/** The link from a case to where its citizen wrote from, sealed with the key of the case. */
export function sealLink(key: SealingKey, caseId: string, link: CaseLink): Buffer {
  return sealWith(key, { column: "complaint.sealed_link", row: caseId }, JSON.stringify(link));
}

/** The link from a case to where its citizen wrote from. */
export function openLink(key: SealingKey, caseId: string, sealed: Uint8Array): CaseLink {
  return JSON.parse(openWith(key, { column: "complaint.sealed_link", row: caseId }, sealed).toString("utf8"));
}

/** A message in a talk: the conversation, and its number there. */
export interface MessagePlace {
  conversationId: string;
  n: number;
}

/** Which message in a talk told of an entry, sealed with the key of the case. */
export function sealDelivery(key: SealingKey, entryId: string, place: MessagePlace): Buffer {
  return sealWith(key, { column: "complaint_entry.sealed_delivery", row: entryId }, JSON.stringify(place));
}

/** Which message in a talk told of an entry. */
export function openDelivery(key: SealingKey, entryId: string, sealed: Uint8Array): MessagePlace {
  return JSON.parse(
    openWith(key, { column: "complaint_entry.sealed_delivery", row: entryId }, sealed).toString("utf8"),
  );
}
