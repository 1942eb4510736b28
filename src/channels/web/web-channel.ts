/**
 * The web chat: a page, its script, plain forms for people without one, and the JSON interface of docs/api.md.
 * Everything a person sends goes through the Receiver of the message path; everything said is read from its Outbox.
 * Nothing here knows the database, decides anything about a conversation, or logs what was written.
 */
import type { FastifyPluginAsync } from "fastify";
import { chatApi } from "./api/chat-api.ts";
import { appRoutes } from "./app/app-routes.tsx";
import { loadAssets } from "./assets.ts";
import { packPages } from "./packed-reply.ts";
import { casePages } from "./page/case-pages.tsx";
import { pageRoutes } from "./page/page-routes.tsx";
import { receiptPage } from "./page/receipt-page.tsx";
import { topicPages } from "./page/topic-pages.tsx";
import { securityHeaders } from "./security-headers.ts";
import { statusRoutes } from "./status/status-routes.tsx";
import { createContext } from "./web-context.ts";
import type { WebDeps } from "./web-deps.ts";
import { widgetRoutes } from "./widget/widget-routes.ts";

/** The web channel as a Fastify plugin: /, /topics, /tinh-hinh, /case, /receipt, /leave, /assets/chat/, /api/v1/chat/, /widget.js, and what makes it an app. Streams end when the server closes. */
export function webChannel(deps: WebDeps): FastifyPluginAsync {
  const assets = loadAssets();
  const context = createContext(deps);
  return async (app) => {
    app.addHook("onRequest", securityHeaders(deps.config));
    app.addHook("onSend", packPages);
    app.addHook("preClose", async () => deps.hub.close());
    deps.hub.start();
    await app.register(chatApi(context), { prefix: "/api/v1/chat" });
    await app.register(assets.plugin);
    await app.register(pageRoutes(context, assets));
    await app.register(topicPages(deps, assets));
    await app.register(statusRoutes(deps, assets));
    await app.register(casePages(context, assets));
    await app.register(receiptPage(deps, assets));
    await app.register(appRoutes(deps, assets));
    await app.register(widgetRoutes(deps));
  };
}
