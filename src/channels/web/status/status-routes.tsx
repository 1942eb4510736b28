/** What the public may read of the service's work: /tinh-hinh, /tinh-hinh/<month>, and the same for programs at /api/v1/status. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { renderToString } from "preact-render-to-string";
import type { PublishedMonth } from "../../../complaints/public-figures.ts";
import { asProblem, faultOf } from "../as-problem.ts";
import type { Assets } from "../assets.ts";
import { Frame, langAsked, type Reader, readerOf } from "../page/reading-frame.tsx";
import type { WebDeps } from "../web-deps.ts";
import { remembered } from "./remembered.ts";
import { StatusPage } from "./status-page.tsx";
import { statusPath } from "./status-path.ts";

/** Seconds for which somebody may keep the figures, and for which they are read once for all. They change once a month. */
const keptSeconds = 600;

type StatusDeps = Pick<WebDeps, "words" | "languages" | "knowledge" | "today" | "status" | "log" | "now">;

/** The pages and the interface of the figures. They set no cookie, ask nothing and read only what was published. */
export function statusRoutes(deps: StatusDeps, assets: Pick<Assets, "url">): FastifyPluginAsync {
  const published = remembered(deps.status.months, { ms: keptSeconds * 1000, now: () => deps.now().getTime() });
  return async (app) => {
    app.get(statusPath, async (request, reply) => {
      const months = await published();
      return send(reply, <StatusPage {...{ deps, months, shown: months[0] }} reader={readerAt(request)} />, request);
    });
    app.get<{ Params: { month: string } }>(`${statusPath}/:month`, async (request, reply) => {
      const months = await published();
      const shown = months.find(({ month }) => month === request.params.month);
      if (!shown) return send(reply.code(404), <NoFigures reader={readerAt(request)} words="missing" />, request);
      return send(reply, <StatusPage {...{ deps, months, shown }} reader={readerAt(request)} />, request);
    });
    app.get("/api/v1/status", async (_request, reply) =>
      reply
        .headers({ "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" })
        .header("Cache-Control", `public, max-age=${keptSeconds}`)
        .send({ months: await published() } satisfies { months: PublishedMonth[] }),
    );
    app.setErrorHandler((error, request, reply) => {
      const { code, status } = asProblem(error);
      if (code === "unexpected")
        deps.log.error({ route: request.routeOptions.url, ...faultOf(error) }, "the public figures failed");
      reply.code(status).header("Cache-Control", "no-store");
      if (request.url.startsWith("/api/")) return reply.send({ error: code });
      return send(reply, <NoFigures reader={readerAt(request)} words="away" />, request);
    });
  };

  function readerAt(request: FastifyRequest): Reader {
    const path = request.url.split("?")[0] ?? statusPath;
    return readerOf({ ...deps, ...assets }, { path, lang: langAsked(request, deps.languages) });
  }

  function send(reply: FastifyReply, page: Parameters<typeof renderToString>[0], request: FastifyRequest) {
    return reply
      .header("Content-Language", langAsked(request, deps.languages))
      .header("Vary", "Accept-Language")
      .header("Cache-Control", reply.statusCode === 200 ? `public, max-age=${keptSeconds}` : "no-store")
      .type("text/html; charset=utf-8")
      .send(`<!doctype html>${renderToString(page)}`);
  }
}

function NoFigures({ reader, words }: { reader: Reader; words: "missing" | "away" }) {
  const { say, lang } = reader;
  return (
    <Frame reader={reader} title={say("status.heading")}>
      <h1>{say(`status.${words}`)}</h1>
      <p class="ways">
        <a href={`${statusPath}?lang=${lang}`}>{say("status.heading")}</a>
      </p>
    </Frame>
  );
}
