import type { FastifyReply, FastifyRequest } from "fastify";
import type { ConsoleCookies } from "./console-cookies.ts";
import type { ConsoleDeps } from "./console-deps.ts";
import { formField } from "./form-field.ts";
import { newToken, sameSecret } from "./tokens.ts";

/**
 * Keeps other sites from sending the console's forms: every form carries a token signed for this session (before
 * signing in, for this browser), and what browsers say about the sender must not name another site.
 */
export class FormGuard {
  readonly #deps: ConsoleDeps;
  readonly #cookies: ConsoleCookies;

  constructor(deps: ConsoleDeps, cookies: ConsoleCookies) {
    this.#deps = deps;
    this.#cookies = cookies;
  }

  /** The token for the forms of a page; remembers a browser nobody is signed in with. */
  token(request: FastifyRequest, reply: FastifyReply): string {
    if (request.visit) return this.#signed(request);
    const browser = this.#cookies.read(request, "form") ?? newToken(this.#deps.randomBytes);
    this.#cookies.write(reply, "form", browser);
    return this.#deps.sign(`console-form:browser:${browser}`);
  }

  /** True when the form carries the token made for this session or browser. */
  fits(request: FastifyRequest): boolean {
    const expected = this.#signed(request);
    return expected !== "" && sameSecret(formField(request, "token"), expected);
  }

  /** True when the browser says that another site sent this form. */
  fromElsewhere(request: FastifyRequest): boolean {
    const site = request.headers["sec-fetch-site"];
    if (typeof site === "string" && site !== "same-origin" && site !== "none") return true;
    const { origin } = request.headers;
    // Under "no-referrer" browsers send the Origin of our own forms as "null"; Sec-Fetch-Site and the token decide then.
    return origin !== undefined && origin !== "null" && !this.#own(request).includes(origin);
  }

  #own(request: FastifyRequest): string[] {
    const { publicUrl } = this.#deps.config;
    const here = `${request.protocol}://${request.host}`;
    return publicUrl ? [new URL(publicUrl).origin] : [here];
  }

  #signed(request: FastifyRequest): string {
    if (request.visit) return this.#deps.sign(`console-form:session:${request.visit.sessionHash}`);
    const browser = this.#cookies.read(request, "form");
    return browser === null ? "" : this.#deps.sign(`console-form:browser:${browser}`);
  }
}
