/** What every route shares: errors are answered in one place, and the log names routes, never addresses or contents. */
import type { FastifyError, FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { framesOf } from "./conversation/frames-of.ts";
import { AppError } from "./errors.ts";

/** Answers errors as problem details (RFC 9457); above 499 the client learns nothing of the cause. */
export function answerErrors(server: FastifyInstance, log: Logger): void {
  server.setErrorHandler((error: FastifyError | AppError, request, reply) => {
    const status = statusOf(error);
    if (status >= 500)
      log.error({ route: request.routeOptions.url, code: error.code, stack: framesOf(error) }, "request failed");
    if (status === 503) reply.header("retry-after", "5");
    return reply
      .code(status)
      .type("application/problem+json")
      .send({
        type: "about:blank",
        title: titleOf(status),
        status,
        ...(status < 500 ? { detail: error.message } : {}),
      });
  });
  server.setNotFoundHandler((_request, reply) =>
    reply
      .code(404)
      .type("application/problem+json")
      .send({ type: "about:blank", title: titleOf(404), status: 404 }),
  );
}

function statusOf(error: FastifyError | AppError): number {
  if (error instanceof AppError) return error.code === "STORAGE_UNAVAILABLE" ? 503 : 500;
  return error.statusCode && error.statusCode >= 400 ? error.statusCode : 500;
}

function titleOf(status: number): string {
  if (status === 404) return "Not found";
  if (status === 503) return "Temporarily unavailable";
  return status >= 500 ? "Internal error" : "Bad request";
}

/** Logs one line a request: method, route pattern, status, duration. */
export function logRequests(server: FastifyInstance, log: Logger): void {
  if (!log.isLevelEnabled("debug")) return;
  server.addHook("onResponse", async (request, reply) => {
    log.debug(
      {
        method: request.method,
        route: request.routeOptions.url ?? "none",
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      "request",
    );
  });
}
