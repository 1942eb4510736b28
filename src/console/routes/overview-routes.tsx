import type { FastifyInstance } from "fastify";
import type { ShownOverview } from "../../complaints/overview.ts";
import { periodBefore } from "../../complaints/period.ts";
import { mayDo } from "../../complaints/rights.ts";
import { actor } from "../actor.ts";
import { downloadHeaders } from "../download-headers.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { needs } from "../needs.ts";
import { askedList, askedPeriod } from "../overview-address.ts";
import { overviewBook, overviewTable } from "../overview-sheets.ts";
import { OverviewCasesPage } from "../pages/overview-cases-page.tsx";
import { OverviewPage } from "../pages/overview-page.tsx";
import { OverviewPrintPage } from "../pages/overview-print-page.tsx";
import type { OverviewProps } from "../pages/overview-props.ts";
import { placeNames } from "../place-names.ts";
import { sendMessage } from "../send-message.tsx";

const pageSize = 50;

/** The overview, for who heads the office: the page, the lists behind its numbers, and what of it may leave the office. */
export function overviewRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const { papers, now } = parts.deps;

  app.get("/overview", needs("overview.read"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const props = await propsOf(exchange, mayDo(request.visit?.staff, "overview.cases"));
    const text = props.frame.t("overview.wrong-days");
    const notice = props.asked.wrong ? { tone: "problem" as const, text, details: [] } : null;
    return sendPage(reply, props.asked.wrong ? 422 : 200, <OverviewPage {...props} notice={notice} />);
  });

  app.get("/overview/print", needs("overview.read"), async (request, reply) => {
    const props = await propsOf({ parts, request, reply }, false);
    return sendPage(reply, 200, <OverviewPrintPage {...props} now={now()} />);
  });

  app.get("/overview/export.xlsx", needs("overview.read"), async (request, reply) => {
    const props = await propsOf({ parts, request, reply }, false);
    return reply.headers(headersOf(props, "xlsx")).send(Buffer.from(papers.xlsx(overviewBook(sheetParts(props)))));
  });

  app.get("/overview/export.csv", needs("overview.read"), async (request, reply) => {
    const props = await propsOf({ parts, request, reply }, false);
    return reply.headers(headersOf(props, "csv")).send(Buffer.from(papers.csv(overviewTable(sheetParts(props)))));
  });

  app.get("/overview/cases", needs("overview.cases"), async (request, reply) => sendCases({ parts, request, reply }));
}

/** The figures an exchange asks for; with small numbers hidden unless they may be exact. */
async function propsOf(exchange: Exchange, exact: boolean): Promise<OverviewProps> {
  const { overview, papers, rules } = exchange.parts.deps;
  const today = rules.today();
  const { reach } = actor(exchange.request);
  const asked = askedPeriod(exchange.request, today);
  const before = periodBefore(asked.choice, asked.period);
  const [now, then] = await Promise.all([
    overview.read({ period: asked.period, reach }),
    overview.read({ period: before, reach }),
  ]);
  const [figures, earlier]: ShownOverview[] = exact ? [now, then] : [now, then].map(papers.hideSmall);
  if (!figures || !earlier) throw new Error("there is one for each period");
  const frame = frameOf(exchange);
  return {
    ...{ frame, asked, before, figures, exact, papers, today },
    earlier: earlier.totals,
    placeName: placeNames(exchange.parts.deps.places, frame.lang),
  };
}

function sheetParts({ asked, ...props }: OverviewProps) {
  return { ...props, period: asked.period };
}

function headersOf({ asked, frame }: OverviewProps, type: "xlsx" | "csv"): Record<string, string> {
  const { from, to } = asked.period;
  return downloadHeaders({ name: `${frame.t("overview.file")}-${from}-${to}.${type}`, type });
}

async function sendCases(exchange: Exchange) {
  const { parts, request, reply } = exchange;
  const { overview, places } = parts.deps;
  const query = askedList(
    request,
    places.map(({ id }) => id),
  );
  if (query === null) return sendMessage(exchange, 404, "not-found");
  const page = await overview.list({ ...query, reach: actor(request).reach, limit: pageSize });
  const frame = frameOf(exchange);
  const placeName = placeNames(places, frame.lang);
  return sendPage(reply, 200, <OverviewCasesPage {...{ frame, query, placeName }} {...page} />);
}
