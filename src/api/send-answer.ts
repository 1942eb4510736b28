import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Endpoint } from "./endpoint.ts";

/** Sends the file that an endpoint makes. Its days may be somebody's, so nobody keeps it. */
export function sendFile(reply: FastifyReply, file: NonNullable<Endpoint["file"]>, text: unknown): FastifyReply {
  return reply
    .type(`${file.type}; charset=utf-8`)
    .header("cache-control", "no-store")
    .header("content-disposition", `attachment; filename="${file.name}"`)
    .send(text);
}

/**
 * Sends an answer. What is read may be kept by anybody who asks again whether it still holds: it changes with the content,
 * with the program and at midnight. What is said of a person's facts is kept by nobody.
 */
export function sendAnswer(request: FastifyRequest, reply: FastifyReply, answer: unknown): FastifyReply {
  const text = JSON.stringify(answer);
  reply.type("application/json; charset=utf-8");
  if (request.method === "POST") return reply.header("cache-control", "no-store").send(text);
  const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  reply.header("etag", tag).header("cache-control", "public, no-cache");
  return isKnown(tag, request.headers["if-none-match"]) ? reply.code(304).send() : reply.send(text);
}

function isKnown(tag: string, header: string | undefined): boolean {
  const known = (header ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  return known.includes(tag) || known.includes("*");
}
