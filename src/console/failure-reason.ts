/** Why a message was given up, in words of `operations.reasons`. */
export type FailureReason =
  | "blocked"
  | "not-following"
  | "window-over"
  | "quota"
  | "night"
  | "too-fast"
  | "content"
  | "policy"
  | "token"
  | "settings"
  | "no-answer"
  | "program"
  | "trouble"
  | "other";

/**
 * Codes of the platforms (what Telegram answers by HTTP status, Zalo by numbers of its own) and of the sender. An
 * outcome that stayed unknown has the code "uncertain-…".
 */
const reasons: Record<Exclude<FailureReason, "other">, readonly string[]> = {
  blocked: ["telegram-403", "telegram-blocked", "zalo--217", "zalo--227", "zalo--244"],
  "not-following": ["zalo--213"],
  "window-over": ["zalo-window-over", "zalo--230", "zalo--232"],
  quota: ["zalo--211", "zalo--218"],
  night: ["zalo--234"],
  "too-fast": ["telegram-429", "zalo--32"],
  content: ["telegram-400", "telegram-413", "zalo--201", "zalo--210", "zalo--233", "zalo--240"],
  policy: ["zalo--248"],
  token: ["telegram-401", "telegram-404", "zalo--216", "zalo--220"],
  settings: [204, 205, 209, 212, 219, 221, 223, 224, 242].map((code) => `zalo--${code}`),
  "no-answer": [],
  program: ["cannot-be-composed"],
  trouble: ["zalo--200"],
};

const byCode = new Map(
  // The keys of the table above are reasons; TypeScript forgets that.
  Object.entries(reasons).flatMap(([reason, codes]) => codes.map((code) => [code, reason as FailureReason] as const)),
);

/** The reason behind the code of a message that was given up; "other" for a code without words of its own. */
export function failureReason(code: string): FailureReason {
  if (/^uncertain(-|$)|-(timeout|5\d\d)$/.test(code)) return "no-answer";
  return byCode.get(code) ?? "other";
}
