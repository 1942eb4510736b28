/** The widget for other sites' pages: /widget.js, the same under a lasting address, and the tag to copy. Off without WIDGET_ORIGINS. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { sendPacked } from "../packed-reply.ts";
import type { WebDeps } from "../web-deps.ts";
import { type WidgetScript, widgetScript } from "./widget-script.ts";

/** Seconds for which the address without a version is kept: how long an upgrade takes to reach all pages. */
const keptSeconds = 3600;

/** GET /widget.js, /widget/<version>/widget.js and /widget.txt. */
export function widgetRoutes(deps: WebDeps): FastifyPluginAsync {
  let made: WidgetScript | undefined;
  const script = () => {
    made ??= widgetScript(deps);
    return made;
  };
  return async (app) => {
    if (deps.config.widgetOrigins.length === 0) return;
    app.get("/widget.js", (request, reply) =>
      sendScript(request, reply.header("Cache-Control", `public, max-age=${keptSeconds}`), script()),
    );
    app.get<{ Params: { version: string } }>("/widget/:version/widget.js", (request, reply) => {
      // A page that names a version names its hash too: another script would be refused there anyway.
      if (request.params.version !== script().version)
        return reply
          .code(404)
          .header("Cache-Control", "no-store")
          .type("text/plain; charset=utf-8")
          .send("This version is gone; /widget.txt has the tag of today's.\n");
      return sendScript(request, reply.header("Cache-Control", "public, max-age=31536000, immutable"), script());
    });
    app.get("/widget.txt", (_request, reply) =>
      reply
        .header("Cache-Control", "no-store")
        .type("text/plain; charset=utf-8")
        .send(tagText(deps.config.publicUrl ?? "", script())),
    );
  };
}

/** Pages of other origins may load it, and may check its hash; there is nothing personal in it. */
function sendScript(request: FastifyRequest, reply: FastifyReply, { bytes }: WidgetScript): FastifyReply {
  reply
    .header("Access-Control-Allow-Origin", "*")
    .header("Cross-Origin-Resource-Policy", "cross-origin")
    .type("text/javascript; charset=utf-8");
  return sendPacked(request, reply, bytes);
}

function tagText(home: string, { version, integrity }: WidgetScript): string {
  return `The tag that always brings the newest version:

<script src="${home}/widget.js" defer data-lang="vi" data-position="right"></script>

The tag of exactly this version; after an upgrade of An Sinh it must be copied again:

<script src="${home}/widget/${version}/widget.js" integrity="${integrity}" crossorigin="anonymous" defer data-lang="vi"></script>

What a Content-Security-Policy of the page must allow:

script-src ${home}
connect-src ${home}
img-src blob:
`;
}
