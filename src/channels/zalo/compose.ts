/** Draws what is said as messages of Zalo: one for each screen, its buttons sending back codes nobody can make up. */
import type { Envelope, Outgoing, Recipient } from "../../conversation/delivery.ts";
import { choicesFit } from "../../conversation/screens/choices-fit.ts";
import { composeScreens } from "../../conversation/screens/compose-screens.ts";
import type { PressCodes } from "../../conversation/screens/press-code.ts";
import { qrPicture } from "../../conversation/screens/qr-picture.ts";
import { type Abilities, type Button, plainOf, type Screen } from "../../conversation/screens/screen.ts";
import { textLimits } from "../../conversation/screens/text-limits.ts";
import type { Words } from "../../flow/words.ts";
import type { Payload, PicturePayload } from "./payload.ts";
import { pressMark } from "./read-event.ts";
import type { ZaloButton } from "./zalo-api.ts";

/**
 * What Zalo can show, apart from words. It takes titles of 100 characters, but a phone shows about 40 of them in the one
 * line of a button; what is longer is listed with numbers, in full.
 */
const able = { textAtMost: textLimits.zalo, buttonsAtMost: 5, labelAtMost: 40, numberButtons: false };
/** Longest payload of a button, the mark before the code left out. */
const codeAtMost = 1_000 - pressMark.length;

/** What drawing needs. */
export interface DrawingParts {
  words: Words;
  codes: PressCodes;
  publicUrl?: string | undefined;
  /** The name of somebody's account, or null. */
  nameOf(address: string): Promise<string | null>;
}

/** The calls that show these messages, in order. */
export async function composeEnvelopes(
  parts: DrawingParts,
  { address }: Pick<Recipient, "address">,
  messages: Outgoing[],
): Promise<Envelope[]> {
  const screens = composeScreens(messages, abilities(parts, messages));
  const name = screens.some(({ asks }) => asks === "name") ? await parts.nameOf(address) : null;
  const done = (messages[0]?.n ?? 1) - 1;
  const envelopes: Envelope[] = [];
  for (const screen of screens) {
    const { picture, lang, upTo } = screen;
    const before = envelopes.at(-1)?.upTo ?? done;
    if (picture) envelopes.push(envelope(before, pictureOf(picture, lang, parts.words)));
    const buttons = [...nameButton(screen, name), ...queryButtons(parts, address, screen.buttons)];
    const text = [plainOf(screen.text), ...(screen.secret ? [parts.words(lang, "messenger:zalo.deleteCode")] : [])];
    envelopes.push(envelope(upTo, { kind: "text", text: joinedAsFits(text), buttons }));
  }
  return envelopes;
}

/** The parts with an empty line between them; what does not fit behind the first is left out. */
function joinedAsFits([first = "", ...others]: string[]): string {
  const all = [first, ...others].join("\n\n");
  return all.length <= able.textAtMost ? all : first;
}

function envelope(upTo: number, payload: Payload): Envelope {
  return { upTo, payload };
}

/** A choice whose code is too long for a button can only be typed: then choices are listed, without buttons. */
function abilities({ words, codes, publicUrl }: DrawingParts, messages: readonly Outgoing[]): Abilities {
  const fits = choicesFit(messages, codes, codeAtMost);
  return { ...able, ...(fits ? {} : { labelAtMost: 0 }), words, publicUrl };
}

function queryButtons({ codes }: DrawingParts, address: string, buttons: readonly Button[]): ZaloButton[] {
  return buttons.flatMap(({ label, press }) => {
    const code = codes.make(address, press, codeAtMost);
    return code === null ? [] : [{ title: label, type: "oa.query.hide" as const, payload: `${pressMark}${code}` }];
  });
}

/** The person's own name, which a tap puts into the chat as if they had typed it. */
function nameButton({ asks, buttons }: Screen, name: string | null): ZaloButton[] {
  const fits = name !== null && [...name].length <= able.labelAtMost && !name.startsWith("#");
  if (asks !== "name" || !fits || buttons.length >= able.buttonsAtMost) return [];
  return [{ title: name, type: "oa.query.show", payload: name }];
}

function pictureOf({ of, name }: { of: string; name: string }, lang: string, words: Words): PicturePayload {
  const caption = words(lang, "messenger:zalo.codePicture", { number: name });
  return { kind: "picture", png: new Uint8Array(qrPicture(of)), name: `${name}.png`, caption };
}
