import Fastify, { type FastifyInstance } from "fastify";
import { loadAssets } from "../../../src/channels/web/assets.ts";
import { calculatorPages } from "../../../src/channels/web/calculators/calculator-pages.tsx";
import { hostCheck } from "../../../src/channels/web/host-check.ts";
import type { Content } from "../../../src/content/content.ts";
import { loadContent } from "../../../src/content/load-content.ts";
import { projectRoot } from "../../../src/project-root.ts";

/** The pages without a chat, on the real content and a day that stands still. */
export interface CalculatorServer {
  app: FastifyInstance;
  content: Content;
  /** What was logged as a bug. */
  logged: unknown[];
  get(url: string): Promise<{ status: number; body: string; headers: Record<string, unknown> }>;
  /** Sends a form as a browser does. */
  post(
    url: string,
    fields: Record<string, string>,
  ): Promise<{ status: number; body: string; headers: Record<string, unknown> }>;
}

/** Starts nothing: requests are injected, or the test listens on a free port itself. */
export async function calculatorServer(
  options: { today?: string; publicUrl?: string; content?: Content; publicStatus?: boolean } = {},
): Promise<CalculatorServer> {
  const content = options.content ?? (await loadContent(projectRoot));
  const logged: unknown[] = [];
  const { publicUrl, publicStatus = true } = options;
  const config = { publicUrl, publicStatus, widgetOrigins: [] };
  const app = Fastify({ logger: false });
  app.addHook("onRequest", hostCheck(config));
  await app.register(loadAssets().plugin);
  await app.register(
    calculatorPages({
      content,
      config,
      words: content.words,
      languages: content.languages,
      today: () => options.today ?? "2026-11-27",
      now: () => new Date("2026-11-27T02:00:00.000Z"),
      log: { error: (fault: unknown) => logged.push(fault), warn: () => {} },
    }),
  );
  const host = options.publicUrl === undefined ? {} : { host: new URL(options.publicUrl).host };
  return {
    app,
    content,
    logged,
    get: async (url) => shown(await app.inject({ url, headers: host })),
    post: async (url, fields) =>
      shown(
        await app.inject({
          method: "POST",
          url,
          headers: {
            ...host,
            "content-type": "application/x-www-form-urlencoded",
            "sec-fetch-site": "same-origin",
          },
          payload: new URLSearchParams(fields).toString(),
        }),
      ),
  };
}

function shown({ statusCode, body, headers }: { statusCode: number; body: string; headers: Record<string, unknown> }) {
  return { status: statusCode, body, headers };
}
