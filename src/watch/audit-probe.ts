import type { AuditChain } from "../complaints/audit.ts";
import type { Finding, Probe } from "../conversation/probe.ts";

/** Seconds without having caught up after which sealing does not keep up. */
const UNSEALED_SECONDS = 5 * 60;
/** Seconds without an anchor after which a cut of the log would be noticed too late. */
const UNANCHORED_SECONDS = 30 * 60;

/** Looks whether the audit log is sealed, anchored and whole; what never happened counts from `began` on. */
export function auditProbe(audit: Pick<AuditChain, "standing">, began: Date): Probe {
  return {
    async look(now) {
      const { caughtUpAt, anchoredAt, harmed } = await audit.standing();
      const since = (at: string | null) => (now.getTime() - (at === null ? began.getTime() : Date.parse(at))) / 1000;
      return [
        ...above("audit-unsealed", since(caughtUpAt), UNSEALED_SECONDS),
        ...above("audit-unanchored", since(anchoredAt), UNANCHORED_SECONDS),
        ...above("audit-harmed", harmed, 0),
      ];
    },
  };
}

function above(alarm: Finding["alarm"], value: number, limit: number): Finding[] {
  return value > limit ? [{ alarm, channel: "server", value: Math.round(value) }] : [];
}
