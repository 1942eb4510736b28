/** Pages with the answers to what people ask, readable without a script and linkable from anywhere: /topics, /topics/<id>. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Topic } from "../../../flow/flow-content.ts";
import type { Assets } from "../assets.ts";
import { preferredLanguage } from "../preferred-language.ts";
import type { WebDeps } from "../web-deps.ts";
import { answerParts } from "./answer-parts.ts";
import type { Say } from "./view.ts";

/** Seconds for which somebody may keep a page; an answer changes with its numbers at most once a day. */
const keptSeconds = 600;

type PageDeps = Pick<WebDeps, "words" | "languages" | "knowledge" | "today" | "config">;

interface Reader {
  lang: string;
  say: Say;
  url: Assets["url"];
  languages: readonly string[];
  /** Address of this page without language. */
  path: string;
}

/** GET /topics lists all topics by area, GET /topics/:id answers one. They set no cookie and keep nothing. */
export function topicPages(deps: PageDeps, assets: Pick<Assets, "url">): FastifyPluginAsync {
  return async (app) => {
    app.get("/topics", (request, reply) => {
      const reader = readerOf(deps, assets, request);
      return send(reply, reader, <TopicList deps={deps} reader={reader} />);
    });
    app.get<{ Params: { id: string } }>("/topics/:id", (request, reply) => {
      const reader = readerOf(deps, assets, request);
      const topic = deps.knowledge.topic(reader.lang, request.params.id, deps.today());
      if (topic) return send(reply, reader, <TopicPage deps={deps} reader={reader} topic={topic} />);
      reply.code(404);
      return send(reply, reader, <NoTopic reader={reader} />);
    });
  };
}

function readerOf({ words, languages }: PageDeps, { url }: Pick<Assets, "url">, request: FastifyRequest): Reader {
  const asked = new URLSearchParams(request.url.split("?")[1] ?? "").get("lang") ?? "";
  const lang = languages.includes(asked) ? asked : preferredLanguage(request.headers["accept-language"], languages);
  const say: Say = (key, params) => words(lang, `web:${key}`, params);
  return { lang, say, url, languages, path: request.url.split("?")[0] ?? "/topics" };
}

function send(reply: FastifyReply, { lang }: Reader, page: Parameters<typeof renderToString>[0]): FastifyReply {
  return reply
    .header("Content-Language", lang)
    .header("Vary", "Accept-Language")
    .header("Cache-Control", reply.statusCode === 200 ? `public, max-age=${keptSeconds}` : "no-store")
    .type("text/html; charset=utf-8")
    .send(`<!doctype html>${renderToString(page)}`);
}

interface Shown {
  deps: PageDeps;
  reader: Reader;
}

function Frame({
  reader,
  title,
  head,
  children,
}: {
  reader: Reader;
  title: string;
  head?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { say, url, lang, path } = reader;
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${say("page.name")}`}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href={url("icon.svg")} type="image/svg+xml" />
        <link rel="stylesheet" href={url("frame.css")} />
        <link rel="stylesheet" href={url("topic.css")} />
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
        </header>
        <main class="topic">{children}</main>
      </body>
    </html>
  );
}

function TopicList({ deps, reader }: Shown) {
  const { knowledge, words, today } = deps;
  const { lang, say } = reader;
  const titled = (id: string) => knowledge.topic(lang, id, today());
  return (
    <Frame reader={reader} title={say("topics.heading")}>
      <h1>{say("topics.heading")}</h1>
      {knowledge.areas.map((area) => (
        <section aria-labelledby={`area-${area.id}`}>
          <h2 id={`area-${area.id}`}>{words(lang, `areas:${area.id}`)}</h2>
          <ul>
            {area.topics.map(titled).map(
              (topic) =>
                topic && (
                  <li>
                    <TopicLink topic={topic} lang={lang} />
                  </li>
                ),
            )}
          </ul>
        </section>
      ))}
      <p class="ways">
        <a class="primary" href={`/?lang=${lang}`}>
          {say("topics.chat")}
        </a>
      </p>
    </Frame>
  );
}

function TopicLink({ topic, lang }: { topic: Topic; lang: string }) {
  return (
    <a href={`/topics/${topic.id}?lang=${lang}`} lang={topic.lang}>
      {topic.title}
    </a>
  );
}

function TopicPage({ deps, reader, topic }: Shown & { topic: Topic }) {
  const { lang, say } = reader;
  const related = topic.related.flatMap((id) => deps.knowledge.topic(lang, id, deps.today()) ?? []);
  return (
    <Frame reader={reader} title={topic.title} head={<FaqData topic={topic} publicUrl={deps.config.publicUrl} />}>
      <article lang={topic.lang}>
        <h1>{topic.title}</h1>
        {topic.lang !== lang && (
          <p class="note" lang={lang}>
            {say("topics.notTranslated")}
          </p>
        )}
        <Answer text={topic.answer} />
        {topic.hotlines.length > 0 && (
          <ul class="hotlines" lang={lang}>
            {topic.hotlines.map(({ label, number }) => (
              <li>
                <a href={`tel:${number.replaceAll(" ", "")}`}>{number}</a> {label}
              </li>
            ))}
          </ul>
        )}
        <details lang={lang}>
          <summary>{say("topics.sources")}</summary>
          <ul>
            {topic.sources.map((source) => (
              <li>{source}</li>
            ))}
          </ul>
        </details>
        <p class="note" lang={lang}>
          {say("topics.general")}
        </p>
      </article>
      {related.length > 0 && (
        <nav aria-label={say("topics.related")}>
          <h2>{say("topics.related")}</h2>
          <ul>
            {related.map((one) => (
              <li>
                <TopicLink topic={one} lang={lang} />
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p class="ways">
        <a class="primary" href={`/?lang=${lang}`}>
          {say("topics.chat")}
        </a>{" "}
        <a href={`/topics?lang=${lang}`}>{say("topics.all")}</a>
      </p>
    </Frame>
  );
}

function Answer({ text }: { text: string }) {
  return (
    <>
      {answerParts(text).map((part) =>
        part.is === "list" ? (
          <ul>
            {part.items.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        ) : (
          <p>{part.text}</p>
        ),
      )}
    </>
  );
}

/** The answer as search engines read it (schema.org FAQPage). "<" cannot end the element. */
function FaqData({ topic, publicUrl }: { topic: Topic; publicUrl: string | undefined }) {
  const data = {
    "@context": "https://schema.org",
    "@type": "FAQPage",
    inLanguage: topic.lang,
    ...(publicUrl ? { url: new URL(`/topics/${topic.id}`, publicUrl).href } : {}),
    mainEntity: [
      {
        "@type": "Question",
        name: topic.title,
        acceptedAnswer: { "@type": "Answer", text: topic.answer },
      },
    ],
  };
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  // The only unescaped text of the page: JSON in which every "<" is written as a code.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

function NoTopic({ reader }: { reader: Reader }) {
  const { say, lang } = reader;
  return (
    <Frame reader={reader} title={say("topics.missing")}>
      <h1>{say("topics.missing")}</h1>
      <p>
        <a href={`/topics?lang=${lang}`}>{say("topics.all")}</a>
      </p>
    </Frame>
  );
}
