import type { FastifyPluginAsync } from "fastify";
import { addressOf } from "../conversation-token.ts";
import { forgetEverything, wipeUnseen } from "../leave.ts";
import type { WebContext } from "../web-context.ts";

/** POST /leave: quick exit. Works without a token too, and whatever happens the browser is told to forget. */
export function leaveRoute(context: WebContext): FastifyPluginAsync {
  return async (app) => {
    app.post("/leave", async (request, reply) => {
      reply.header("Clear-Site-Data", forgetEverything).code(204);
      const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
      const address = token === undefined ? null : addressOf(context.deps.sign, token);
      if (address !== null)
        await wipeUnseen(context, address).catch(() => context.deps.log.warn("unseen messages were not wiped"));
      return reply.send();
    });
  };
}
