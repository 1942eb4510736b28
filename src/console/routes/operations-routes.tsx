import type { FastifyInstance } from "fastify";
import { actor } from "../actor.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { isUuid } from "../is-uuid.ts";
import { needs } from "../needs.ts";
import type { Notice } from "../pages/frame.ts";
import { OperationsPage } from "../pages/operations-page.tsx";
import { sendMessage } from "../send-message.tsx";
import { doneNotice } from "./done-notice.ts";

/** Most rows a table shows. */
const mostRows = 100;

const outcomes = ["letter", "event"].flatMap((what) => ["again", "drop", "gone"].map((done) => `${what}-${done}`));

type ForLetter = { Params: { conversation: string; n: string; change: string } };
type ForEvent = { Params: { event: string; change: string } };

/** How the service runs, for who looks after it: alarms, channels, and what could not be sent or processed. */
export function operationsRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const { deadLetters, setAside } = parts.deps.operations;

  app.get("/operations", needs("operations.read"), async (request, reply) => {
    const exchange = { parts, request, reply };
    return sendOperations(exchange, doneNotice(exchange, outcomes));
  });

  app.post<ForLetter>(
    "/operations/letters/:conversation/:n/:change",
    needs("operations.act"),
    async (request, reply) => {
      const { conversation, n, change } = request.params;
      const known = isUuid(conversation) && /^\d{1,9}$/.test(n) && isChange(change);
      if (!known) return sendMessage({ parts, request, reply }, 404, "not-found");
      const [by, number] = [actor(request), Number(n)];
      const changed = await (change === "again"
        ? deadLetters.sendAgain(by, conversation, number)
        : deadLetters.drop(by, conversation, number));
      return reply.redirect(`/console/operations?done=letter-${changed ? change : "gone"}`, 303);
    },
  );

  app.post<ForEvent>("/operations/events/:event/:change", needs("operations.act"), async (request, reply) => {
    const { event, change } = request.params;
    const known = /^[\w-]{1,64}$/.test(event) && isChange(change);
    if (!known) return sendMessage({ parts, request, reply }, 404, "not-found");
    const by = actor(request);
    const changed = await (change === "again" ? setAside.tryAgain(by, event) : setAside.drop(by, event));
    return reply.redirect(`/console/operations?done=event-${changed ? change : "gone"}`, 303);
  });
}

function isChange(change: string): change is "again" | "drop" {
  return change === "again" || change === "drop";
}

async function sendOperations(exchange: Exchange, notice: Notice | null) {
  const { parts, request } = exchange;
  const { operations, now } = parts.deps;
  const [state, alarms, letters, events, files] = await Promise.all([
    operations.state(),
    operations.alarms(),
    operations.deadLetters.list(mostRows + 1),
    operations.setAside.list(mostRows + 1),
    operations.lostFiles.list(mostRows + 1),
  ]);
  parts.alarmCount.note(alarms.length);
  request.alarms = alarms.length;
  const frame = frameOf(exchange, "/console/operations");
  const said = alarms.map((alarm) => ({ ...alarm, ...operations.say(frame.lang, alarm) }));
  const shown = { state, alarms: said, letters, events, files, mostRows, now: now(), notice };
  return sendPage(exchange.reply, 200, <OperationsPage frame={frame} {...shown} />);
}
