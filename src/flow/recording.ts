/**
 * A recorded talk: what a person did and, word for word, what the assistant said. The same file is played on the bare
 * engine and over a channel. Recordings are written by `npm run chat -- --save FILE` and read by a person before they
 * are committed.
 */
import { z } from "zod";
import { makeCaseNumber } from "./case-number.ts";
import type { FlowSources } from "./flow-content.ts";
import type { Input } from "./input.ts";
import type { Message } from "./message.ts";
import { plainText } from "./plain-text.ts";
import { makeReceiptCode } from "./receipt-code.ts";

const turnSchema = z.strictObject({
  /** Opened the chat, or by a link the conversation of this id. */
  open: z.union([z.literal(true), z.string()]).optional(),
  /** Typed a text. */
  types: z.string().optional(),
  /** Pressed the button with this id on the open question. */
  presses: z.string().optional(),
  /** Pressed a button of an earlier question: that many questions ago. */
  late: z.int().positive().optional(),
  /** Sent files of these names, with `types` as caption. */
  sends: z.array(z.string()).optional(),
  /** Hours that passed before. */
  after: z.number().positive().optional(),
  /** Everything the assistant said, message by message. */
  says: z.array(z.string()),
});

/** The schema of one file of tests/conversations. */
export const recordingSchema = z.strictObject({
  shows: z.string().min(1),
  today: z.iso.date(),
  talk: z.array(turnSchema).min(1),
});
/** One recorded talk. */
export type Recording = z.infer<typeof recordingSchema>;
/** One turn of a recorded talk: what was done, and what was said. */
export type RecordedTurn = Recording["talk"][number];

/** The input a recorded turn stands for, given the number of the question that is open. */
export function inputOf(turn: RecordedTurn, prompt: number, fileIds: readonly string[] = []): Input {
  if (turn.sends) {
    const files = turn.sends.map((name, index) => ({
      id: fileIds[index] ?? `file-${name}`,
      name,
      type: "image/jpeg",
      size: 1000,
    }));
    return { kind: "files", files, ...(turn.types === undefined ? {} : { text: turn.types }) };
  }
  if (turn.presses !== undefined) return { kind: "press", prompt: prompt - (turn.late ?? 0), id: turn.presses };
  if (turn.types !== undefined) return { kind: "text", text: turn.types };
  return typeof turn.open === "string" ? { kind: "start", open: turn.open } : { kind: "start" };
}

/** Messages as a recording holds them. */
export function said(messages: readonly Message[]): string[] {
  return messages.map(plainText);
}

/** Number of the question open after these messages, or the earlier one. */
export function promptAfter(messages: readonly Message[], before: number): number {
  const question = messages.findLast((message) => message.kind === "question");
  return question?.kind === "question" ? question.prompt : before;
}

/** Time, ids and codes of a recording: the day is fixed, ids count up, so that every play says the same. */
export function recordedSources(today: string): FlowSources & { pass(hours: number): void } {
  let now = Date.parse(`${today}T02:00:00Z`);
  let count = 0;
  return {
    get now() {
      return new Date(now).toISOString();
    },
    today,
    pass(hours) {
      now += hours * 3_600_000;
    },
    complaintId: () => {
      count += 1;
      return `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`;
    },
    caseNumber: () => makeCaseNumber(Number(today.slice(0, 4)), count),
    receiptCode: () => makeReceiptCode(Uint8Array.from({ length: 20 }, (_, index) => index + count)),
  };
}
