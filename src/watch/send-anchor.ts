import type { AuditAnchor } from "../complaints/audit.ts";
import type { WatchConfig } from "../config.ts";
import { postJson } from "./post-json.ts";
import { sendLetter } from "./send-letter.ts";
import type { Patience, Speech } from "./telling.ts";
import { threeTries } from "./three-tries.ts";

/** What sending anchors needs. */
export interface AnchorParts extends Speech {
  config: Pick<WatchConfig, "auditAnchorUrl" | "alertEmail" | "smtpUrl">;
  /** Five seconds and one second; shorter in tests. */
  patience?: Patience;
}

/** The ways by which anchors leave this machine; each throws when the anchor did not get there. */
export interface AnchorWays {
  /** To the address that keeps every anchor; undefined where there is none. */
  post?: (anchor: AuditAnchor) => Promise<void>;
  /** By a letter, once a day, to those who get the alarms; undefined where there is no mail. */
  mail?: (anchor: AuditAnchor) => Promise<void>;
}

/** The ways that are configured. */
export function anchorWays(parts: AnchorParts): AnchorWays {
  const { patience = { deadlineMs: 5_000, pauseMs: 1_000 } } = parts;
  const { auditAnchorUrl: to, alertEmail, smtpUrl } = parts.config;
  return {
    ...(to && { post: (anchor) => threeTries(() => postJson(to, anchor, patience.deadlineMs), patience.pauseMs) }),
    ...(alertEmail &&
      smtpUrl && { mail: (anchor) => sendLetter({ to: alertEmail, smtpUrl, patience }, letterOf(parts, anchor)) }),
  };
}

/** What the letter is for, in every language; then the anchor as it stands in the file. */
function letterOf({ words, languages }: Speech, anchor: AuditAnchor): { subject: string; text: string } {
  const params = { position: anchor.position };
  const explained = languages.map((lang) => words(lang, "console:watch.anchor.text", params));
  return {
    subject: words(languages[0] ?? "vi", "console:watch.anchor.subject", params),
    text: [...explained, JSON.stringify(anchor)].join("\n\n"),
  };
}
