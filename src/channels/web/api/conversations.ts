import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import { z } from "zod";
import { type OpenedConversation, openConversation } from "../conversation-token.ts";
import { checked } from "../incoming.ts";
import { Problem } from "../problem.ts";
import { createPuzzle, solvedSeed } from "../puzzle.ts";
import { randomText, type WebContext } from "../web-context.ts";

const bodySchema = z
  .strictObject({
    language: z.string().max(20).optional(),
    puzzle: z.strictObject({ challenge: z.string().max(200), nonce: z.string().min(1).max(40) }).optional(),
  })
  .nullish();

/** POST /conversations: opens a conversation. Nothing is stored before its first message. */
export function conversationsRoute(context: WebContext): FastifyPluginAsync {
  return async (app) => {
    app.post("/conversations", async (request, reply) => {
      const { token } = admit(context, request, checked(bodySchema, request.body)?.puzzle);
      return reply.code(201).send({ token, last: 0 });
    });
  };
}

type GivenSolution = { challenge: string; nonce: string } | undefined;

function admit(context: WebContext, request: FastifyRequest, solution: GivenSolution): OpenedConversation {
  const { deps, arrivals } = context;
  const now = deps.now();
  const seed = solution ? solvedSeed(deps.sign, solution, now) : null;
  const bits = seed === null ? arrivals.bitsFor(request.ip, now) : 0;
  if (bits > 0) {
    const puzzle = createPuzzle(deps.sign, { seed: randomText(context), bits, now });
    throw new Problem(solution ? "puzzle-wrong" : "puzzle-needed", { members: { puzzle } });
  }
  arrivals.count(request.ip, now);
  return openConversation(deps.sign, seed ?? randomText(context));
}
