/**
 * The page of a case, for whoever has its secret code: /case, with the petition and a signed receipt to save. The code
 * comes in the body of a form and is never part of an address; nothing is set and nothing is kept.
 */
import formbody from "@fastify/formbody";
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { signReceipt } from "../../../complaints/signed-receipt.ts";
import { describeDay } from "../../../flow/describe-answer.ts";
import { readReceiptCode } from "../../../flow/receipt-code.ts";
import { asProblem, faultOf } from "../as-problem.ts";
import type { Assets } from "../assets.ts";
import { CodeAttempts } from "../code-attempts.ts";
import { checked } from "../incoming.ts";
import { explain, Problem } from "../problem.ts";
import { randomText, type WebContext } from "../web-context.ts";
import type { CaseReading } from "../web-deps.ts";
import { CaseForm, CasePage, type Refused } from "./case-view.tsx";
import { langAsked, type Reader, readerOf } from "./reading-frame.tsx";
import { sendFile, sendPrivately } from "./reading-reply.ts";
import { requireSameSite } from "./same-site.ts";

const bodyLimit = 8 * 1024;
const formSchema = z.object({
  code: z.string().max(200).default(""),
  lang: z.string().max(20).optional(),
  challenge: z.string().max(200).optional(),
  nonce: z.string().max(40).optional(),
  format: z.enum(["docx", "pdf"]).default("pdf"),
  sure: z.string().max(10).optional(),
});
type CaseFormFields = z.infer<typeof formSchema>;

const paperTypes = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};

type Found = NonNullable<Awaited<ReturnType<CaseReading["find"]>>>;

interface Asked {
  request: FastifyRequest;
  reply: FastifyReply;
  form: CaseFormFields;
  reader: Reader;
}

/** GET /case asks for the code, POST /case shows the case, POST /case/petition and /case/receipt give a file. */
export function casePages(context: WebContext, assets: Pick<Assets, "url">): FastifyPluginAsync {
  const desk = new CaseDesk(context, assets);
  return async (app) => {
    await app.register(formbody, { bodyLimit });
    app.setErrorHandler((error, request, reply) => desk.refuse(request, reply, error));
    app.get("/case", (request, reply) => desk.ask(request, reply));
    app.post("/case", { bodyLimit }, (request, reply) => desk.open(request, reply, showCase));
    app.post("/case/petition", { bodyLimit }, (request, reply) => desk.open(request, reply, givePetition));
    app.post("/case/receipt", { bodyLimit }, (request, reply) => desk.open(request, reply, giveReceipt));
  };
}

type Give = (context: WebContext, asked: Asked, found: Found) => FastifyReply | Promise<FastifyReply>;

/** Takes codes in, and answers with what belongs to them. */
class CaseDesk {
  readonly #attempts: CodeAttempts;

  constructor(
    private readonly context: WebContext,
    private readonly assets: Pick<Assets, "url">,
  ) {
    this.#attempts = new CodeAttempts(context.deps.allowances, context.deps.sign, () => randomText(context));
  }

  ask(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const reader = this.#reader(request);
    return sendPrivately(reply, reader, CaseForm({ reader, code: "" }));
  }

  /** Opens the case of the code that a form carries, and gives what was asked for; a wrong code is told in the form. */
  async open(request: FastifyRequest, reply: FastifyReply, give: Give): Promise<FastifyReply> {
    requireSameSite(request);
    const form = checked(formSchema, request.body);
    const asked = { request, reply, form, reader: this.#reader(request, form.lang) };
    const read = readReceiptCode(form.code);
    if (!read.ok) return this.#again(asked, { why: "slip", group: read.group });
    const { deps } = this.context;
    const { challenge, nonce } = form;
    const attempt = {
      code: read.code,
      address: request.ip,
      now: deps.now(),
      solution: challenge && nonce ? { challenge, nonce } : null,
    };
    const puzzle = await this.#attempts.admit(attempt);
    if (puzzle) return this.#again(asked, { why: "puzzle", puzzle });
    const found = await deps.cases.find(read.code);
    await this.#attempts.count(attempt, found !== null);
    return found ? give(this.context, asked, found) : this.#again(asked, { why: "unknown" });
  }

  refuse(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
    const { deps } = this.context;
    const problem = asProblem(error);
    if (problem.code === "unexpected")
      deps.log.error({ route: request.routeOptions.url, ...faultOf(error) }, "a page of a case failed");
    const reader = this.#reader(request);
    const { retryAfter } = problem.extras;
    if (retryAfter !== undefined) reply.header("Retry-After", String(retryAfter));
    const refused = { why: "problem" as const, ...explain(problem, deps.words, reader.lang) };
    return sendPrivately(reply.code(problem.status), reader, CaseForm({ reader, code: "", refused }));
  }

  #again({ reply, reader, form }: Asked, refused: Refused): FastifyReply {
    const statuses = { slip: 422, unknown: 404, puzzle: 428, problem: 400 };
    return sendPrivately(reply.code(statuses[refused.why]), reader, CaseForm({ reader, code: form.code, refused }));
  }

  #reader(request: FastifyRequest, wanted?: string): Reader {
    const { deps } = this.context;
    const lang = deps.languages.find((code) => code === wanted) ?? langAsked(request, deps.languages);
    return readerOf({ ...deps, ...this.assets }, { path: "/case", lang });
  }
}

function showCase({ deps }: WebContext, { reply, form, reader }: Asked, { view, papers }: Found): FastifyReply {
  const teller = { content: deps.cases.content, session: { lang: reader.lang }, sources: { today: deps.today() } };
  return sendPrivately(reply, reader, CasePage({ reader, code: form.code, view, papers, teller }));
}

async function givePetition(_context: WebContext, asked: Asked, { papers }: Found): Promise<FastifyReply> {
  const { reply, form } = asked;
  if (!papers) throw new Problem("not-found");
  const made = await papers.make();
  const { format } = form;
  return sendFile(reply, { name: `${made.name}.${format}`, type: paperTypes[format], bytes: made[format] });
}

/** Proof of having filed can endanger whoever is found with it, so it is given only to those who read the warning. */
function giveReceipt(context: WebContext, asked: Asked, found: Found): FastifyReply {
  const { reply, form, reader } = asked;
  const { view } = found;
  const { deps } = context;
  if (form.sure === undefined) return showCase(context, asked, found);
  const where = deps.config.publicUrl === undefined ? "/receipt" : `${deps.config.publicUrl}/receipt`;
  const sentences = deps.languages.flatMap((lang) =>
    deps.words(lang, "web:signed.statement", { day: describeDay(view.filedOn, lang), where }).split("\n"),
  );
  const receipt = signReceipt({ sentences, day: view.filedOn, id: deps.randomBytes(16) }, deps.cases.receiptKeys);
  const bytes = Buffer.from(receipt, "utf8");
  return sendFile(reply, { name: reader.say("signed.fileName"), type: "text/plain; charset=utf-8", bytes });
}
