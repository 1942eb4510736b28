import type { AuditHarm, AuditReport } from "./audit.ts";

/** What looking at the audit log came to, for the operator: details a line each, and at the end one sentence. */
export function auditSentence(report: AuditReport): { details: string[]; sentence: string } {
  const { harms, harmed } = report;
  const [first] = harms;
  const more = harmed > harms.length ? [`… and ${harmed - harms.length} more.`] : [];
  if (!first) return { details: remarks(report), sentence: wholeSentence(report) };
  return {
    details: [...remarks(report), ...harms.map((harm) => `${capital(harmText(harm))}.`), ...more],
    sentence: `The audit log does not fit at ${counted(harmed, "place")}; the first: ${harmText(first)}.`,
  };
}

function wholeSentence({ entries, anchors, lastAnchor }: AuditReport): string {
  const fits = `${counted(entries, "entry")} ${entries === 1 ? "fits" : "fit"}`;
  if (!lastAnchor) {
    return `The audit log is whole as far as can be told: ${fits}, but there is no anchor, so nobody would notice if its end were missing.`;
  }
  const agree = `${counted(anchors, "anchor")} ${anchors === 1 ? "agrees" : "agree"}`;
  return `The audit log is whole: ${fits}, ${agree}, the last anchor is of entry ${lastAnchor.position}, ${lastAnchor.at}.`;
}

function remarks({ unsealed, overtaken, torn }: AuditReport): string[] {
  return [
    ...(unsealed > 0 ? [`Not sealed yet: ${counted(unsealed, "entry")}.`] : []),
    ...(overtaken > 0 ? [`Of entries that went when a backup was put back: ${counted(overtaken, "anchor")}.`] : []),
    ...(torn > 0 ? [`Cut off while it was written: ${counted(torn, "line")} of anchors.`] : []),
  ];
}

const harmTexts: Record<AuditHarm["kind"], (harm: AuditHarm) => string> = {
  edited: ({ position }) => `entry ${position} was changed after it was sealed`,
  deleted: ({ position, count }) => `${counted(count, "entry")} missing from entry ${position} on`,
  inserted: ({ position, count }) => `${counted(count, "entry")} put in at entry ${position}`,
  reordered: ({ position }) => `entry ${position} changed places with another`,
  truncated: ({ position, count }) => `${counted(count, "entry")} cut off at the end, from entry ${position} on`,
  replaced: ({ position, count }) =>
    `${counted(count, "entry")} from entry ${position} on are not those that were anchored; the log was cut off and written anew`,
  "anchor-forged": ({ where }) => `an anchor was changed or is of another database (${where})`,
  "anchor-missing": ({ position }) =>
    `the last anchor, of entry ${position}, is not in these folders (name further ones with --anchors)`,
  unsealed: ({ count }) => `${counted(count, "entry")} waiting to be sealed, and nothing was sealed for five minutes`,
};

function harmText(harm: AuditHarm): string {
  return harmTexts[harm.kind](harm);
}

function counted(count: number, what: string): string {
  if (count === 1) return `1 ${what}`;
  return `${count} ${what.endsWith("y") ? `${what.slice(0, -1)}ies` : `${what}s`}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
