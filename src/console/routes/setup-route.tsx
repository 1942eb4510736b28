import type { FastifyInstance } from "fastify";
import { type ConsoleParts, frameOf, sendPage } from "../exchange.ts";
import { machineMoment } from "../moments.ts";
import { needs } from "../needs.ts";
import { SetupPage } from "../pages/setup-page.tsx";

/** What the department set in flows/, and what is missing. */
export function setupRoute(app: FastifyInstance, parts: ConsoleParts): void {
  const { setup, now } = parts.deps;
  app.get("/setup", needs("setup.read"), async (request, reply) => {
    const frame = frameOf({ parts, request, reply }, "/console/setup");
    const today = machineMoment(now().toISOString(), "day");
    const chapters = await setup.chapters(frame.lang, today);
    return sendPage(reply, 200, <SetupPage frame={frame} chapters={chapters} missing={setup.missing(today)} />);
  });
}
