import type { FastifyReply } from "fastify";
import type { Words } from "../../flow/words.ts";

/** Every refusal of the web channel with its HTTP status; docs/api.md explains each. */
export const problemStatus = {
  "bad-request": 400,
  "token-invalid": 401,
  "origin-refused": 403,
  "not-found": 404,
  "body-too-large": 413,
  "file-too-large": 413,
  "file-type": 415,
  "picture-heic": 415,
  "media-type": 415,
  "picture-unreadable": 422,
  "text-too-long": 422,
  "file-unknown": 422,
  "form-outdated": 422,
  "puzzle-needed": 428,
  "puzzle-wrong": 428,
  "too-fast": 429,
  "too-many-files": 429,
  unexpected: 500,
  busy: 503,
  "storage-unavailable": 503,
} as const;

/** A code of problemStatus. */
export type ProblemCode = keyof typeof problemStatus;

/** What a refusal carries besides its code. */
export interface ProblemExtras {
  /** Fills the {{parameters}} of the explanation. */
  params?: Record<string, string | number>;
  /** Members of the answer beyond RFC 9457's own. */
  members?: Record<string, unknown>;
  /** Whole seconds after which trying again makes sense. */
  retryAfter?: number;
}

/** A request the web channel refuses, thrown anywhere in a route and answered as problem details (RFC 9457). */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly extras: ProblemExtras;

  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(code);
    this.name = "Problem";
    this.code = code;
    this.status = problemStatus[code];
    this.extras = extras;
  }
}

/** Title and explanation of a problem in a language. */
export function explain(problem: Problem, words: Words, lang: string): { title: string; detail: string } {
  const title = words(lang, `web:problem.${problem.code}.title`);
  return { title, detail: words(lang, `web:problem.${problem.code}.detail`, problem.extras.params) };
}

/** Answers a problem as application/problem+json in the person's language. */
export function sendProblem(reply: FastifyReply, problem: Problem, told: { words: Words; lang: string }): FastifyReply {
  const { members, retryAfter } = problem.extras;
  if (retryAfter !== undefined) reply.header("Retry-After", String(retryAfter));
  if (problem.status === 401) reply.header("WWW-Authenticate", 'Bearer realm="an-sinh"');
  return reply
    .code(problem.status)
    .header("Content-Language", told.lang)
    .type("application/problem+json; charset=utf-8")
    .send({
      type: `urn:an-sinh:problem:${problem.code}`,
      ...explain(problem, told.words, told.lang),
      status: problem.status,
      code: problem.code,
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...members,
    });
}
