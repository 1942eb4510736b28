/** What the public may read of the service's work: /tinh-hinh, /tinh-hinh/<month>, and the same for programs at /api/v1/status. */
import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import type { PublishedMonth } from "../../../complaints/public-figures.ts";
import { asProblem, faultOf } from "../as-problem.ts";
import type { Assets } from "../assets.ts";
import { Frame, type Reader, readerAsking } from "../page/reading-frame.tsx";
import { publicSeconds, sendPublicly } from "../page/reading-reply.ts";
import type { WebDeps } from "../web-deps.ts";
import { remembered } from "./remembered.ts";
import { StatusPage } from "./status-page.tsx";
import { statusPath } from "./status-path.ts";

type StatusDeps = Pick<WebDeps, "words" | "languages" | "knowledge" | "today" | "status" | "log" | "now" | "config">;

/** The pages and the interface of the figures. They set no cookie, ask nothing and read only what was published. */
export function statusRoutes(deps: StatusDeps, assets: Pick<Assets, "url">): FastifyPluginAsync {
  // The figures are read once for all while a page may be kept; they change once a month.
  const published = remembered(deps.status.months, { ms: publicSeconds * 1000, now: () => deps.now().getTime() });
  const readerAt = (request: FastifyRequest) => readerAsking(request, { ...deps, ...assets });
  return async (app) => {
    app.addHook("preHandler", async (request, reply) => {
      if (deps.config.publicStatus) return;
      reply.code(404).header("Cache-Control", "no-store");
      if (request.url.startsWith("/api/")) return reply.send({ error: "not-found" });
      const reader = readerAt(request);
      return sendPublicly(reply, reader, <NotForEverybody reader={reader} />);
    });
    app.get(statusPath, async (request, reply) => {
      const months = await published();
      const reader = readerAt(request);
      return sendPublicly(reply, reader, <StatusPage {...{ deps, reader, months, shown: months[0] }} />);
    });
    app.get<{ Params: { month: string } }>(`${statusPath}/:month`, async (request, reply) => {
      const months = await published();
      const shown = months.find(({ month }) => month === request.params.month);
      const reader = readerAt(request);
      if (!shown) return sendPublicly(reply.code(404), reader, <NoFigures reader={reader} words="missing" />);
      return sendPublicly(reply, reader, <StatusPage {...{ deps, reader, months, shown }} />);
    });
    app.get("/api/v1/status", async (_request, reply) =>
      reply
        .headers({ "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" })
        .header("Cache-Control", `public, max-age=${publicSeconds}`)
        .send({ months: await published() } satisfies { months: PublishedMonth[] }),
    );
    app.setErrorHandler((error, request, reply) => {
      const { code, status } = asProblem(error);
      if (code === "unexpected")
        deps.log.error({ route: request.routeOptions.url, ...faultOf(error) }, "the public figures failed");
      reply.code(status).header("Cache-Control", "no-store");
      if (request.url.startsWith("/api/")) return reply.send({ error: code });
      const reader = readerAt(request);
      return sendPublicly(reply, reader, <NoFigures reader={reader} words="away" />);
    });
  };
}

/** The department keeps its figures to itself: said kindly, with the way to what people may look for. */
function NotForEverybody({ reader }: { reader: Reader }) {
  const { say, lang } = reader;
  return (
    <Frame reader={reader} title={say("status.closed")}>
      <h1>{say("status.closed")}</h1>
      <p>{say("status.closedWays")}</p>
      <p class="ways">
        <a class="primary" href={`/?lang=${lang}`}>
          {say("topics.chat")}
        </a>
      </p>
    </Frame>
  );
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
