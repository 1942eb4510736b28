/**
 * Every table of An Sinh, in an order in which rows can be put back: a table stands after those it refers to. A test
 * compares the list with the database.
 */
export const tables = [
  "house_key",
  "staff",
  "staff_session",
  "invitation",
  "sign_in_failure",
  "code_allowance",
  "conversation",
  "inbound",
  "outbox",
  "employer",
  "employer_spelling",
  "employer_cluster",
  "complaint",
  "complaint_pause",
  "case_look",
  "identity_request",
  "complaint_person",
  "complaint_entry",
  "complaint_word",
  "staff_link",
  "staff_link_code",
  "staff_morning",
  "staff_news",
  "file",
  "audit_entry",
  "audit_state",
  "erased_case",
  "channel_secret",
  "alarm",
  "asked_question",
  "lost_file",
  "published_month",
] as const;

/** Columns filled by a sequence, which must go on after the highest number put back. */
export const numbered = [
  ["inbound", "seq"],
  ["complaint_entry", "seq"],
  ["sign_in_failure", "id"],
  ["audit_entry", "seq"],
  ["staff_news", "seq"],
] as const;
