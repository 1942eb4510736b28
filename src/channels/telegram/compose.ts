/** Draws what is said as messages of Telegram: one message for each screen, a question in the place of the one before. */
import type { Envelope, Outgoing, Recipient } from "../../conversation/delivery.ts";
import type { ReplyContext } from "../../conversation/ports.ts";
import { choicesFit } from "../../conversation/screens/choices-fit.ts";
import { composeScreens } from "../../conversation/screens/compose-screens.ts";
import type { PressCodes } from "../../conversation/screens/press-code.ts";
import { qrPicture } from "../../conversation/screens/qr-picture.ts";
import { type Abilities, plainOf, type Rich, type Screen } from "../../conversation/screens/screen.ts";
import { textLimits } from "../../conversation/screens/text-limits.ts";
import type { Words } from "../../flow/words.ts";
import { deleteKeyboard } from "./delete-message.ts";
import { htmlOf } from "./html.ts";
import { type CodeOf, codeAtMost, inlineKeyboard, type Offer, replyKeyboard } from "./keyboards.ts";
import type { Payload, PicturePayload, TextPayload } from "./payload.ts";
import type { ReplyKeyboards } from "./reply-keyboards.ts";

/** What Telegram can show, apart from words. */
const able = { textAtMost: textLimits.telegram, buttonsAtMost: 24, labelAtMost: 34, numberButtons: true };

/** What drawing needs. */
export interface DrawingParts {
  words: Words;
  codes: PressCodes;
  keyboards: ReplyKeyboards;
  publicUrl?: string | undefined;
}

/** One drawing: for whom, and in answer to what. */
interface Drawing extends DrawingParts {
  chat: string;
  codeOf: CodeOf;
  context: ReplyContext;
  /** The press was taken: what is asked now comes right after the question it answered. */
  goesOn: boolean;
}

/** A screen with its calls; `text` is the one that says it. */
interface Drawn {
  screen: Screen;
  text: TextPayload;
}

/** The calls that show these messages, in order. */
export function composeEnvelopes(
  parts: DrawingParts,
  to: Recipient,
  { messages, context = {} }: { messages: Outgoing[]; context?: ReplyContext },
): Envelope[] {
  const chat = to.address;
  const codeOf: CodeOf = (press) => parts.codes.make(chat, press, codeAtMost);
  const { words, codes, keyboards, publicUrl } = parts;
  const drawing = { words, codes, keyboards, publicUrl, chat, codeOf, context, goesOn: goesOn(messages, context) };
  const drawn = composeScreens(messages, abilities(drawing, messages)).map((screen) => draw(drawing, screen));
  const done = (messages[0]?.n ?? 1) - 1;
  const envelopes: Envelope[] = [];
  for (const { screen, text } of answering(drawing, drawn)) {
    const { picture, upTo, lang } = screen;
    if (picture) envelopes.push(envelope(envelopes.at(-1)?.upTo ?? done, pictureOf(drawing, picture, lang)));
    envelopes.push(envelope(upTo, text));
  }
  return standsInTheWay(drawing, drawn) ? [envelope(done, takenAway), ...envelopes] : envelopes;
}

function envelope(upTo: number, payload: Payload): Envelope {
  return { upTo, payload };
}

/** A choice whose code is too long for a button can only be typed: then choices are listed, without buttons. */
function abilities({ words, codes, publicUrl }: Drawing, messages: readonly Outgoing[]): Abilities {
  const fits = choicesFit(messages, codes, codeAtMost);
  const { textAtMost, buttonsAtMost, labelAtMost, numberButtons } = able;
  return {
    textAtMost,
    buttonsAtMost,
    labelAtMost: fits ? labelAtMost : 0,
    numberButtons: fits && numberButtons,
    words,
    publicUrl,
  };
}

