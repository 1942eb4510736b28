import type { FastifyRequest } from "fastify";

/** Who acts in this request. The routes of cases are only reached by people who are signed in. */
export function actor(request: FastifyRequest): { staffId: string } {
  if (!request.visit) throw new Error("a change of a case reached its route without anybody signed in");
  return { staffId: request.visit.staff.id };
}
