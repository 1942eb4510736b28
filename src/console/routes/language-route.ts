import type { FastifyInstance } from "fastify";
import type { ConsoleParts } from "../exchange.ts";
import { formField } from "../form-field.ts";
import { needs } from "../needs.ts";

/** Switching the language: kept in a cookie, back to where one was. */
export function languageRoute(app: FastifyInstance, parts: ConsoleParts): void {
  app.post("/language", needs("nothing"), async (request, reply) => {
    const lang = formField(request, "lang");
    if (parts.deps.languages.includes(lang)) parts.cookies.write(reply, "lang", lang);
    const next = formField(request, "next");
    return reply.redirect(/^\/console\/(?!\/)[^\\\s]*$/.test(next) ? next : "/console/complaints", 303);
  });
}
