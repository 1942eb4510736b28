import type { FastifyPluginAsync } from "fastify";
import { z } from "zod";
import type { OutboundMessage, Received } from "../../../conversation/ports.ts";
import { checked, messageNumber, readIncoming } from "../incoming.ts";
import { withKeepsake } from "../keepsake.ts";
import { authorize, paceMessage, receive, type WebContext } from "../web-context.ts";

/** Most messages in one answer; whoever gets as many asks again. */
const pageSize = 100;
/** Bytes of the longest text as JSON, with every character escaped, and some room. */
const bodyLimit = 256 * 1024;

const querySchema = z.object({ after: messageNumber.default(0), seen: messageNumber.optional() });

/** POST /messages: one message in, what is said to it out. GET /messages: what was said since. */
export function messagesRoute(context: WebContext): FastifyPluginAsync {
  const { outbox } = context.deps;
  const shown = (message: OutboundMessage) => withKeepsake(message, context.deps);
  return async (app) => {
    app.post("/messages", { bodyLimit }, async (request) => {
      const address = authorize(context, request);
      paceMessage(context, address);
      const incoming = readIncoming(request.body);
      const received = await receive(context, address, incoming);
      const seen = incoming.seen ?? 0;
      const messages = await said(context, { address, received, seen: incoming.seen });
      if (seen > 0) await outbox.acknowledge("web", address, seen);
      return { outcome: received.outcome, messages: messages.map(shown), last: lastOf(messages, seen) };
    });

    app.get("/messages", async (request) => {
      const address = authorize(context, request);
      const { after, seen } = checked(querySchema, request.query);
      if (seen !== undefined && seen > 0) await outbox.acknowledge("web", address, seen);
      const messages = await outbox.messagesAfter("web", address, after, pageSize);
      return { messages: messages.map(shown), last: lastOf(messages, after) };
    });
  };
}

interface Answered {
  address: string;
  received: Received;
  seen: number | undefined;
}

/** What the sender has not seen yet. The mailbox is read only when more is missing than this turn's own messages. */
async function said({ deps }: WebContext, { address, received, seen }: Answered): Promise<OutboundMessage[]> {
  const own = received.outcome === "done" ? received.messages : [];
  const complete = own.length > 0 && (seen === undefined || own[0]?.n === seen + 1);
  return complete ? own : deps.outbox.messagesAfter("web", address, seen ?? 0, pageSize);
}

function lastOf(messages: OutboundMessage[], otherwise: number): number {
  return messages.at(-1)?.n ?? otherwise;
}
