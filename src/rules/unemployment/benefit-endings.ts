import type { Law } from "./law.ts";

/** Events that end a benefit before its last month. */
export const endingEvents = [
  "insured-job",
  "military",
  "pension",
  "two-refusals",
  "three-misses",
  "abroad",
  "long-study",
  "fined",
  "death",
  "compulsory-measure",
  "missing",
  "detained",
  "own-request",
] as const;

/** An event that ends a benefit before its last month. */
export type EndingEvent = (typeof endingEvents)[number];

/** Whether the months not reached are kept: always, never, only after a notice in time, or the law does not say. */
export type Keeping = "always" | "if-notified" | "never" | "not-said";

const lost = {
  pension: "never",
  "two-refusals": "never",
  "three-misses": "never",
  abroad: "never",
  fined: "never",
  death: "never",
} as const;

const keptAfterNotice = { "insured-job": "if-notified", military: "if-notified", "long-study": "if-notified" } as const;

const keeping: Record<Law, Record<EndingEvent, Keeping>> = {
  new: {
    ...lost,
    ...keptAfterNotice,
    "compulsory-measure": "if-notified",
    missing: "if-notified",
    detained: "if-notified",
    "own-request": "if-notified",
  },
  old: {
    ...lost,
    ...keptAfterNotice,
    "compulsory-measure": "always",
    missing: "always",
    detained: "always",
    "own-request": "not-said",
  },
};

/** Whether months are kept after an event (Luật Việc làm 2025, điều 41 khoản 4 và 5; Luật Việc làm 2013, điều 53; Nghị định 61/2020, điều 1 khoản 9). */
export function keepingAfter(law: Law, event: EndingEvent): Keeping {
  return keeping[law][event];
}

/** True or false when it is known whether months are kept; null when that depends on an unknown notice or is not said. */
export function keepsNotReached(rule: Keeping, notifiedInTime: boolean | null): boolean | null {
  if (rule === "if-notified") return notifiedInTime;
  return rule === "not-said" ? null : rule === "always";
}
