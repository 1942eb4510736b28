/**
 * Pages for who would rather not chat: all programmes, each with its form, the unemployment benefit, and everything at once.
 * What is filled in comes in the body of a form, is used for the answer and for nothing else: it is in no address, no cookie,
 * no log and no storage.
 */
import formbody from "@fastify/formbody";
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import type { JSX } from "preact";
import { networkOf } from "../../../conversation/network-of.ts";
import { TokenBuckets } from "../../../conversation/token-buckets.ts";
import { fillForm, type Sent } from "../../../flow/fill-form.ts";
import { fillSupportForm, WHO } from "../../../flow/support-form.ts";
import { asProblem, faultOf } from "../as-problem.ts";
import { type Assets, loadAssets } from "../assets.ts";
import { checked } from "../incoming.ts";
import { packHtml } from "../packed-reply.ts";
import { type Reader, readerAsking } from "../page/reading-frame.tsx";
import { sendForBack, sendPrivately, sendPublicly } from "../page/reading-reply.ts";
import { requireSameSite } from "../page/same-site.ts";
import { explain, Problem } from "../problem.ts";
import { securityHeaders } from "../security-headers.ts";
import { checkAllPath, programmePath, programmesPath, unemploymentPath } from "./addresses.ts";
import type { CalculatorDeps } from "./calculator-deps.ts";
import { CheckAllPage } from "./check-all-page.tsx";
import { ProgrammeList } from "./programme-list.tsx";
import { ProgrammePage } from "./programme-page.tsx";
import { RefusedPage } from "./refused-page.tsx";
import type { Subject } from "./result-view.tsx";
import { sentAnswers, sentFormSchema } from "./sent-answers.ts";
import { UnemploymentPage } from "./unemployment-page.tsx";

const bodyLimit = 16 * 1024;
/** Forms a minute from one network; a village may share one. */
const formsPerMinute = 300;

/** GET of each page reads, POST fills in its form. Styles and scripts are those that the web channel serves. */
export function calculatorPages(deps: CalculatorDeps): FastifyPluginAsync {
  const desk = new CalculatorDesk(deps, loadAssets());
  return async (app) => {
    await app.register(formbody, { bodyLimit });
    app.addHook("onRequest", securityHeaders(deps.config));
    app.addHook("onSend", packHtml);
    app.setErrorHandler((error, request, reply) => desk.refuse(request, reply, error));
    app.get(programmesPath, (request, reply) => desk.list(request, reply));
    for (const [path, answer] of desk.forms()) {
      app.get(path, (request, reply) => answer(request, reply, {}));
      app.post(path, { bodyLimit }, (request, reply) => answer(request, reply, desk.read(request)));
    }
  };
}

type Answer = (request: FastifyRequest, reply: FastifyReply, sent: Sent) => FastifyReply;

/** Reads forms and answers with pages. */
class CalculatorDesk {
  readonly #pace = new TokenBuckets(formsPerMinute);

  constructor(
    private readonly deps: CalculatorDeps,
    private readonly assets: Pick<Assets, "url">,
  ) {}

  /** The pages that have a form, by their address. */
  forms(): [path: string, answer: Answer][] {
    return [
      [programmePath(":id"), (request, reply, sent) => this.#programme(request, reply, sent)],
      [unemploymentPath, (request, reply, sent) => this.#unemployment(request, reply, sent)],
      [checkAllPath, (request, reply, sent) => this.#checkAll(request, reply, sent)],
    ];
  }

  /** The answers that a form carries. Throws Problem for another site's form, too many of them, and what no page of ours sends. */
  read(request: FastifyRequest): Sent {
    requireSameSite(request);
    const retryAfter = this.#pace.take(networkOf(request.ip), this.deps.now());
    if (retryAfter > 0) throw new Problem("too-fast", { retryAfter, params: { seconds: retryAfter } });
    return sentAnswers(checked(sentFormSchema, request.body ?? {}), [WHO, ...this.deps.content.facts.keys()]);
  }

  list(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const reader = this.#reader(request);
    return sendPublicly(reply, reader, <ProgrammeList deps={this.deps} reader={reader} />);
  }

  refuse(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
    const problem = asProblem(error);
    if (problem.code === "unexpected")
      this.deps.log.error({ route: request.routeOptions.url, ...faultOf(error) }, "a page without a chat failed");
    const reader = this.#reader(request);
    const { retryAfter } = problem.extras;
    if (retryAfter !== undefined) reply.header("Retry-After", String(retryAfter));
    const told = explain(problem, this.deps.words, reader.lang);
    return sendPrivately(reply.code(problem.status), reader, <RefusedPage reader={reader} {...told} />);
  }

  #programme(request: FastifyRequest, reply: FastifyReply, sent: Sent): FastifyReply {
    const { deps } = this;
    // The route has a parameter of this name.
    const { id } = request.params as { id: string };
    const reader = this.#reader(request);
    const programme = deps.content.programmes.get(id);
    if (!programme) throw new Problem("not-found");
    const form = fillForm({ ...this.#ground(reader), checked: { programmes: [id] } }, sent);
    const name = deps.words(reader.lang, `programmes:${id}.title`);
    const filled = { form, sent, subject: this.#subject(reader, name) };
    const page = (
      <ProgrammePage
        deps={deps}
        reader={reader}
        programme={programme}
        filled={filled}
        isFilling={request.method === "POST"}
      />
    );
    return this.#send(request, reply, { reader, page });
  }

  #unemployment(request: FastifyRequest, reply: FastifyReply, sent: Sent): FastifyReply {
    const { deps } = this;
    const reader = this.#reader(request);
    const form = fillForm({ ...this.#ground(reader), checked: { reckon: "unemployment-benefit" } }, sent);
    const name = reader.say("calculator.unemployment");
    const filled = { form, sent, subject: this.#subject(reader, name) };
    const page = <UnemploymentPage deps={deps} reader={reader} filled={filled} />;
    return this.#send(request, reply, { reader, page });
  }

  #checkAll(request: FastifyRequest, reply: FastifyReply, sent: Sent): FastifyReply {
    const { deps } = this;
    const reader = this.#reader(request);
    const form = fillSupportForm(this.#ground(reader), sent);
    const name = reader.say("calculator.all");
    const filled = { form, sent, subject: this.#subject(reader, name) };
    const page = <CheckAllPage deps={deps} reader={reader} filled={filled} />;
    return this.#send(request, reply, { reader, page });
  }

  #ground({ lang }: Reader) {
    return { content: this.deps.content, lang, today: this.deps.today() };
  }

  #subject({ path, lang }: Reader, name: string): Subject {
    const { today, config } = this.deps;
    const address = `${path}?lang=${lang}`;
    const where = config.publicUrl === undefined ? address : new URL(address, config.publicUrl).href;
    return { name, day: today(), where };
  }

  /** A page with answers is kept by its own browser alone; one without any is the same for everybody. */
  #send(
    { method }: FastifyRequest,
    reply: FastifyReply,
    { reader, page }: { reader: Reader; page: JSX.Element },
  ): FastifyReply {
    return method === "POST" ? sendForBack(reply, reader, page) : sendPublicly(reply, reader, page);
  }

  #reader(request: FastifyRequest): Reader {
    return readerAsking(request, { ...this.deps, ...this.assets });
  }
}
