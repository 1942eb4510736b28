import type { FastifyInstance } from "fastify";
import { readAsset } from "../../assets.ts";
import type { ConsoleParts } from "../exchange.ts";
import { needs } from "../needs.ts";

/** The stylesheet and the scripts, whose addresses change with their content, and the icon. */
export function assetRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const icon = readAsset("console/assets/icon.svg");
  app.get("/assets/console.css", needs("nothing"), async (_request, reply) =>
    reply
      .type("text/css; charset=utf-8")
      .header("cache-control", "public, max-age=31536000, immutable")
      .send(parts.stylesheet.bytes),
  );
  for (const { address, bytes } of [parts.script, parts.caseScript])
    app.get(address.replace(/^\/console|\?.*/g, ""), needs("nothing"), async (_request, reply) =>
      reply
        .type("text/javascript; charset=utf-8")
        .header("cache-control", "public, max-age=31536000, immutable")
        .send(bytes),
    );
  app.get("/assets/icon.svg", needs("nothing"), async (_request, reply) =>
    reply.type("image/svg+xml").header("cache-control", "public, max-age=86400").send(icon),
  );
}
