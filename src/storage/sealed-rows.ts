/** How what conversations store is sealed, and under which keyed hashes it is found again. */
import type { InboundEvent, OutboundMessage } from "../conversation/ports.ts";
import type { Message } from "../flow/message.ts";
import type { Session } from "../flow/session.ts";
import type { HouseKeys } from "./house-keys.ts";
import type { KeyRing } from "./key-ring.ts";

/** Keys of an open storage. */
export interface Keys {
  ring: KeyRing;
  house: HouseKeys;
}

/** Most conversations whose keys are remembered; each is needed several times a turn. */
const keysAtMost = 10_000;
const knownKeys = new WeakMap<HouseKeys, Map<string, Buffer>>();

/** Key of a conversation: what is left of channel and platform id in clear. */
export function conversationKey({ house }: Keys, channel: string, address: string): Buffer {
  const known = knownKeys.get(house) ?? new Map<string, Buffer>();
  knownKeys.set(house, known);
  const name = `${channel} ${address}`;
  const key = known.get(name) ?? house.lookup("conversation", channel, address);
  if (known.size >= keysAtMost) known.clear();
  known.set(name, key);
  return key;
}

/** Key of an event: the same event sent again has the same one. */
export function eventKey(keys: Keys, event: InboundEvent): Buffer {
  return keys.house.lookup("event", event.channel, event.address, event.key);
}

/** Key of a citizen's secret code in any spelling: case, spaces and dashes do not matter, nor O for 0, I and L for 1. */
export function receiptHash(keys: Keys, code: string): Buffer {
  const plain = code.normalize("NFKC").toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  return keys.house.lookup("receipt", plain.replace(/[^0-9A-Z]/g, ""));
}

/** The platform's id of a person or chat, sealed. */
export function sealAddress(keys: Keys, key: Buffer, address: string): Buffer {
  return keys.ring.seal({ column: "conversation.sealed_address", row: key.toString("hex") }, address);
}

/** The platform's id of a person or chat. */
export function openAddress(keys: Keys, key: Buffer, sealed: Buffer): string {
  return keys.ring.open({ column: "conversation.sealed_address", row: key.toString("hex") }, sealed).toString("utf8");
}

/** What is remembered of a talk, sealed. */
export function sealSession(keys: Keys, conversationId: string, session: Session): Buffer {
  return keys.ring.seal({ column: "conversation.sealed_session", row: conversationId }, JSON.stringify(session));
}

/** What is remembered of a talk. Throws SEAL_BROKEN, as everything here that opens. */
export function openSession(keys: Keys, conversationId: string, sealed: Buffer): Session {
  // Sealed by sealSession and by nobody else.
  return parsed<Session>(keys.ring.open({ column: "conversation.sealed_session", row: conversationId }, sealed));
}

/** A message on its way to a person, sealed with its language. */
export function sealBody(
  keys: Keys,
  conversationId: string,
  { n, lang, message }: Omit<OutboundMessage, "at">,
): Buffer {
  const plain = JSON.stringify({ lang, message });
  return keys.ring.seal({ column: "outbox.sealed_body", row: `${conversationId} ${n}` }, plain);
}

/** A message on its way to a person, with its language. */
export function openBody(
  keys: Keys,
  conversationId: string,
  row: { n: number; sealed: Buffer },
): Pick<OutboundMessage, "lang" | "message"> {
  // Sealed by sealBody and by nobody else; the first version sealed the bare message.
  const body = parsed<{ lang: string; message: Message } | Message>(
    keys.ring.open({ column: "outbox.sealed_body", row: `${conversationId} ${row.n}` }, row.sealed),
  );
  return "kind" in body ? { lang: "vi", message: body } : body;
}

/** An event kept for later, sealed. */
export function sealEvent(keys: Keys, key: Buffer, event: InboundEvent): Buffer {
  const { channel, address, input, seen, context, at } = event;
  const plain = JSON.stringify({ channel, key: event.key, address, input, seen, context, at });
  return keys.ring.seal({ column: "inbound.sealed_event", row: key.toString("hex") }, plain);
}

/** An event kept for later. */
export function openEvent(keys: Keys, key: Buffer, sealed: Buffer): InboundEvent {
  // Sealed by sealEvent and by nobody else.
  return parsed<InboundEvent>(keys.ring.open({ column: "inbound.sealed_event", row: key.toString("hex") }, sealed));
}

/** The words of a question somebody asked, sealed: they are folded and bare of names, and still somebody's own words. */
export function sealWords(keys: Keys, noteId: string, words: string): Buffer {
  return keys.ring.seal({ column: "asked_question.sealed_words", row: noteId }, words);
}

/** The words of a question somebody asked. */
export function openWords(keys: Keys, noteId: string, sealed: Buffer): string {
  return keys.ring.open({ column: "asked_question.sealed_words", row: noteId }, sealed).toString("utf8");
}

function parsed<T>(bytes: Buffer): T {
  return JSON.parse(bytes.toString("utf8"));
}
