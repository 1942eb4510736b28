/**
 * Storage: PostgreSQL behind the ports of conversation, complaints and console. `openStorage` is its only entrance;
 * nothing else of the program knows SQL, Prisma or keys.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { AuditChain } from "../complaints/audit.ts";
import type { CaseDesk } from "../complaints/desk.ts";
import type { Config } from "../config.ts";
import type { QuestionBook } from "../console/question-book.ts";
import type { StaffStore } from "../console/staff.ts";
import type {
  ChannelSecrets,
  DeadLetterStore,
  DeliveryStore,
  SetAsideStore,
  SoleWork,
} from "../conversation/delivery.ts";
import type { LostFiles } from "../conversation/lost-files.ts";
import type { CasePageLookUp, FileStore, LookUps, Outbox, TurnStore } from "../conversation/ports.ts";
import type { Message } from "../flow/message.ts";
import type { AlarmStore, WatchState } from "../watch/alarms.ts";
import { createAlarmStore } from "./alarm-store.ts";
import { createAuditChain } from "./audit-log.ts";
import { createCaseDesk } from "./case-desk.ts";
import { createChannelSecrets } from "./channel-secrets.ts";
import { type Address, type Database, openDatabase } from "./database.ts";
import { createDeadLetters, createSetAside } from "./dead-letters.ts";
import { createDeliveryStore } from "./delivery-store.ts";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { createFileStore } from "./file-store.ts";
import { type HouseKeys, houseKeys } from "./house-keys.ts";
import type { KeyRing } from "./key-ring.ts";
import { loadKeys } from "./keys.ts";
import type { Log } from "./log.ts";
import { createLookUps } from "./look-ups.ts";
import { createLostFiles } from "./lost-files.ts";
import { createOutbox } from "./outbox-store.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { openPrisma } from "./prisma.ts";
import { createQuestionBook } from "./question-book.ts";
import { type Forgotten, forget, type Retention } from "./retention.ts";
import { createSoleWork } from "./sole-work.ts";
import { createStaffStore } from "./staff-store.ts";
import { sweep } from "./sweep.ts";
import { createTurnStore } from "./turn-store.ts";
import { watchState } from "./watch-state.ts";

/** The settings storage reads. */
export type StorageConfig = Pick<
  Config,
  "dataDir" | "databaseUrl" | "databasePool" | "masterKey" | "publicUrl" | "host"
>;

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
  questions: QuestionBook;
  /** How the service stands, on these channels that send. */
  watchState(channels: readonly string[]): Promise<WatchState>;
  lookUps: LookUps & CasePageLookUp;
  files: FileStore;
  lostFiles: LostFiles;
  desk: CaseDesk;
  staff: StaffStore;
  keys: Pick<HouseKeys, "sign" | "derive">;
  /** Never throws: `database` false says that it does not answer. */
  health(): Promise<Health>;
  /** Wipes what is too old to keep. */
  sweep(): Promise<void>;
  /** Deletes idle drafts and erases cases closed long enough ago, as the service promised. */
  forget(keep: Retention): Promise<Forgotten>;
  /** Ends all connections, and the embedded PostgreSQL. */
  close(): Promise<void>;
}

/** Whether the database answers, and the age of the oldest event that waits for its turn. */
interface Health {
  database: boolean;
  keptOldestSeconds: number | null;
}

/** Longest wait for connections still in use at the end. */
const closeMs = 10_000;

/** `beside`: for a tool that works for a moment beside a server that may be running on the same data. */
export interface StorageOptions {
  beside?: boolean;
  /** What a citizen is told, where they wrote from, when their case was answered; without it nobody is told. */
  answered?: (lang: string, caseNumber: string, answer: string | null) => Message;
}

/** Keys, database and migrations; then the stores. Throws AppErrors with a sentence for the operator. */
export async function openStorage(config: StorageConfig, log: Log, options: StorageOptions = {}): Promise<Storage> {
  const ring = await loadKeys(config, log);
  const { address, stop } = await reachDatabase(config, log, options);
  try {
    const secret = await prepareDatabase({ address, ring, dataDir: config.dataDir, log });
    const database = openDatabase(address, config.databasePool, log);
    const around = { stop, dataDir: config.dataDir, answered: options.answered };
    return storageOn(database, { ring, house: houseKeys(secret) }, around);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address of the configured database, or that of the embedded one, which is started unless it runs already. */
async function reachDatabase(
  config: StorageConfig,
  log: Log,
  { beside = false }: StorageOptions,
): Promise<{ address: Address; stop: () => Promise<void> }> {
  const stop = async () => undefined;
  if (config.databaseUrl) return { address: { connectionString: config.databaseUrl }, stop };
  const running = beside ? await findEmbeddedPostgres(config.dataDir) : null;
  if (running) return { address: running, stop };
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  return { address: server.connection, stop: () => server.stop() };
}

interface Surroundings extends Pick<StorageOptions, "answered"> {
  stop: () => Promise<void>;
  dataDir: string;
}

function storageOn(
  database: Database,
  keys: { ring: KeyRing; house: HouseKeys },
  { stop, dataDir, answered }: Surroundings,
): Storage {
  const prisma = openPrisma(database);
  const files = createFileStore(database, keys);
  return {
    turns: createTurnStore(database, keys),
    outbox: createOutbox(database, keys),
    deliveries: createDeliveryStore(database, keys),
    secrets: createChannelSecrets(database, keys),
    soleWork: createSoleWork(database),
    deadLetters: createDeadLetters(database, keys),
    setAside: createSetAside(database),
    alarms: createAlarmStore(database),
    audit: createAuditChain({ database, house: keys.house, dataDir }),
    questions: createQuestionBook(database, keys),
    watchState: (channels) => watchState(database, channels),
    lookUps: createLookUps(database, keys),
    files,
    lostFiles: createLostFiles(database),
    desk: createCaseDesk({ database, prisma, keys, ...(answered ? { answered } : {}) }),
    staff: createStaffStore(database, prisma, keys.house),
    keys: { sign: keys.house.sign, derive: keys.house.derive },
    health: () => health(database),
    sweep: () => sweep(database, files),
    forget: (keep) => forget(database, dataDir, keep),
    async close() {
      await prisma.$disconnect();
      await Promise.race([database.close(), sleep(closeMs, undefined, { ref: false })]);
      await stop();
    },
  };
}

async function health(database: Database): Promise<Health> {
  try {
    const [row] = await database.query<{ oldest: number | null }>({
      name: "health",
      text: "select extract(epoch from now() - min(received_at))::float8 as oldest from inbound where status = 'kept'",
      values: [],
    });
    return { database: true, keptOldestSeconds: row?.oldest ?? null };
  } catch {
    return { database: false, keptOldestSeconds: null };
  }
}
