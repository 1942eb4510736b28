import type { CookieSerializeOptions } from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";

/** What a cookie of the console is for. */
export type CookieName = "session" | "device" | "form" | "lang" | "pending";

const days = 24 * 60 * 60;
const lifetimes: Record<CookieName, number> = {
  session: 7 * days,
  device: 180 * days,
  form: days,
  lang: 365 * days,
  pending: 600,
};

/**
 * The console's cookies: only for /console, not readable by scripts, not sent by other sites' forms, and only over TLS
 * when the public address is https (the name's prefix makes browsers insist on it).
 */
export class ConsoleCookies {
  readonly #secure: boolean;

  constructor(publicUrl: string | undefined) {
    this.#secure = publicUrl?.startsWith("https:") ?? false;
  }

  read(request: FastifyRequest, name: CookieName): string | null {
    return request.cookies[this.#full(name)] ?? null;
  }

  write(reply: FastifyReply, name: CookieName, value: string): void {
    reply.setCookie(this.#full(name), value, { ...this.#options(), maxAge: lifetimes[name] });
  }

  clear(reply: FastifyReply, name: CookieName): void {
    reply.clearCookie(this.#full(name), this.#options());
  }

  #full(name: CookieName): string {
    return `${this.#secure ? "__Secure-" : ""}console_${name}`;
  }

  #options(): CookieSerializeOptions {
    return { path: "/console", httpOnly: true, sameSite: "lax", secure: this.#secure };
  }
}
