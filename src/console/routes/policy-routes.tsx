import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { dayAsked } from "../day-asked.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { queryField } from "../form-field.ts";
import { needs } from "../needs.ts";
import { ConversationPage, NumbersPage, PolicyPage, ProgrammePage, TopicPage } from "../pages/policy-page.tsx";
import { type RuleFolder, ruleFilesOf } from "../rule-file-address.ts";
import { securityHeaders } from "../security-headers.ts";
import { sendMessage } from "../send-message.tsx";
import { policyCheckRoutes } from "./policy-check-routes.tsx";
import { policyFileRoutes } from "./policy-file-routes.tsx";
import { policyPreviewRoutes } from "./policy-preview-routes.tsx";

/** Ids of programmes, conversations and topics are no UUIDs, as `:id` would have to be. */
type ByName = { Params: { name: string } };

/** The rules that run, talks as of any day, and what a changed file would come to. */
export function policyRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const { policy, languages } = parts.deps;
  const filesOf = async (folder: RuleFolder, id: string) =>
    ruleFilesOf({ folder, id }, await policy.files(), languages);
  const exchangeOf = (request: FastifyRequest, reply: FastifyReply): Exchange => ({ parts, request, reply });

  app.get("/policy", needs("policy.read"), async (request, reply) => {
    const frame = frameOf(exchangeOf(request, reply), "/console/policy");
    return sendPage(reply, 200, <PolicyPage frame={frame} {...(await policy.list(frame.lang))} />);
  });

  app.get<ByName>("/policy/programmes/:name", needs("policy.read"), async (request, reply) => {
    const frame = frameOf(exchangeOf(request, reply));
    const sheet = await policy.programme(frame.lang, request.params.name);
    if (!sheet) return sendMessage(exchangeOf(request, reply), 404, "not-found");
    const files = await filesOf("programmes", sheet.id);
    return sendPage(reply, 200, <ProgrammePage {...{ frame, sheet, files }} day={dayAsked(parts, request)} />);
  });

  app.get("/policy/numbers", needs("policy.read"), async (request, reply) => {
    const frame = frameOf(exchangeOf(request, reply), "/console/policy/numbers");
    const chapters = await policy.numbers(frame.lang);
    const headings = new Set(chapters.map(({ heading }) => heading));
    const files = (await policy.files()).filter((file) => headings.has(file));
    return sendPage(reply, 200, <NumbersPage {...{ frame, chapters, files }} />);
  });

  app.get<ByName>("/policy/conversations/:name", needs("policy.read"), async (request, reply) => {
    const frame = frameOf(exchangeOf(request, reply));
    const { conversations } = await policy.list(frame.lang);
    const of = conversations.find(({ id }) => id === request.params.name);
    if (!of) return sendMessage(exchangeOf(request, reply), 404, "not-found");
    const files = await filesOf("conversations", of.id);
    return sendPage(reply, 200, <ConversationPage {...{ frame, of, files }} day={dayAsked(parts, request)} />);
  });

  app.get<ByName>("/policy/topics/:name", needs("policy.read"), async (request, reply) => {
    const frame = frameOf(exchangeOf(request, reply));
    const day = dayAsked(parts, request);
    const sheet = await policy.topic(frame.lang, request.params.name, day);
    if (!sheet) return sendMessage(exchangeOf(request, reply), 404, "not-found");
    const files = await filesOf("knowledge", sheet.id);
    return sendPage(reply, 200, <TopicPage {...{ frame, sheet, files, day }} />);
  });

  drawingRoutes(app, parts);
  policyFileRoutes(app, parts);
  policyPreviewRoutes(app, parts);
  app.register(async (uploads) => policyCheckRoutes(uploads, parts));
}

function drawingRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  for (const kind of ["programmes", "conversations"] as const)
    app.get<ByName>(`/policy/${kind}/:name/graph.svg`, needs("policy.read"), async (request, reply) => {
      const { languages, policy } = parts.deps;
      const asked = queryField(request, "lang");
      const lang = languages.find((known) => known === asked) ?? languages[0] ?? "vi";
      const svg = await policy.graph(kind, request.params.name, { lang, day: dayAsked(parts, request) });
      if (svg === null) return sendMessage({ parts, request, reply }, 404, "not-found");
      // Looked at by itself, it may use the styles written in it and nothing else.
      const csp = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";
      return reply
        .headers({ ...securityHeaders, "content-security-policy": csp })
        .type("image/svg+xml; charset=utf-8")
        .send(svg);
    });
}
