import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

/** Bytes that do not change, with their compressed forms, which are made when first asked for. */
export interface PackedBytes {
  plain: Buffer;
  br?: Buffer;
  gzip?: Buffer;
}

/** Answers with bytes in the smallest form the browser reads. */
export function sendPacked(request: FastifyRequest, reply: FastifyReply, bytes: PackedBytes): FastifyReply {
  const accepted = request.headers["accept-encoding"] ?? "";
  reply.header("Vary", "Accept-Encoding");
  if (/\bbr\b/.test(accepted)) {
    bytes.br ??= brotliCompressSync(bytes.plain);
    return reply.header("Content-Encoding", "br").send(bytes.br);
  }
  if (/\bgzip\b/.test(accepted)) {
    bytes.gzip ??= gzipSync(bytes.plain);
    return reply.header("Content-Encoding", "gzip").send(bytes.gzip);
  }
  return reply.send(bytes.plain);
}

/** Smaller texts gain nothing. */
const leastPacked = 1000;

/**
 * An onSend hook that sends pages small which are the same for everybody: asked for by GET and without a cookie. A talk or a case is
 * never packed, because the length of a packed page tells something about a secret that stands beside a stranger's text in it.
 */
export async function packPages(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const isForEverybody = request.method === "GET" && request.headers.cookie === undefined;
  return isForEverybody ? packHtml(request, reply, payload) : payload;
}

/** An onSend hook that sends every page small: for pages that know no cookie and hold no secret, only what their own request brought. */
export async function packHtml(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const isPage = String(reply.getHeader("content-type") ?? "").startsWith("text/html");
  if (!isPage || typeof payload !== "string" || payload.length < leastPacked) return payload;
  const accepted = request.headers["accept-encoding"] ?? "";
  const known = reply.getHeader("vary");
  reply.header("Vary", known ? `${String(known)}, Accept-Encoding` : "Accept-Encoding");
  if (/\bbr\b/.test(accepted)) {
    reply.header("Content-Encoding", "br").removeHeader("content-length");
    return brotliCompressSync(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  }
  if (!/\bgzip\b/.test(accepted)) return payload;
  reply.header("Content-Encoding", "gzip").removeHeader("content-length");
  return gzipSync(payload);
}
