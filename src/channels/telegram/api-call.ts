import { randomUUID } from "node:crypto";
import { TelegramError } from "telegraf";
import type { ApiLines, Posted } from "./api-lines.ts";

/** What Telegram answers to every call. */
interface Answer {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: TelegramError["response"]["parameters"];
}

/** A file that goes with a call, and the parameter it stands for. */
export interface SentFile {
  parameter: string;
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** What a call carries, and what ends it early. */
export interface ApiCall {
  /** With a file, each value is a field of a form: objects as JSON. */
  payload: object;
  file?: SentFile;
  /** Most milliseconds it may take. */
  ms: number;
  signal?: AbortSignal | undefined;
  /** True when nobody needs what it gives, as with messages: Telegram repeats them whole. */
  unread?: boolean | undefined;
}

/** How the answer to a call begins that did what it should. */
const done = '{"ok":true,';

/**
 * Makes one call as telegraf's own client does and with its errors, but at a small part of its cost: messages are most of
 * what a bot calls. Throws TelegramError, or an error of the connection; "AbortError" at its end.
 */
export async function apiCall(lines: ApiLines, method: string, call: ApiCall): Promise<unknown> {
  const { payload, file, ms, signal, unread } = call;
  const sent = file ? formOf(payload, file) : { type: "application/json", content: JSON.stringify(payload) };
  const { type, content } = sent;
  const { status, body } = await lines.post(method, { type, content, ms, signal });
  if (status >= 500) throw new TelegramError({ error_code: status, description: "" });
  if (unread && status === 200 && body.toString("latin1", 0, done.length) === done) return undefined;
  const answer = readAnswer(body.toString("utf8"));
  if (answer.ok) return answer.result;
  const { error_code = status, description = "", parameters } = answer;
  throw new TelegramError({ error_code, description, ...(parameters ? { parameters } : {}) });
}

/** A form with a file (RFC 7578). Names are ours: none has a quote or a line break in it. */
function formOf(payload: object, { parameter, name, type, bytes }: SentFile): Pick<Posted, "type" | "content"> {
  const boundary = randomUUID();
  const part = (head: string) => `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n`;
  const fields = Object.entries(payload).map(([key, value]) => `${part(`name="${key}"\r\n`)}${fieldOf(value)}\r\n`);
  const file = part(`name="${parameter}"; filename="${name}"\r\ncontent-type: ${type}\r\n`);
  const content = Buffer.concat([
    Buffer.from(`${fields.join("")}${file}`, "utf8"),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`, "latin1"),
  ]);
  return { type: `multipart/form-data; boundary=${boundary}`, content };
}

function fieldOf(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function readAnswer(body: string): Answer {
  try {
    const read: unknown = JSON.parse(body);
    // Every answer of the Bot API has `ok`.
    if (typeof read === "object" && read !== null && "ok" in read) return read as Answer;
  } catch {
    // Told below, as what is no answer at all.
  }
  throw Object.assign(new Error("The answer cannot be read"), { type: "invalid-json" });
}
