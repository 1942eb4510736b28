import { framesOf } from "../../conversation/frames-of.ts";
import { isStorageUnavailable } from "../../errors.ts";
import { Problem } from "./problem.ts";

/** Errors of Fastify and its plugins that are the caller's, by their code. */
const callersErrors: Record<string, () => Problem> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Problem("body-too-large"),
  FST_REQ_FILE_TOO_LARGE: () => new Problem("file-too-large", { params: { megabytes: "?" } }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new Problem("media-type"),
  FST_INVALID_MULTIPART_CONTENT_TYPE: () => new Problem("media-type"),
};

/** What a failure means to the caller; a bug is "unexpected" and tells nothing more. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isStorageUnavailable(error)) return new Problem("storage-unavailable", { retryAfter: 5 });
  if (!(error instanceof Error)) return new Problem("unexpected");
  const { code, statusCode } = error as Error & { code?: unknown; statusCode?: unknown }; // Fastify's errors carry both
  const known = typeof code === "string" ? callersErrors[code] : undefined;
  if (known) return known();
  const callers = typeof statusCode === "number" && statusCode >= 400 && statusCode < 500;
  return callers ? new Problem("bad-request", { params: { reason: error.message } }) : new Problem("unexpected");
}

/** A bug as the log may have it: where it happened, never its message, which might quote what a person wrote. */
export function faultOf(error: unknown): { name: string; stack: string[] } {
  return { name: error instanceof Error ? error.name : typeof error, stack: framesOf(error) };
}
