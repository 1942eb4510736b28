import type { FastifyReply } from "fastify";
import { renderToString } from "preact-render-to-string";
import type { Reader } from "./reading-frame.tsx";

/** Seconds for which somebody may keep a page that is the same for everybody; what it says changes at most once a day. */
export const publicSeconds = 600;

type Page = Parameters<typeof renderToString>[0];

/** Answers a page that is the same for everybody; what is no answer is kept nowhere. */
export function sendPublicly(reply: FastifyReply, reader: Pick<Reader, "lang">, page: Page): FastifyReply {
  const kept = reply.statusCode === 200 ? `public, max-age=${publicSeconds}` : "no-store";
  return sendHtml(reply.header("Cache-Control", kept), reader, page);
}

/** Answers a page that is kept nowhere and listed by no search engine. */
export function sendPrivately(reply: FastifyReply, reader: Pick<Reader, "lang">, page: Page): FastifyReply {
  return sendHtml(privately(reply), reader, page);
}

/**
 * Answers a form's page that only the browser that sent it keeps, to show it again when its Back is pressed: of a page with
 * `no-store` it would say that the form must be sent anew. No address leads to it, and no search engine lists it.
 */
export function sendForBack(reply: FastifyReply, reader: Pick<Reader, "lang">, page: Page): FastifyReply {
  return sendHtml(privately(reply).header("Cache-Control", "private, no-cache"), reader, page);
}

function sendHtml(reply: FastifyReply, { lang }: Pick<Reader, "lang">, page: Page): FastifyReply {
  return reply
    .header("Content-Language", lang)
    .header("Vary", "Accept-Language")
    .type("text/html; charset=utf-8")
    .send(`<!doctype html>${renderToString(page)}`);
}

/** Answers a file to be saved under a name of ASCII letters, digits, dots and dashes. */
export function sendFile(reply: FastifyReply, file: { name: string; type: string; bytes: Uint8Array }): FastifyReply {
  return privately(reply)
    .header("Content-Disposition", `attachment; filename="${file.name}"`)
    .type(file.type)
    .send(Buffer.from(file.bytes));
}

function privately(reply: FastifyReply): FastifyReply {
  return reply.header("Cache-Control", "no-store").header("X-Robots-Tag", "noindex, noarchive");
}
