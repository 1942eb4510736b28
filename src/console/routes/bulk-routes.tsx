import type { FastifyInstance } from "fastify";
import { longestMessage } from "../../complaints/moves.ts";
import { actor } from "../actor.ts";
import { type BulkAct, type BulkOutcome, bulkActs, bulkAtMost, moveAll } from "../bulk-moves.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formField, formFields } from "../form-field.ts";
import { isUuid } from "../is-uuid.ts";
import { needs } from "../needs.ts";
import { OneAtATime } from "../one-at-a-time.ts";
import { BulkResultPage } from "../pages/bulk-result-page.tsx";
import { BulkTransferPage } from "../pages/bulk-transfer-page.tsx";
import { safeAddress } from "../safe-address.ts";

/** What the form of the queue sent. */
interface Chosen {
  act: BulkAct;
  ids: string[];
  colleague: string;
  body: string;
  message: string;
  /** True when a transfer was looked at and sent. */
  sent: boolean;
}

/** Several cases at once: taken, given back, given to a colleague, passed to another body. */
export function bulkRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const lanes = new OneAtATime(2);

  app.post("/complaints/bulk", needs("case.bulk"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const chosen = chosenIn(exchange);
    const problem = problemOf(exchange, chosen);
    if (chosen === null || problem !== null) return sendResult(exchange, [], problem);
    const mend = chosen.act === "transfer" ? mendsOf(exchange, chosen) : [];
    if (chosen.act === "transfer" && (!chosen.sent || mend.length > 0)) {
      return sendTransfer(exchange, chosen, chosen.sent ? mend : []);
    }
    const outcomes = await lanes.run(actor(request).staffId, () => move(exchange, chosen));
    return sendResult(exchange, outcomes ?? [], outcomes ? null : frameOf(exchange).t("queue.bulk.failed"));
  });
}

function chosenIn({ request }: Exchange): Chosen | null {
  const named = formField(request, "act");
  const act = bulkActs.find((one) => one === named);
  if (!act) return null;
  return {
    act,
    ids: [...new Set(formFields(request, "case").filter(isUuid))],
    colleague: formField(request, "colleague"),
    body: formField(request, "body"),
    message: formField(request, "text"),
    sent: formField(request, "step") === "send",
  };
}

function problemOf(exchange: Exchange, chosen: Chosen | null): string | null {
  const { t } = frameOf(exchange);
  if (!chosen) return t("queue.bulk.unknown");
  if (chosen.ids.length === 0) return t("queue.bulk.none");
  if (chosen.ids.length > bulkAtMost) return t("queue.bulk.too-many", { count: bulkAtMost });
  return chosen.act === "assign" && !isUuid(chosen.colleague) ? t("queue.bulk.no-colleague") : null;
}

function mendsOf(exchange: Exchange, { body, message }: Chosen): { field: "body" | "message"; text: string }[] {
  const { t } = frameOf(exchange);
  return [
    ...(body === "" ? [{ field: "body" as const, text: t("queue.bulk.body-missing") }] : []),
    ...(message === "" ? [{ field: "message" as const, text: t("queue.bulk.message-missing") }] : []),
    ...(message.length > longestMessage
      ? [{ field: "message" as const, text: t("queue.bulk.message-long", { count: longestMessage }) }]
      : []),
  ];
}

function move({ parts, request }: Exchange, { act, ids, colleague, body, message }: Chosen): Promise<BulkOutcome[]> {
  const given = act === "assign" ? { colleague } : act === "transfer" ? { body, message } : {};
  return moveAll(parts.deps.desk, actor(request), { act, ids, given });
}

/** The queue as it was filtered. */
function backOf({ request }: Exchange): string {
  const back = safeAddress(formField(request, "back"));
  return back.startsWith("/console/complaints?") ? back : "/console/complaints";
}

async function sendTransfer(exchange: Exchange, chosen: Chosen, errors: ReturnType<typeof mendsOf>) {
  const { parts, reply } = exchange;
  const cases = await parts.deps.desk.changed(chosen.ids, actor(exchange.request).reach);
  const frame = frameOf(exchange);
  return sendPage(
    reply,
    errors.length > 0 ? 422 : 200,
    <BulkTransferPage {...{ frame, cases, errors }} {...chosen} rules={parts.deps.rules} back={backOf(exchange)} />,
  );
}

async function sendResult(exchange: Exchange, outcomes: readonly BulkOutcome[], problem: string | null) {
  const { parts, reply } = exchange;
  const cases = await parts.deps.desk.changed(
    outcomes.map(({ id }) => id),
    actor(exchange.request).reach,
  );
  const frame = frameOf(exchange);
  const status = problem === null ? 200 : 422;
  return sendPage(reply, status, <BulkResultPage {...{ frame, outcomes, cases, problem }} back={backOf(exchange)} />);
}
