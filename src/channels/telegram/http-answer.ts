/** Reads answers of HTTP/1.1 (RFC 9112) from the bytes of a connection: as much of it as an API's server sends. */

/** An answer, and whether the connection may be used again. */
export interface HttpAnswer {
  status: number;
  body: Buffer;
  keeps: boolean;
}

/** Most bytes of a head; that of the Bot API has a few hundred. */
const headAtMost = 64 * 1024;
const headEnd = "\r\n\r\n";
const lineEnd = "\r\n";
/** Lengths of the names of the fields that are read; most others need not be looked at. */
const readLengths = new Set(["connection", "content-length", "transfer-encoding"].map(({ length }) => length));

/** What the head says of the body: its length, that it comes in chunks, or that it goes on until the connection ends. */
interface Head {
  status: number;
  length: number | "chunked" | "until-end";
  keeps: boolean;
}

/** Something that cannot be read as an answer. */
function unreadable(): Error {
  return Object.assign(new Error("This is no answer of HTTP/1.1"), { code: "ERR_BAD_ANSWER" });
}

/** Puts one answer together from what comes in. */
export class AnswerReader {
  #chunks: Buffer[] = [];
  #bytes = 0;
  /** Fewer bytes than these are no whole answer. */
  #needed = 0;

  /** Takes what came in; gives the answer once it is whole. Throws for what is no answer. */
  read(chunk: Buffer): HttpAnswer | null {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    return this.#bytes < this.#needed ? null : this.#look(false);
  }

  /** The answer that ends with its connection, or null. */
  end(): HttpAnswer | null {
    return this.#look(true);
  }

  #look(ended: boolean): HttpAnswer | null {
    const all = this.#chunks.length === 1 ? (this.#chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#chunks);
    this.#chunks = [all];
    const at = all.indexOf(headEnd);
    if (at < 0) {
      if (all.length > headAtMost) throw unreadable();
      return null;
    }
    const head = readHead(all.toString("latin1", 0, at));
    const rest = all.subarray(at + headEnd.length);
    if (head.status < 200) return this.#again(rest, ended);
    if (head.length === "until-end") return ended ? { status: head.status, body: rest, keeps: false } : null;
    const read = head.length === "chunked" ? readChunks(rest) : readLength(rest, head.length);
    if ("needed" in read) {
      this.#needed = at + headEnd.length + read.needed;
      return null;
    }
    return { status: head.status, body: read.body, keeps: head.keeps && read.bytes === rest.length };
  }

  /** An answer that only announces the real one. */
  #again(rest: Buffer, ended: boolean): HttpAnswer | null {
    this.#chunks = [rest];
    this.#bytes = rest.length;
    return this.#look(ended);
  }
}

function readHead(head: string): Head {
  const [first = "", ...lines] = head.split(lineEnd);
  const [, minor, digits] = /^HTTP\/1\.([01]) (\d{3})(?: |$)/.exec(first) ?? [];
  if (digits === undefined) throw unreadable();
  const status = Number(digits);
  const fields = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (readLengths.has(colon)) fields.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  const keeps = minor === "1" && fields.get("connection")?.toLowerCase() !== "close";
  return { status, length: status === 204 || status === 304 ? 0 : lengthOf(fields), keeps };
}

function lengthOf(fields: ReadonlyMap<string, string>): Head["length"] {
  const coding = fields.get("transfer-encoding");
  if (coding?.toLowerCase() === "chunked") return "chunked";
  const length = fields.get("content-length");
  if (coding !== undefined || (length !== undefined && !/^\d{1,15}$/.test(length))) throw unreadable();
  return length === undefined ? "until-end" : Number(length);
}

/** A body and how many bytes it took, or how many are needed at least. */
type Body = { body: Buffer; bytes: number } | { needed: number };

function readLength(rest: Buffer, length: number): Body {
  return rest.length < length ? { needed: length } : { body: rest.subarray(0, length), bytes: length };
}

function readChunks(rest: Buffer): Body {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = rest.indexOf(lineEnd, at);
    if (end < 0) return { needed: rest.length + 1 };
    const [, digits] = /^([0-9a-f]{1,8})(?:[ \t]*;.*)?$/i.exec(rest.toString("latin1", at, end)) ?? [];
    if (digits === undefined) throw unreadable();
    const size = Number.parseInt(digits, 16);
    const from = end + lineEnd.length;
    if (size === 0) return afterChunks(rest, from, parts);
    at = from + size + lineEnd.length;
    if (rest.length < at) return { needed: at };
    parts.push(rest.subarray(from, from + size));
  }
}

/** Behind the last chunk there may be more headers, up to an empty line. */
function afterChunks(rest: Buffer, from: number, parts: Buffer[]): Body {
  const end = rest.indexOf(headEnd, from - lineEnd.length);
  return end < 0 ? { needed: rest.length + 1 } : { body: Buffer.concat(parts), bytes: end + headEnd.length };
}
