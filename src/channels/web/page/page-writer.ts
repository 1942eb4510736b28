import type { FastifyReply, FastifyRequest } from "fastify";
import { isStorageUnavailable } from "../../../errors.ts";
import type { Assets } from "../assets.ts";
import { addressOf } from "../conversation-token.ts";
import { withKeepsake } from "../keepsake.ts";
import { explain, Problem } from "../problem.ts";
import { randomText, type WebContext } from "../web-context.ts";
import { formTicket } from "./form-ticket.ts";
import { renderPage } from "./page.tsx";
import { scriptParams, scriptWordKeys } from "./script-words.ts";
import type { TalkCookie } from "./talk-cookie.ts";
import type { PageView, Say, Talk } from "./view.ts";

const messagesAtMost = 200;

/** What a page shows besides the conversation itself. */
export interface Occasion {
  problem?: Problem;
  /** Text to put back into the box. */
  draft?: string;
  lang?: string;
}

/** Writes the chat's page for one request: the conversation of its cookie, in the language asked for. */
export class PageWriter {
  readonly #context: WebContext;
  readonly #assets: Assets;
  readonly #talkCookie: TalkCookie;

  constructor(context: WebContext, parts: { assets: Assets; talkCookie: TalkCookie }) {
    this.#context = context;
    this.#assets = parts.assets;
    this.#talkCookie = parts.talkCookie;
  }

  /** Whether a language is the base language or none of ours, and so needs no mention in an address. */
  isBase(lang: string | undefined): boolean {
    return this.#language(lang) === this.#base;
  }

  async write(request: FastifyRequest, reply: FastifyReply, occasion: Occasion): Promise<FastifyReply> {
    const { sign } = this.#context.deps;
    const query = (request.query ?? {}) as Record<string, unknown>; // Fastify's parsed query: texts or lists of texts
    const lang = this.#language(occasion.lang ?? String(query.lang ?? ""));
    const token = this.#talkCookie.read(request);
    const address = token === null ? null : addressOf(sign, token);
    const { talk, problem } = await this.#talk(address, { ...occasion, waited: Number(query.wait) || 0 });
    const view = this.#view(lang, { talk, address: talk ? address : null });
    const say = this.#context.deps.words;
    const alert = problem ? explain(problem, say, lang) : undefined;
    if (problem?.extras.retryAfter !== undefined) reply.header("Retry-After", String(problem.extras.retryAfter));
    return reply
      .code(problem?.status ?? 200)
      .header("Content-Language", lang)
      .type("text/html; charset=utf-8")
      .send(renderPage({ ...view, alert, draft: occasion.draft, open: openOf(query.open) }));
  }

  /** The conversation as the mailbox has it. A mailbox out of reach is told on the page, which stays usable. */
  async #talk(
    address: string | null,
    told: Occasion & { waited: number },
  ): Promise<{ talk: Talk | null; problem?: Problem }> {
    if (address === null) return { talk: null, problem: told.problem };
    try {
      const messages = await this.#context.deps.outbox.messagesAfter("web", address, 0, messagesAtMost);
      const shown = messages.map((message) => withKeepsake(message, this.#context.deps));
      return { talk: { messages: shown, waited: told.waited }, problem: told.problem };
    } catch (error) {
      if (!isStorageUnavailable(error)) throw error;
      const problem = told.problem ?? new Problem("storage-unavailable", { retryAfter: 5 });
      return { talk: { messages: [], waited: 0 }, problem };
    }
  }

  #view(lang: string, shown: { talk: Talk | null; address: string | null }): Omit<PageView, "alert" | "draft"> {
    const { deps } = this.#context;
    const say: Say = (key, params) => deps.words(lang, `web:${key}`, params);
    return {
      lang,
      languages: deps.languages.map((code) => ({ lang: code, name: languageName(code) })),
      say,
      url: this.#assets.url,
      scriptWords: Object.fromEntries(
        scriptWordKeys.map((key) => [key.slice("web:".length), deps.words(lang, key, scriptParams)]),
      ),
      ticket: formTicket(deps.sign, shown.address, randomText(this.#context)),
      talk: shown.talk,
      fileMaxBytes: deps.fileMaxBytes,
      offline: deps.config.webOffline,
      publicStatus: deps.config.publicStatus,
    };
  }

  #language(wanted: string | undefined): string {
    return this.#context.deps.languages.find((lang) => lang === wanted) ?? this.#base;
  }

  get #base(): string {
    return this.#context.deps.languages[0] ?? "vi";
  }
}

/** The conversation a link names; anything that is no name of one is left out. */
function openOf(asked: unknown): string | undefined {
  return typeof asked === "string" && /^[a-z][a-z0-9-]{0,59}$/.test(asked) ? asked : undefined;
}

/** What a language calls itself: "Tiếng Việt", "English". */
function languageName(lang: string): string {
  const name = new Intl.DisplayNames([lang], { type: "language" }).of(lang) ?? lang;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}
