import type { FastifyPluginAsync } from "fastify";
import { renderToString } from "preact-render-to-string";
import type { Assets } from "../assets.ts";
import { addressOf } from "../conversation-token.ts";
import { forgetEverything, neutralPage, wipeUnseen } from "../leave.ts";
import type { WebContext } from "../web-context.ts";
import { requireSameSite } from "./same-site.ts";
import type { TalkCookie } from "./talk-cookie.ts";

/** POST /leave: the quick exit without a script. */
export function leaveRoutes(
  context: WebContext,
  { talkCookie }: { assets: Assets; talkCookie: TalkCookie },
): FastifyPluginAsync {
  return async (app) => {
    app.post("/leave", async (request, reply) => {
      requireSameSite(request);
      const token = talkCookie.read(request);
      const address = token === null ? null : addressOf(context.deps.sign, token);
      if (address !== null)
        await wipeUnseen(context, address).catch(() => context.deps.log.warn("unseen messages were not wiped"));
      talkCookie.clear(reply);
      return reply.header("Clear-Site-Data", forgetEverything).type("text/html; charset=utf-8").send(farewell());
    });
  };
}

/** A form may not redirect to another site under our policy (form-action), so the page itself goes on. */
function farewell(): string {
  return `<!doctype html>${renderToString(
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="refresh" content={`0;url=${neutralPage}`} />
        <title>Google</title>
      </head>
      <body>
        <a href={neutralPage}>Google</a>
      </body>
    </html>,
  )}`;
}
