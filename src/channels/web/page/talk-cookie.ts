import type { FastifyReply, FastifyRequest } from "fastify";

const days = 30;

/** The cookie that carries the conversation's token for people without a script. The script never uses it. */
export class TalkCookie {
  readonly #secure: boolean;
  readonly #name: string;

  constructor(publicUrl: string | undefined) {
    this.#secure = publicUrl?.startsWith("https:") ?? false;
    this.#name = this.#secure ? "__Host-talk" : "talk";
  }

  /** The token a browser sent, unchecked, or null. */
  read(request: FastifyRequest): string | null {
    return request.cookies[this.#name] ?? null;
  }

  /** Not readable by scripts, not sent by other sites' forms, and only over TLS where there is TLS. */
  write(reply: FastifyReply, token: string): void {
    reply.setCookie(this.#name, token, { ...this.#attributes(), maxAge: days * 24 * 3600 });
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(this.#name, this.#attributes());
  }

  #attributes() {
    return { path: "/", httpOnly: true, sameSite: "strict", secure: this.#secure } as const;
  }
}
