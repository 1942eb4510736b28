import { badRequest } from "./bot-api-error.ts";
import { boundaryOf, type FormBody, parseMultipart, type UploadedFile } from "./multipart.ts";

const noFiles: ReadonlyMap<string, UploadedFile> = new Map();

/** The parameters of one call, however they were written: as JSON, as a form or in the address. */
export class CallParams {
  readonly values: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, UploadedFile>;

  constructor(values: Readonly<Record<string, unknown>>, files: ReadonlyMap<string, UploadedFile> = noFiles) {
    this.values = values;
    this.files = files;
  }

  /** A text; empty when it is missing. */
  text(name: string): string {
    const value = this.values[name];
    if (value === undefined || value === null) return "";
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  }

  /** A number; undefined when it is missing or none. */
  number(name: string): number | undefined {
    const text = this.text(name).trim();
    const value = Number(text);
    return text === "" || Number.isNaN(value) ? undefined : value;
  }

  /** A yes or no; no when it is missing. */
  flag(name: string): boolean {
    return ["true", "yes", "1"].includes(this.text(name).toLowerCase());
  }

  /** An object or a list: forms carry it as JSON text. Undefined when it is missing. */
  structure(name: string): unknown {
    const value = this.values[name];
    if (typeof value !== "string") return value ?? undefined;
    if (value === "") return undefined;
    try {
      return JSON.parse(value);
    } catch {
      throw badRequest(`can't parse ${name.replaceAll("_", " ")} JSON object`);
    }
  }

  /** The same for the log of calls, with files told by name and size. */
  forLog(): Record<string, unknown> {
    const files = [...this.files].map(([name, { filename, bytes }]) => [name, { filename, size: bytes.length }]);
    return { ...this.values, ...Object.fromEntries(files) };
  }
}

/** Reads the parameters of a call from its address and its body. Throws a BotApiError for a body nobody can read. */
export function readParams(query: string, contentType: string, body: Buffer): CallParams {
  const { values, files } = readBody(contentType, body);
  if (query === "") return new CallParams(values, files);
  return new CallParams({ ...Object.fromEntries(new URLSearchParams(query)), ...values }, files);
}

function readBody(contentType: string, body: Buffer): { values: FormBody["values"]; files: CallParams["files"] } {
  if (body.length === 0) return { values: {}, files: noFiles };
  if (contentType.startsWith("application/json")) return { values: readJson(body), files: noFiles };
  if (contentType.startsWith("multipart/form-data")) {
    try {
      return parseMultipart(body, boundaryOf(contentType));
    } catch (error) {
      throw badRequest(error instanceof Error ? error.message : String(error));
    }
  }
  return { values: Object.fromEntries(new URLSearchParams(body.toString("utf8"))), files: noFiles };
}

function readJson(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    if (isRecord(value)) return value;
  } catch {
    // Refused below, like JSON that is no object.
  }
  throw badRequest("can't parse JSON object");
}

/** Whether a value is an object with names, not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
