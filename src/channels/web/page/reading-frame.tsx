/** The frame of pages that are read outside of a talk: whose they are, and the languages. */
import type { FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import type { Assets } from "../assets.ts";
import { preferredLanguage } from "../preferred-language.ts";
import type { WebDeps } from "../web-deps.ts";
import { LookControl } from "./look-control.tsx";
import { QuickExit } from "./quick-exit.tsx";
import type { Say } from "./view.ts";

/** For whom a page is written. */
export interface Reader {
  lang: string;
  say: Say;
  url: Assets["url"];
  languages: readonly string[];
  /** Address of this page without language. */
  path: string;
}

/** The reader of a page in a language. */
export function readerOf(
  { words, languages, url }: Pick<WebDeps, "words" | "languages"> & Pick<Assets, "url">,
  { path, lang }: { path: string; lang: string },
): Reader {
  const say: Say = (key, params) => words(lang, `web:${key}`, params);
  return { lang, say, url, languages, path };
}

/** The reader who asks for a page at its own address, in the language that they ask for. */
export function readerAsking(
  request: FastifyRequest,
  parts: Pick<WebDeps, "words" | "languages"> & Pick<Assets, "url">,
): Reader {
  const [path = "/"] = request.url.split("?");
  return readerOf(parts, { path, lang: langAsked(request, parts.languages) });
}

/** The language that an address asks for, otherwise the browser's. */
export function langAsked(request: FastifyRequest, languages: readonly string[]): string {
  const asked = new URLSearchParams(request.url.split("?")[1] ?? "").get("lang") ?? "";
  return languages.includes(asked) ? asked : preferredLanguage(request.headers["accept-language"], languages);
}

interface FrameParts {
  reader: Reader;
  /** Null: nothing but the service's name, so that a history does not tell what was looked at. */
  title: string | null;
  head?: ComponentChildren;
  /** Whether there is a quick exit; then early.js belongs into the head. */
  exit?: boolean;
  children: ComponentChildren;
}

/** The frame with its contents. */
export function Frame({ reader, title, head, exit, children }: FrameParts) {
  const { say, url, lang, path } = reader;
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === null ? say("page.title") : `${title} · ${say("page.name")}`}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href={url("icon.svg")} type="image/svg+xml" />
        <link rel="stylesheet" href={url("reading.css")} />
        <link rel="manifest" href={`/manifest.webmanifest?lang=${lang}`} />
        {!exit && <script src={url("reading.js")} />}
        {head}
      </head>
      <body class="reading">
        <header class="top">
          <p class="brand">
            <img src={url("icon.svg")} alt="" width="36" height="36" />
            <a class="home" href={`/?lang=${lang}`}>
              <strong>{say("page.name")}</strong> <span class="where">{say("page.place")}</span>
            </a>
          </p>
          <nav class="languages" aria-label={say("page.languages")}>
            {reader.languages.map((code) => (
              <a
                href={`${path}?lang=${code}`}
                lang={code}
                hreflang={code}
                aria-current={code === lang ? "true" : undefined}
              >
                {say(`topics.language.${code}`)}
              </a>
            ))}
          </nav>
          <LookControl say={say} />
          {exit && <QuickExit say={say} />}
        </header>
        <main class="topic">{children}</main>
      </body>
    </html>
  );
}
