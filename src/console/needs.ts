import type { Right } from "../rules/staff/rights.ts";

/** What a request must have: a right, only somebody signed in, or nothing at all. */
export type Need = Right | "signed-in" | "nothing";

declare module "fastify" {
  interface FastifyContextConfig {
    /** What the console asks of who calls the route. */
    needs?: Need;
  }
}

/** The options of a route that only who has this right may call: `app.get(path, needs("case.read"), handler)`. */
export function needs(need: Need): { config: { needs: Need } } {
  return { config: { needs: need } };
}
