import { brotliCompressSync, gzipSync } from "node:zlib";
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
