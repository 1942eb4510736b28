import Fastify, { type FastifyInstance } from "fastify";
import type { ApiDeps } from "../../src/api/api-deps.ts";
import { publicApi } from "../../src/api/public-api.ts";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { projectRoot } from "../../src/project-root.ts";

/** The house's own content. */
export const content: Content = await loadContent(projectRoot);

/** The public interface on the house's content, on a day and with a clock that stand still. */
export interface ApiServer {
  app: FastifyInstance;
  clock: { now: Date };
  /** What was logged as a bug. */
  logged: unknown[];
}

/** Starts nothing: requests are injected. Today is 23/11/2026. */
export async function apiServer(deps: Partial<ApiDeps> = {}): Promise<ApiServer> {
  const clock = { now: new Date("2026-11-23T02:00:00.000Z") };
  const logged: unknown[] = [];
  const app = Fastify({ logger: false });
  const all = {
    content,
    today: () => "2026-11-23",
    now: () => clock.now,
    callsPerMinute: 1000,
    log: { error: (fault: unknown) => void logged.push(fault) },
    ...deps,
  };
  await app.register(publicApi(all), { prefix: "/api/v1" });
  return { app, clock, logged };
}
