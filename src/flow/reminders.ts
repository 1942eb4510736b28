/** Items of a plan that a person must not miss, and that a calendar can remind of; its words are `reminders:what.<id>`. */
export const reminders = [
  "file",
  "withdraw",
  "collect-decision",
  "monthly-notice",
  "ask-for-training",
  "collect-money",
] as const;
