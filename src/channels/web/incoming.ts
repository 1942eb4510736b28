import { z } from "zod";
import { cleanText, isTooLong, textAtMost } from "../../conversation/clean-text.ts";
import type { Input } from "../../flow/input.ts";
import { fileOfHandle } from "./file-handle.ts";
import { Problem } from "./problem.ts";
import type { WebDeps } from "./web-deps.ts";

/** Form of the id a client gives its message. */
export const clientId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, "must be 8 to 64 of A-Z a-z 0-9 _ -");
const promptNumber = z.int().min(0).max(2_147_483_647);
const buttonId = z.string().min(1).max(200);

/** A message number, as clients send it back. */
export const messageNumber = z.coerce.number().int().min(0).max(2_147_483_647);

const incomingSchema = z.strictObject({
  id: clientId,
  seen: z.int().min(0).max(2_147_483_647).optional(),
  start: z.literal(true).optional(),
  language: z.string().max(20).optional(),
  /** With start: the conversation a link named, such as "complaint". */
  open: z.string().max(60).optional(),
  text: z.string().optional(),
  press: z.strictObject({ prompt: promptNumber, id: buttonId }).optional(),
  ticks: z.strictObject({ prompt: promptNumber, ids: z.array(buttonId).max(200) }).optional(),
  files: z.array(z.string().max(2_000)).min(1).max(10).optional(),
});

/** A message as a browser or another program sends it. */
export type Incoming = z.infer<typeof incomingSchema>;

/** Checks the shape of a message. Throws Problem bad-request that names the field. */
export function readIncoming(body: unknown): Incoming {
  return checked(incomingSchema, body);
}

/** Checks a value against a schema. Throws Problem bad-request that names the first wrong field. */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Problem("bad-request", { params: { reason: `${issue?.path.join(".") || "body"}: ${issue?.message}` } });
}

/** The input a message means; exactly one of start, text, press, ticks, files (which may have a text). */
export function inputOf(incoming: Incoming, from: { deps: WebDeps; address: string }): Input {
  const { start, press, ticks, files } = incoming;
  const text = incoming.text === undefined ? undefined : readText(incoming.text);
  const given = [start, press, ticks, files ?? text].filter((part) => part !== undefined).length;
  if (given !== 1)
    throw refuse("exactly one of start, text, press, ticks or files is needed; only files may have a text");
  if (start)
    return {
      kind: "start",
      ...spoken(incoming.language, from.deps),
      ...(incoming.open ? { open: incoming.open } : {}),
    };
  if (press) return { kind: "press", ...press };
  if (ticks) return { kind: "ticks", ...ticks };
  if (files) return { kind: "files", files: files.map((handle) => readFile(handle, from)), ...(text ? { text } : {}) };
  if (!text?.trim()) throw refuse("text: is empty");
  return { kind: "text", text };
}

/** The language a person opens the chat in, when it is one we speak. */
function spoken(language: string | undefined, { languages }: WebDeps): { lang?: string } {
  return language !== undefined && languages.includes(language) ? { lang: language } : {};
}

function readText(raw: string): string {
  const text = cleanText(raw);
  if (isTooLong(text)) throw new Problem("text-too-long", { params: { most: textAtMost } });
  return text;
}

function readFile(handle: string, { deps, address }: { deps: WebDeps; address: string }) {
  const file = fileOfHandle(deps.sign, address, handle);
  if (!file) throw new Problem("file-unknown");
  return file;
}

function refuse(reason: string): Problem {
  return new Problem("bad-request", { params: { reason } });
}
