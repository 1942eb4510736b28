import { z } from "zod";
import type { Edition } from "./edition.ts";
import { mistakesOf } from "./mistakes-of.ts";
import { Problem } from "./problem.ts";

/** A call as it came: what stands in the address, in the query and in the body. */
export interface Asked {
  path: unknown;
  query: unknown;
  body?: unknown;
}

/** The parts of a call that an endpoint reads; a part that is left out must be empty. */
type AskedParts = {
  path: z.ZodObject;
  query: z.ZodObject;
  body?: z.ZodObject;
};

/** A call that the description shows, with what it answers. */
export interface Example {
  name: string;
  summary: string;
  /** 200 where left out. */
  status?: 400 | 404;
  asked: { path?: Record<string, string>; query?: Record<string, string | string[]>; body?: unknown };
}

/** What the description says of an endpoint. */
interface Described {
  /** Its name for programs that are generated from the description. */
  id: string;
  method: "GET" | "POST";
  /** Below /api/v1, such as /programmes/{id}. */
  path: string;
  summary: string;
  description: string;
  /** What is answered; JSON where left out. A file is a text, and its examples show only refusals. */
  file?: { type: string; name: string };
  examples: readonly Example[];
}

/** One call of the public interface: the same schema reads it and describes it. */
export interface Endpoint extends Described {
  asks: z.ZodObject;
  answers: z.ZodType;
  /** The answer to a call. Throws Problem with every mistake of the call. */
  answer(asked: Asked, edition: Edition): unknown;
}

interface EndpointDefinition<Parts extends AskedParts, Answer> extends Described {
  asks: Parts;
  answers: z.ZodType<Answer>;
  answer(asked: z.infer<z.ZodObject<Parts>>, edition: Edition): Answer;
}

/** Nothing may stand here. */
export const nothing = z.strictObject({});

/** An endpoint that reads its calls by its schema before it answers. */
export function endpoint<Parts extends AskedParts, Answer>(definition: EndpointDefinition<Parts, Answer>): Endpoint {
  const asks = z.strictObject(definition.asks);
  return {
    ...definition,
    asks,
    answer(asked, edition) {
      const parsed = asks.safeParse(asked);
      if (!parsed.success) throw refusal({ asked, schema: asks, issues: parsed.error.issues }, edition);
      // Parsed by the schema that is made of the same parts; TypeScript keeps the two types apart.
      return definition.answer(parsed.data as z.infer<z.ZodObject<Parts>>, edition);
    },
  };
}

/** A wrong address is not found; everything else is a bad request. */
function refusal(call: Parameters<typeof mistakesOf>[0], edition: Edition): Problem {
  const errors = mistakesOf(call, edition);
  return new Problem(errors.some((mistake) => mistake.in === "path") ? "not-found" : "bad-request", { errors });
}
