import { type Edition, say } from "./edition.ts";
import { Problem } from "./problem.ts";

/** What a failure means to the caller; a bug is "unexpected" and tells nothing more. */
export function asProblem(error: unknown, edition: Edition): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return new Problem("unexpected");
  const { code, statusCode } = error as Error & { code?: unknown; statusCode?: unknown }; // Fastify's errors carry both
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return new Problem("body-too-large");
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return new Problem("media-type");
  if (typeof statusCode !== "number" || statusCode < 400 || statusCode >= 500) return new Problem("unexpected");
  return new Problem("bad-request", {
    errors: [{ in: "body", pointer: "", detail: say(edition, "api:mistake.json") }],
  });
}
