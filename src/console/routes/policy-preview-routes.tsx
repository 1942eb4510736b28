import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { isDay } from "../../rules/day.ts";
import { dayAsked } from "../day-asked.ts";
import { type ConsoleParts, frameOf, sendPage } from "../exchange.ts";
import { formField, queryField } from "../form-field.ts";
import { needs } from "../needs.ts";
import { PolicyPreviewPage } from "../pages/policy-preview-page.tsx";
import type { Named, PreviewInput } from "../policy-desk.ts";

/** Turns of a preview: more than any talk needs; each step plays all of them. */
const turnsAtMost = 120;

const inputsSchema = z
  .array(
    z.union([
      z.strictObject({ types: z.string().min(1).max(2000) }),
      z.strictObject({ presses: z.string().min(1).max(200) }),
    ]),
  )
  .max(turnsAtMost);

/** Talks as of any day, played again from their beginning at every step. */
export function policyPreviewRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const { policy } = parts.deps;

  app.get("/policy/preview", needs("policy.read"), async (request, reply) => {
    const frame = frameOf({ parts, request, reply }, "/console/policy/preview");
    const { conversations } = await policy.list(frame.lang);
    const open = openOf(conversations, queryField(request, "open"));
    const page = { frame, day: dayAsked(parts, request), open, conversations, inputs: [], turns: [], notice: null };
    return sendPage(reply, 200, <PolicyPreviewPage {...page} />);
  });

  app.post("/policy/preview", needs("policy.read"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const frame = frameOf(exchange, "/console/policy/preview");
    const { conversations } = await policy.list(frame.lang);
    const open = openOf(conversations, formField(request, "open"));
    const typed = formField(request, "day");
    const day = isDay(typed) ? typed : dayAsked(parts, request);
    const inputs = inputsOf(request);
    const tooLong = inputs === null || inputs.length > turnsAtMost;
    const played = tooLong ? [] : inputs;
    const turns = policy.preview({ day, lang: frame.lang, open }, played);
    const notice = tooLong ? { tone: "problem" as const, text: frame.t("policy.preview.too-long") } : null;
    const page = { frame, day, open, conversations, inputs: played, turns, notice };
    return sendPage(reply, 200, <PolicyPreviewPage {...page} />);
  });
}

/** The conversation to begin with; null for the menu. */
function openOf(conversations: readonly Named[], asked: string): string | null {
  return conversations.find(({ id }) => id === asked)?.id ?? null;
}

/** What was done before and now; null for what this page never sends. */
function inputsOf(request: FastifyRequest): PreviewInput[] | null {
  const [before, presses, types] = ["inputs", "presses", "types"].map((name) => formField(request, name));
  const parsed = inputsSchema.safeParse(jsonOf(before || "[]"));
  if (!parsed.success) return null;
  // Enter in the field presses no button.
  if (presses) return [...parsed.data, { presses: presses.slice(0, 200) }];
  return types ? [...parsed.data, { types: types.slice(0, 2000) }] : parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
