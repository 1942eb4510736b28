/** What members of staff may do in the console. Roles, which give rights, are data: flows/roles.yaml. */

/** Every right there is. A page or an action of the console asks for exactly one. */
export const rights = [
  /** The list of cases, without anything that was told. */
  "queue.read",
  /** One case with what was told and its files. */
  "case.read",
  /** Taking a case, notes, answers, moves; giving on what is free or one's own. */
  "case.work",
  /** Giving away what others have, too. */
  "case.assign",
  /** One act on several cases. */
  "case.bulk",
  "case.mute",
  /** Asking to see who wrote, and seeing it for half an hour. */
  "identity.ask",
  /** The second person's word on it. */
  "identity.approve",
  "intake.file",
  "employers.read",
  "employers.edit",
  "overview.read",
  /** Small numbers of the overview and of employers as they are, and the cases behind them. */
  "overview.cases",
  "questions.read",
  /** Rules, numbers and answers as they are in force. */
  "policy.read",
  "people.manage",
  /** What the department set in flows/, and what is missing. */
  "setup.read",
  "operations.read",
  "operations.act",
  "audit.read",
  "records.export",
  "records.erase",
] as const;

/** One of the rights. */
export type Right = (typeof rights)[number];
