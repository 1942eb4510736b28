import multipart from "@fastify/multipart";
import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import { asProblem, faultOf } from "../as-problem.ts";
import { preferredLanguage } from "../preferred-language.ts";
import { Problem, sendProblem } from "../problem.ts";
import type { WebContext } from "../web-context.ts";
import { allowOrigins } from "../widget/allow-origins.ts";
import { conversationsRoute } from "./conversations.ts";
import { eventsRoute } from "./events.ts";
import { filesRoute } from "./files.ts";
import { leaveRoute } from "./leave.ts";
import { messagesRoute } from "./messages.ts";

/** The JSON interface of the chat, as docs/api.md describes it. Registered under /api/v1/chat. */
export function chatApi(context: WebContext): FastifyPluginAsync {
  const { words, languages, fileMaxBytes, log } = context.deps;
  const told = (request: FastifyRequest) => ({
    words,
    lang: preferredLanguage(request.headers["accept-language"], languages),
  });
  return async (app) => {
    allowOrigins(app, context.deps.config.widgetOrigins);
    await app.register(multipart, { limits: { files: 1, fields: 5, parts: 6, fileSize: fileMaxBytes } });
    app.addHook("onSend", async (_request, reply) => {
      reply.header("Cache-Control", "no-store");
    });
    app.setNotFoundHandler((request, reply) => sendProblem(reply, new Problem("not-found"), told(request)));
    app.setErrorHandler((error, request, reply) => {
      const problem = asProblem(error);
      if (problem.code === "unexpected")
        log.error({ route: request.routeOptions.url, ...faultOf(error) }, "a chat request failed");
      const megabytes = Math.floor(fileMaxBytes / 1024 / 1024);
      const shown = problem.code === "file-too-large" ? new Problem(problem.code, { params: { megabytes } }) : problem;
      return sendProblem(reply, shown, told(request));
    });
    for (const route of [conversationsRoute, messagesRoute, eventsRoute, filesRoute, leaveRoute])
      await app.register(route(context));
  };
}
