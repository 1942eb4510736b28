import { z } from "zod";
import { type Edition, say } from "./edition.ts";
import { type Mistake, mistakeSchema } from "./mistake.ts";

/** Every refusal of the public interface with its HTTP status; docs/api.md explains each. */
export const problemStatus = {
  "bad-request": 400,
  "not-found": 404,
  "method-not-allowed": 405,
  "body-too-large": 413,
  "media-type": 415,
  "too-fast": 429,
  unexpected: 500,
} as const;

/** A code of problemStatus. */
export type ProblemCode = keyof typeof problemStatus;

/** What a refusal carries besides its code. */
export interface ProblemExtras {
  /** Everything that is wrong with the call. */
  errors?: Mistake[];
  /** Whole seconds after which trying again makes sense. */
  retryAfter?: number;
  /** The methods that the address takes. */
  allow?: string;
}

/** A refusal as it is answered (RFC 9457). */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  detail: z.string(),
  status: z.int(),
  code: z.string(),
  retryAfter: z.int().optional().describe("Whole seconds after which to try again."),
  errors: z.array(mistakeSchema).optional().describe("All mistakes of the call at once, at most 50."),
});

/** A call that is refused, thrown anywhere in an endpoint and answered as problem details. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;

  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(code);
    this.name = "Problem";
    this.code = code;
    this.extras = extras;
  }
}

/** What is answered of a problem, in the edition's language. */
export function problemBody({ code, extras }: Problem, edition: Edition): z.infer<typeof problemSchema> {
  const { retryAfter, errors } = extras;
  return {
    type: `urn:an-sinh:problem:${code}`,
    title: say(edition, `api:problem.${code}.title`),
    detail: say(edition, `api:problem.${code}.detail`, { seconds: retryAfter ?? 0 }),
    status: problemStatus[code],
    code,
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(errors === undefined ? {} : { errors }),
  };
}
