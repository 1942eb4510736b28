import type { FastifyRequest } from "fastify";
import type { Actor } from "../complaints/desk.ts";

/** Who acts in this request, with their reach. The routes of cases are only reached by people who are signed in. */
export function actor(request: FastifyRequest): Required<Actor> {
  if (!request.visit) throw new Error("a change of a case reached its route without anybody signed in");
  const { id, reach } = request.visit.staff;
  return { staffId: id, reach };
}
