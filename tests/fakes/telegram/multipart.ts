/** A file that came with a call. */
export interface UploadedFile {
  filename: string;
  mimeType: string;
  bytes: Buffer;
}

/** What a form held: its texts and its files, by name. */
export interface FormBody {
  values: Record<string, unknown>;
  files: Map<string, UploadedFile>;
}

/** Reads multipart/form-data (RFC 7578). A part with a file name is a file, any other a text. */
export function parseMultipart(body: Buffer, boundary: string): FormBody {
  const values: Record<string, unknown> = {};
  const files = new Map<string, UploadedFile>();
  for (const part of partsOf(body, boundary)) {
    const headEnd = part.indexOf("\r\n\r\n");
    if (headEnd < 0) throw new Error("A part of the form has no end of its head");
    const head = part.toString("utf8", 0, headEnd);
    const name = parameter(head, "name");
    if (name === undefined) throw new Error("A part of the form has no name");
    const bytes = part.subarray(headEnd + 4);
    const filename = parameter(head, "filename");
    if (filename === undefined) values[name] = bytes.toString("utf8");
    else files.set(name, { filename, mimeType: mimeType(head), bytes });
  }
  return { values, files };
}

/** The boundary that the Content-Type names. */
export function boundaryOf(contentType: string): string {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (!boundary) throw new Error(`Content-Type "${contentType}" has no boundary`);
  return boundary;
}

function partsOf(body: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`);
  const between = Buffer.from(`\r\n--${boundary}`);
  const parts: Buffer[] = [];
  let at = body.indexOf(mark);
  if (at < 0) throw new Error("The form does not begin with its boundary");
  at += mark.length;
  while (body.toString("latin1", at, at + 2) !== "--") {
    const begin = body.indexOf("\r\n", at) + 2;
    const end = body.indexOf(between, begin - 2);
    if (begin < 2 || end < 0) throw new Error("The form does not end with its boundary");
    parts.push(body.subarray(begin, Math.max(begin, end)));
    at = end + between.length;
  }
  return parts;
}

function parameter(head: string, name: string): string | undefined {
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? "";
  const [, quoted, bare] =
    new RegExp(`[;\\s]${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, "i").exec(disposition) ?? [];
  return quoted?.replace(/\\(.)/g, "$1").replaceAll("%22", '"') ?? bare;
}

function mimeType(head: string): string {
  return /^content-type:\s*([^;\s]+)/im.exec(head)?.[1] ?? "application/octet-stream";
}
