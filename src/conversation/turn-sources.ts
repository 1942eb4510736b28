import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { makeCaseNumber } from "../flow/case-number.ts";
import { makeReceiptCode, RECEIPT_CODE_BYTES } from "../flow/receipt-code.ts";
import { legalDay } from "../rules/legal-day.ts";
import type { TurnSources } from "./ports.ts";

/** The clock, ids and codes of turns as they are in use; `asOf` holds the legal day still. */
export function turnSources(asOf: string | undefined): TurnSources {
  const now = () => new Date();
  return {
    now: () => now().toISOString(),
    today: () => asOf ?? legalDay(now()),
    complaintId: () => randomUUID(),
    caseNumber: () => makeCaseNumber(Number(legalDay(now()).slice(0, 4)), randomInt(10_000_000)),
    receiptCode: () => makeReceiptCode(randomBytes(RECEIPT_CODE_BYTES)),
  };
}
