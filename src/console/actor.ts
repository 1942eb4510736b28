import type { FastifyRequest } from "fastify";
import type { Actor } from "../complaints/desk.ts";
import type { SignedIn } from "./staff.ts";

/** Who is signed in, on a route that only people who are signed in reach. */
export function whoActs(request: FastifyRequest): SignedIn {
  if (!request.visit) throw new Error("a route for people who are signed in was reached without anybody");
  return request.visit.staff;
}

/** Who acts in this request, with their reach. */
export function actor(request: FastifyRequest): Required<Pick<Actor, "staffId" | "reach">> {
  const { id, reach } = whoActs(request);
  return { staffId: id, reach };
}
