import type { AuditBook } from "../complaints/audit-book.ts";
import type { CaseRules } from "../complaints/case-rules.ts";
import type { CaseSurroundings } from "../complaints/case-surroundings.ts";
import type { CaseDesk } from "../complaints/desk.ts";
import type { ClusterAlarms, EmployerViews } from "../complaints/employer-view.ts";
import type { Employers } from "../complaints/employers.ts";
import type { IdentityDesk } from "../complaints/identity-desk.ts";
import type { IntakeDesk } from "../complaints/intake-desk.ts";
import type { MuteDesk } from "../complaints/mute-desk.ts";
import type { OverviewBook, OverviewPapers } from "../complaints/overview.ts";
import type { PersonRecords } from "../complaints/person-records.ts";
import type { PhoneLinks, PhoneMessenger } from "../complaints/phone-links.ts";
import type { PhoneNews } from "../complaints/phone-news.ts";
import type { TransferLetters } from "../complaints/transfer-letter.ts";
import type { Config } from "../config.ts";
import type { Words } from "../flow/words.ts";
import type { Template } from "../rules/cases/templates.ts";
import type { RoleTable } from "../rules/staff/roles.ts";
import type { OperationsView } from "./operations.ts";
import type { PolicyDesk } from "./policy-desk.ts";
import type { QuestionBook } from "./question-book.ts";
import type { SetupBook } from "./setup-book.ts";
import type { StaffStore } from "./staff.ts";

/** A commune or ward as the console's filter offers it. */
export interface ConsolePlace {
  id: string;
  /** Its name in a language, such as "Phường Thục Phán". */
  label(lang: string): string;
}

/** Everything the console needs from outside; app.ts hands it in. */
export interface ConsoleDeps {
  config: Pick<Config, "publicUrl">;
  desk: CaseDesk;
  /** Calls back with the id of every case that changed, in whichever process. */
  onCasesChanged(told: (caseId: string) => void): Promise<{ stop(): Promise<void> }>;
  surroundings: CaseSurroundings;
  /** Draws the letter with which a case is passed on. */
  letters: TransferLetters;
  identities: IdentityDesk;
  mutes: MuteDesk;
  /** Codes of reasons to mute a case; words under cases:reasons.mute. */
  muteReasons: readonly string[];
  intake: IntakeDesk;
  employers: Employers;
  employerViews: EmployerViews;
  /** Alarms about employers of whom many people complain. */
  clusters: Pick<ClusterAlarms, "active">;
  overview: OverviewBook;
  /** What is made of the figures of the overview. */
  papers: OverviewPapers;
  records: PersonRecords;
  /** Chats on phones that are linked to accounts, the messengers they can be on, and what a morning came to. */
  phoneLinks: PhoneLinks;
  phoneChannels: readonly PhoneMessenger[];
  phoneNews: Pick<PhoneNews, "morningOf">;
  /** The last day of the service's own promise to who writes today, an ISO day; of an urgent case its own. */
  promisedBy(urgent: boolean): string;
  /** Months after its end for which a case is kept at most. */
  keptMonths: number;
  /** Beginnings of messages, of flows/templates.yaml. */
  templates: ReadonlyMap<string, Template>;
  /** Which moves are open, and what comes with them. */
  rules: CaseRules;
  staff: StaffStore;
  /** What each role may do. */
  roles: RoleTable;
  operations: OperationsView;
  auditBook: AuditBook;
  questions: QuestionBook;
  /** Days for which questions are kept. */
  questionDays: number;
  /** The rules that run, for those who write them. */
  policy: PolicyDesk;
  /** What the department set in flows/, with the day of today as its measure. */
  setup: SetupBook;
  /** Title of a topic in a language; undefined for one that is gone. */
  topicTitle(lang: string, topic: string): string | undefined;
  words: Words;
  /** The first one is the default. */
  languages: readonly string[];
  places: readonly ConsolePlace[];
  /** Where failures of the console are logged; nothing of a request's content is given to it. */
  log: { error(fields: object, message: string): void };
  now(): Date;
  randomBytes(size: number): Uint8Array;
  /** Keyed signature (HMAC-SHA-256 as base64url) of a text, with a key that only the servers have. */
  sign(text: string): string;
}
