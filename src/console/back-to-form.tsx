import { mayDo } from "../complaints/rights.ts";
import { draftOf } from "./draft.ts";
import type { Exchange } from "./exchange.ts";
import { isPaperForm, type KeptForm, type PaperForm } from "./kept-form.ts";
import type { Notice } from "./pages/frame.ts";
import { letterAgain } from "./routes/case-paper-routes.tsx";
import { splitAgain } from "./routes/case-split-routes.tsx";
import { sendMessage } from "./send-message.tsx";
import { showCase } from "./show-case.tsx";

const again: Record<PaperForm, typeof letterAgain> = { letter: letterAgain, split: splitAgain };

/** Shows the form that a kept text belongs to, with the text in it, to who may use it. */
export async function backToForm(
  exchange: Exchange,
  { caseId: id, form }: KeptForm,
  { status, notice }: { status: number; notice: Notice },
) {
  if (!isPaperForm(form)) return showCase(exchange, { id, status, draft: draftOf(exchange.request), notice });
  if (!mayDo(exchange.request.visit?.staff, "case.work")) return sendMessage(exchange, 404, "not-found");
  return again[form](exchange, { id, status, notice });
}
