/** Pages with the answers to what people ask, readable without a script and linkable from anywhere: /topics, /topics/<id>. */
import type { FastifyPluginAsync } from "fastify";
import type { Topic } from "../../../flow/flow-content.ts";
import type { Assets } from "../assets.ts";
import { programmesPath, unemploymentPath } from "../calculators/addresses.ts";
import { StatusLink } from "../status/status-page.tsx";
import type { WebDeps } from "../web-deps.ts";
import { Answer, Items } from "./answer.tsx";
import { Hotline } from "./hotline.tsx";
import { Frame, type Reader, readerAsking } from "./reading-frame.tsx";
import { sendPublicly } from "./reading-reply.ts";
import { ShareButton } from "./share-button.tsx";

/** Where the answers are; what lies below it may be kept for days without network. */
export const topicsPath = "/topics";

type PageDeps = Pick<WebDeps, "words" | "languages" | "knowledge" | "today" | "config">;

/** GET /topics lists all topics by area, GET /topics/:id answers one. They set no cookie and keep nothing. */
export function topicPages(deps: PageDeps, assets: Pick<Assets, "url">): FastifyPluginAsync {
  return async (app) => {
    app.get("/topics", (request, reply) => {
      const reader = readerAsking(request, { ...deps, ...assets });
      return sendPublicly(reply, reader, <TopicList deps={deps} reader={reader} />);
    });
    app.get<{ Params: { id: string } }>("/topics/:id", (request, reply) => {
      const reader = readerAsking(request, { ...deps, ...assets });
      const topic = deps.knowledge.topic(reader.lang, request.params.id, deps.today());
      if (topic) return sendPublicly(reply, reader, <TopicPage deps={deps} reader={reader} topic={topic} />);
      return sendPublicly(reply.code(404), reader, <NoTopic reader={reader} />);
    });
  };
}

interface Shown {
  deps: PageDeps;
  reader: Reader;
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
        </a>{" "}
        <StatusLink reader={reader} config={deps.config} />{" "}
        <a href={`${programmesPath}?lang=${lang}`}>{say("calculator.list")}</a>
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
              <Hotline number={number} label={label} />
            ))}
          </ul>
        )}
        <details lang={lang}>
          <summary>{say("topics.sources")}</summary>
          <Items items={topic.sources} />
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
      <ShareButton say={say} path={`${topicsPath}/${topic.id}`} lang={lang} title={topic.title} />
      <p class="ways">
        <a class="primary" href={`/?lang=${lang}`}>
          {say("topics.chat")}
        </a>{" "}
        <a href={`/topics?lang=${lang}`}>{say("topics.all")}</a> <CalculatorLink reader={reader} topic={topic} />
      </p>
    </Frame>
  );
}

/** The form that works out what the topic is about, where there is one. */
function CalculatorLink({ reader: { say, lang }, topic }: { reader: Reader; topic: Topic }) {
  if (topic.actions.some((action) => action === "unemployment"))
    return <a href={`${unemploymentPath}?lang=${lang}`}>{say("calculator.fromUnemployment")}</a>;
  return topic.actions.some((action) => action === "support") ? (
    <a href={`${programmesPath}?lang=${lang}`}>{say("calculator.list")}</a>
  ) : null;
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
