/** What makes the page an app: its manifest, its icons, the worker that keeps it for days without network, and the page shown then. */
import type { FastifyPluginAsync } from "fastify";
import { renderToString } from "preact-render-to-string";
import type { Assets } from "../assets.ts";
import { bundledScript } from "../bundles.ts";
import { calculatorPaths } from "../calculators/addresses.ts";
import { Frame, langAsked, readerOf } from "../page/reading-frame.tsx";
import { topicsPath } from "../page/topic-pages.tsx";
import type { WebDeps } from "../web-deps.ts";
import { appIcon, type iconNames } from "./app-icons.ts";

/** Assets the chat needs to open and to be written in without network, and pages that were read to be read again. */
const shellAssets = [
  "page.css",
  "early.js",
  "chat.js",
  "icon.svg",
  "weave.svg",
  "hills.svg",
  "reading.css",
  "reading.js",
  "talk.css",
  "calculator.css",
  "calculator.js",
] as const;
const day = 86_400;

type AppDeps = Pick<WebDeps, "words" | "languages" | "config">;

/** GET /manifest.webmanifest, /icons/<name>.png, /service-worker.js, /offline. */
export function appRoutes(deps: AppDeps, assets: Assets): FastifyPluginAsync {
  return async (app) => {
    app.get("/manifest.webmanifest", (request, reply) =>
      reply
        .header("Cache-Control", `public, max-age=${day}`)
        .type("application/manifest+json; charset=utf-8")
        .send(JSON.stringify(manifest(deps, langAsked(request, deps.languages)))),
    );
    app.get<{ Params: { name: string } }>("/icons/:name", (request, reply) => {
      const picture = appIcon(request.params.name);
      if (!picture) return reply.code(404).type("text/plain; charset=utf-8").send("There is no such icon.\n");
      return reply.header("Cache-Control", `public, max-age=${day}`).type("image/png").send(picture);
    });
    app.get("/service-worker.js", (_request, reply) =>
      reply.header("Cache-Control", "no-cache").type("text/javascript; charset=utf-8").send(worker(deps, assets)),
    );
    app.get("/offline", (request, reply) => {
      const reader = readerOf({ ...deps, ...assets }, { path: "/offline", lang: langAsked(request, deps.languages) });
      const { say, lang } = reader;
      const page = (
        <Frame reader={reader} title={say("app.offline")}>
          <h1>{say("app.offline")}</h1>
          <p>{say("app.offlineHint")}</p>
          <p class="ways">
            <a class="primary" href={`/?lang=${lang}`}>
              {say("app.back")}
            </a>
          </p>
        </Frame>
      );
      return reply
        .header("Content-Language", lang)
        .header("Cache-Control", "no-store")
        .type("text/html; charset=utf-8")
        .send(`<!doctype html>${renderToString(page)}`);
    });
  };
}

function manifest({ words }: AppDeps, lang: string) {
  const say = (key: string) => words(lang, `web:${key}`);
  return {
    id: "/",
    name: say("page.title"),
    short_name: say("page.name"),
    description: say("page.description"),
    lang,
    dir: "ltr",
    start_url: `/?lang=${lang}`,
    scope: "/",
    display: "standalone",
    background_color: "#f7f3ea",
    theme_color: "#2a3560",
    icons: [
      { src: "/icons/192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ] satisfies { src: `/icons/${(typeof iconNames)[number]}`; sizes: string; type: string; purpose?: string }[],
  };
}

function worker({ config, languages }: AppDeps, assets: Assets): Buffer {
  if (!config.webOffline) return bundledScript("service-worker-off.js", { format: "iife" });
  const pages = languages.flatMap((lang) => [`/?lang=${lang}`, `/offline?lang=${lang}`]);
  const parts = {
    version: assets.version,
    shell: [...pages, ...shellAssets.map((name) => assets.url(name))],
    fallbacks: languages,
    readable: [topicsPath, ...calculatorPaths],
  };
  return bundledScript("service-worker.js", { format: "iife", define: { PARTS: JSON.stringify(parts) } });
}
