import { timesAfter } from "../complaints/after-move.ts";
import type { CaseFile } from "../complaints/desk.ts";
import type { MoveRequest } from "../complaints/moves.ts";
import { splitText } from "../conversation/screens/split-text.ts";
import { textLimits } from "../conversation/screens/text-limits.ts";
import { describeDay } from "../flow/describe-answer.ts";
import type { ConsoleDeps } from "./console-deps.ts";

/** How long a text is on a channel, and in how many messages it arrives there. `most` is null where nothing limits it. */
export interface ChannelLength {
  channel: "web" | "zalo" | "telegram";
  length: number;
  most: number | null;
  messages: number;
}

/** A message exactly as its citizen will read it. */
export interface AsRead {
  /** What rings in their talk; null when nothing does. */
  notice: string | null;
  /** What they read, in the talk itself or, after the notice, with the secret code. */
  text: string;
  /** The text belongs into the talk itself: no code is needed. */
  here: boolean;
  lengths: readonly ChannelLength[];
  /** Places of a template that nobody filled in, in square brackets. */
  gaps: readonly string[];
}

/** What the citizen of a case reads of a move with a message. */
export function asRead(deps: ConsoleDeps, found: CaseFile, request: MoveRequest): AsRead {
  const message = request.message?.trim() ?? "";
  const { rules, words } = deps;
  const here = found.linked && !found.named;
  const times = timesAfter(found.times, request, { book: rules.book, today: rules.today() });
  const news = { number: found.number, move: request.move, times, text: here ? message : null };
  const told = found.linked ? rules.news(found.lang, news) : null;
  const ring = told?.kind === "text" ? told.text : null;
  const day = describeDay(rules.today(), found.lang);
  const text = here && ring !== null ? ring : words(found.lang, "interface:case.officerWrote", { day, text: message });
  return { notice: here ? null : ring, text, here, lengths: lengthsOf(text), gaps: gapsIn(message) };
}

function lengthsOf(text: string): ChannelLength[] {
  const on = (channel: "zalo" | "telegram"): ChannelLength => {
    const most = textLimits[channel];
    return { channel, length: text.length, most, messages: splitText([{ text }], most).length };
  };
  return [{ channel: "web", length: text.length, most: null, messages: 1 }, on("zalo"), on("telegram")];
}

function gapsIn(message: string): string[] {
  return message.match(/\[[^[\]]{1,200}\]/g) ?? [];
}
