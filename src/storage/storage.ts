import type { AuditChain } from "../complaints/audit.ts";
import type { AuditBook } from "../complaints/audit-book.ts";
import type { CaseSurroundings } from "../complaints/case-surroundings.ts";
import type { CaseDesk } from "../complaints/desk.ts";
import type { DueCases } from "../complaints/due-cases.ts";
import type { ClusterAlarms, EmployerViews } from "../complaints/employer-view.ts";
import type { Employers } from "../complaints/employers.ts";
import type { IdentityDesk } from "../complaints/identity-desk.ts";
import type { IntakeDesk } from "../complaints/intake-desk.ts";
import type { MuteDesk } from "../complaints/mute-desk.ts";
import type { OverviewBook } from "../complaints/overview.ts";
import type { PersonRecords } from "../complaints/person-records.ts";
import type { PhoneCases } from "../complaints/phone-cases.ts";
import type { PhoneLinks } from "../complaints/phone-links.ts";
import type { PhoneNews } from "../complaints/phone-news.ts";
import type { MonthBook } from "../complaints/public-figures.ts";
import type { QuestionBook } from "../console/question-book.ts";
import type { StaffStore } from "../console/staff.ts";
import type { Allowances } from "../conversation/allowances.ts";
import type {
  ChannelSecrets,
  DeadLetterStore,
  DeliveryStore,
  SetAsideStore,
  SoleWork,
} from "../conversation/delivery.ts";
import type { LostFiles } from "../conversation/lost-files.ts";
import type { CasePageLookUp, FileStore, LookUps, Outbox, TurnStore } from "../conversation/ports.ts";
import type { AlarmStore, WatchState } from "../watch/alarms.ts";
import type { HouseKeys } from "./house-keys.ts";
import type { DueToForget, Forgotten, Retention } from "./retention.ts";
import type { Seeding } from "./seed-cases.ts";

/** All stores of one database, and its end. */
export interface Storage {
  turns: TurnStore;
  outbox: Outbox;
  deliveries: DeliveryStore;
  secrets: ChannelSecrets;
  soleWork: SoleWork;
  deadLetters: DeadLetterStore;
  setAside: SetAsideStore;
  alarms: AlarmStore;
  audit: AuditChain;
  /** The audit log to read. */
  auditBook: AuditBook;
  questions: QuestionBook;
  /** How the service stands, on these channels that send. */
  watchState(channels: readonly string[]): Promise<WatchState>;
  lookUps: LookUps & CasePageLookUp;
  files: FileStore;
  lostFiles: LostFiles;
  desk: CaseDesk;
  surroundings: CaseSurroundings;
  identities: IdentityDesk;
  mutes: MuteDesk;
  intake: IntakeDesk;
  employers: Employers;
  employerViews: EmployerViews;
  /** Alarms about employers. */
  clusters: ClusterAlarms;
  overview: OverviewBook;
  /** The months the public reads of. */
  months: MonthBook;
  allowances: Allowances;
  records: PersonRecords;
  dueCases: DueCases;
  phoneLinks: PhoneLinks;
  phoneCases: PhoneCases;
  phoneNews: PhoneNews;
  /** Works out anew by when every open case is due, and which alarms about employers are on. */
  refreshDueDays(): Promise<void>;
  staff: StaffStore;
  keys: Pick<HouseKeys, "sign" | "derive">;
  /** Never throws: `database` false says that it does not answer. */
  health(): Promise<Health>;
  /** Adds invented cases. */
  seeding: Seeding;
  /** Writes the words of cases that have none yet, so that they can be searched. */
  fillWords(): Promise<number>;
  /** Calls back with the ids of cases that changed, whichever process changed them. */
  onCasesChanged(told: (caseId: string) => void): Promise<{ stop(): Promise<void> }>;
  /** Wipes what is too old to keep, and writes anew what was told without a name on days that are over. */
  sweep(): Promise<void>;
  /**
   * Deletes idle drafts, files that no draft has any more and old questions, and erases cases that ended long enough ago, as the
   * service promised.
   */
  forget(keep: Retention): Promise<Forgotten>;
  /** What `forget` would take now; changes nothing. */
  dueToForget(keep: Retention): Promise<DueToForget>;
  /** Ends all connections, and the embedded PostgreSQL. */
  close(): Promise<void>;
}

/** Whether the database answers, and the age of the oldest event that waits for its turn. */
export interface Health {
  database: boolean;
  keptOldestSeconds: number | null;
}
