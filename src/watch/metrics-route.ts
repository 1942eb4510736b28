import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import { sameText } from "../conversation/same-text.ts";
import { AppError } from "../errors.ts";
import type { AlarmStore, WatchState } from "./alarms.ts";
import type { Metrics, Standing } from "./metrics.ts";

/** What `GET /metrics` is made from. */
export interface MetricsRouteParts {
  metrics: Metrics;
  /** METRICS_TOKEN; undefined: only this machine may ask. */
  token: string | undefined;
  state(): Promise<WatchState>;
  alarms: Pick<AlarmStore, "active">;
  queues(): Standing["queues"];
  now(): Date;
}

/** Headers that a proxy adds: such a request comes from somewhere else, even where TRUST_PROXY was forgotten. */
const proxyHeaders = ["x-forwarded-for", "x-real-ip", "forwarded", "via"];

/**
 * The Fastify plugin of `GET /metrics`, for Prometheus. With a token everybody who has it may ask, from anywhere;
 * without one only programs on this machine that ask directly. Everybody else is told that there is no such page.
 */
export function metricsRoute(parts: MetricsRouteParts): FastifyPluginAsync {
  return async function metricsPlugin(app) {
    app.get("/metrics", async (request, reply) => {
      if (!mayAsk(request, parts.token)) return reply.callNotFound();
      const text = await parts.metrics.text(await standing(parts));
      return reply.type(parts.metrics.contentType).header("cache-control", "no-store").send(text);
    });
  };
}

function mayAsk(request: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return sameText(request.headers.authorization ?? "", `Bearer ${token}`);
  return isLoopback(request.ip) && !proxyHeaders.some((name) => name in request.headers);
}

function isLoopback(ip: string): boolean {
  return ip === "::1" || /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(ip);
}

/** How things stand; without the database the counters of this process are shown all the same. */
async function standing(parts: MetricsRouteParts): Promise<Standing> {
  const [queues, now] = [parts.queues(), parts.now()];
  try {
    const [state, alarms] = await Promise.all([parts.state(), parts.alarms.active()]);
    return { state, alarms, queues, now };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { state: null, alarms: null, queues, now };
  }
}