function draw(drawing: Drawing, screen: Screen): Drawn {
  const offer = offerOf(drawing, screen);
  const keyboard = offer
    ? replyKeyboard(screen, offer)
    : (inlineKeyboard(screen, drawing.codeOf) ?? taking(drawing, screen));
  return { screen, text: { kind: "text", html: htmlOf(screen.text), plain: plainOf(screen.text), keyboard } };
}

/** A button to take what shows a secret code out of the chat again. */
function taking({ words, codes, chat }: Drawing, { secret, lang }: Pick<Screen, "secret" | "lang">) {
  return secret ? deleteKeyboard(codes, chat, words(lang, "messenger:telegram.deleteCode")) : undefined;
}

function looks(text: Rich): Pick<TextPayload, "kind" | "html" | "plain"> {
  return { kind: "text", html: htmlOf(text), plain: plainOf(text) };
}

/** What the person may give with one tap: their number, or the name of their account. */
function offerOf({ words, context }: Drawing, { asks, lang }: Screen): Offer | null {
  if (asks === "phone") return { kind: "contact", label: words(lang, "messenger:telegram.shareNumber") };
  return asks === "name" && context.name ? { kind: "text", label: context.name } : null;
}

/** Fits the answer to what stands in the chat: a keyboard to take away, a message whose button was pressed. */
function answering(drawing: Drawing, drawn: Drawn[]): Drawn[] {
  const { message, label, alone } = drawing.context;
  const { goesOn } = drawing;
  const [first, ...others] = drawn;
  if (!first) return [];
  const stands = keyboardStands(drawing);
  if (stands && !first.text.keyboard) return [withText(first, { keyboard: { remove_keyboard: true } }), ...others];
  if (message === undefined) return drawn;
  const marked = label && goesOn && asksSomething(first) ? reminded(first, label) : first;
  const replaces = alone !== undefined && goesOn && !stands && others.length === 0 && first.screen.isQuestion;
  if (replaces && !hasReplyKeyboard(first)) return [withText(marked, { replaces: Number(message) })];
  return [withText(marked, { ends: Number(message) }), ...others];
}

/** An old button changes nothing: then the question that is open is only asked anew. */
function goesOn(messages: readonly Outgoing[], { prompt }: ReplyContext): boolean {
  return messages.some(({ message }) => message.kind === "question" && message.prompt === Number(prompt) + 1);
}

function asksSomething({ screen }: Drawn): boolean {
  return screen.isQuestion || screen.buttons.length > 0;
}

/** What asks next begins with what was chosen, so that the chat can be read back; unless that makes it too long. */
function reminded(drawn: Drawn, label: string): Drawn {
  const text: Rich = [{ text: `✓ ${label}`, style: "strong" }, { text: "\n\n" }, ...drawn.screen.text];
  return plainOf(text).length <= able.textAtMost ? withText(drawn, looks(text)) : drawn;
}

function withText(drawn: Drawn, changed: Partial<TextPayload>): Drawn {
  return { ...drawn, text: { ...drawn.text, ...changed } };
}

function keyboardStands({ keyboards, chat, context }: Drawing): boolean {
  return keyboards.has(chat) || context.keyboard === "shown";
}

function hasReplyKeyboard({ text }: Drawn): boolean {
  return text.keyboard !== undefined && "keyboard" in text.keyboard;
}

/** A message has room for one kind of keyboard: before buttons under a message, a mark takes the standing one away. */
const takenAway: TextPayload = { kind: "text", html: "✓", plain: "✓", keyboard: { remove_keyboard: true } };

function standsInTheWay(drawing: Drawing, [first]: Drawn[]): boolean {
  return first?.text.keyboard !== undefined && !hasReplyKeyboard(first) && keyboardStands(drawing);
}

function pictureOf(drawing: Drawing, { of, name }: { of: string; name: string }, lang: string): PicturePayload {
  const keyboard = taking(drawing, { secret: true, lang });
  return {
    kind: "picture",
    png: qrPicture(of),
    filename: `${name}.png`,
    caption: drawing.words(lang, "messenger:telegram.codePicture", { number: name }),
    ...(keyboard ? { keyboard } : {}),
  };
}
