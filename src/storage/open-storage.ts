/**
 * Storage: PostgreSQL behind the ports of conversation, complaints and console. `openStorage` is its only entrance;
 * nothing else of the program knows SQL, Prisma or keys.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { CaseRules } from "../complaints/case-rules.ts";
import type { ClusterLimits } from "../complaints/employer-view.ts";
import type { SealedOff } from "../complaints/identity-desk.ts";
import type { Config } from "../config.ts";
import { createAlarmStore } from "./alarm-store.ts";
import { createAllowances } from "./allowances.ts";
import { createAuditBook } from "./audit-book.ts";
import { createAuditChain } from "./audit-log.ts";
import { createCaseDesk } from "./case-desk.ts";
import { CaseNews, caseChangedChannel } from "./case-news.ts";
import { createCaseSurroundings } from "./case-surroundings.ts";
import { createChannelSecrets } from "./channel-secrets.ts";
import { createClusterAlarms } from "./cluster-alarms.ts";
import { type Address, type Database, openDatabase } from "./database.ts";
import { createDeadLetters, createSetAside } from "./dead-letters.ts";
import { createDeliveryStore } from "./delivery-store.ts";
import { createDueCases, refreshDueDays, refreshDueDaysOf } from "./due-cases.ts";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { createEmployerViews } from "./employer-view.ts";
import { createEmployers } from "./employers.ts";
import { createFileStore } from "./file-store.ts";
import { fillCaseWords } from "./fill-case-words.ts";
import { type HouseKeys, houseKeys } from "./house-keys.ts";
import { createIdentityDesk } from "./identity-desk.ts";
import { createIntakeDesk } from "./intake-desk.ts";
import type { KeyRing } from "./key-ring.ts";
import { loadKeys } from "./keys.ts";
import { ListedEmployers } from "./listed-employers.ts";
import { listenTo } from "./listen.ts";
import type { Log } from "./log.ts";
import { createLookUps } from "./look-ups.ts";
import { createLostFiles } from "./lost-files.ts";
import { createMonthBook } from "./month-book.ts";
import { createMuteDesk } from "./mute-desk.ts";
import { nightlyMixing } from "./nameless.ts";
import { createOutbox } from "./outbox-store.ts";
import { createOverview } from "./overview.ts";
import { createPersonRecords } from "./person-records.ts";
import { createPhoneCases } from "./phone-cases.ts";
import { createPhoneLinks } from "./phone-links.ts";
import { createPhoneNews } from "./phone-news.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { openPrisma } from "./prisma.ts";
import { createQuestionBook } from "./question-book.ts";
import { dueToForget, forget } from "./retention.ts";
import type { Keys } from "./sealed-rows.ts";
import { createSeeding } from "./seed-cases.ts";
import { createSoleWork } from "./sole-work.ts";
import { createStaffStore } from "./staff-store.ts";
import type { Health, Storage } from "./storage.ts";
import { sweep } from "./sweep.ts";
import { createTurnStore } from "./turn-store.ts";
import { watchState } from "./watch-state.ts";
import {
  type Admits,
  admitsOn,
  deskWithinReach,
  identitiesWithinReach,
  mutesWithinReach,
  recordsWithinReach,
  surroundingsWithinReach,
} from "./within-reach.ts";

/** The settings storage reads. */
export type StorageConfig = Pick<
  Config,
  "dataDir" | "databaseUrl" | "databasePool" | "masterKey" | "publicUrl" | "host"
>;

/** Longest wait for connections still in use at the end. */
const closeMs = 10_000;

/** `beside`: for a tool that works for a moment beside a server that may be running on the same data. */
export interface StorageOptions {
  beside?: boolean;
  /** What the desk goes by; a tool that works on no case needs none, and then has no desk. */
  cases?: CaseRules;
  /** Which cases show who wrote only with a second person's consent; without it all. */
  sealedOff?: SealedOff;
  /** When many people about one employer are an alarm. */
  clusters?: ClusterLimits;
}

/** Keys, database and migrations; then the stores. Throws AppErrors with a sentence for the operator. */
export async function openStorage(config: StorageConfig, log: Log, options: StorageOptions = {}): Promise<Storage> {
  const ring = await loadKeys(config, log);
  const { address, stop } = await reachDatabase(config, log, options);
  try {
    const secret = await prepareDatabase({ address, ring, dataDir: config.dataDir, log });
    const database = openDatabase(address, config.databasePool, log);
    return storageOn(database, { ring, house: houseKeys(secret) }, { ...options, stop, dataDir: config.dataDir });
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

interface Surroundings extends Pick<StorageOptions, "cases" | "sealedOff" | "clusters"> {
  stop: () => Promise<void>;
  dataDir: string;
}

function storageOn(
  database: Database,
  keys: { ring: KeyRing; house: HouseKeys },
  { stop, dataDir, cases, sealedOff, clusters: limits }: Surroundings,
): Storage {
  const prisma = openPrisma(database);
  const files = createFileStore(database, keys);
  const admits = admitsOn(database);
  const mix = nightlyMixing(database);
  const news = new CaseNews(database);
  const listed = new ListedEmployers(database);
  let closed = false;
  return {
    ...talks(database, keys, { cases, news, listed }),
    secrets: createChannelSecrets(database, keys),
    soleWork: createSoleWork(database),
    alarms: createAlarmStore(database),
    audit: createAuditChain({ database, house: keys.house, dataDir }),
    auditBook: createAuditBook(database),
    questions: createQuestionBook(database, keys),
    watchState: (channels) => watchState(database, channels),
    files,
    lostFiles: createLostFiles(database),
    get desk() {
      return deskWithinReach(createCaseDesk({ database, keys, rules: needed(cases), sealedOff }), admits);
    },
    get surroundings() {
      return surroundingsWithinReach(
        createCaseSurroundings({ database, keys, rules: needed(cases), sealedOff }),
        admits,
      );
    },
    ...phones(database, keys, { cases, sealedOff }),
    ...figures(database, { keys, limits, listed }, () => needed(cases)),
    allowances: createAllowances(database, keys.house),
    ...beside(database, { keys, dataDir, sealedOff }, admits),
    staff: createStaffStore(database, prisma, keys.house),
    keys: { sign: keys.house.sign, derive: keys.house.derive },
    health: () => health(database),
    seeding: createSeeding({ database, keys }),
    fillWords: () => fillCaseWords(database, keys, () => closed),
    onCasesChanged: (told) => listenTo(database, caseChangedChannel, told),
    async sweep() {
      await sweep(database);
      await fillCaseWords(database, keys, () => closed);
      await mix(new Date());
    },
    forget: (keep) => forget({ database, keys, dataDir }, keep),
    dueToForget: (keep) => dueToForget(database, keys, keep),
    async close() {
      closed = true;
      await news.close();
      await prisma.$disconnect();
      await Promise.race([database.close(), sleep(closeMs, undefined, { ref: false })]);
      await stop();
    },
  };
}

/** What conversations come from and go into. */
function talks(
  database: Database,
  keys: Keys,
  { cases, news, listed }: Pick<StorageOptions, "cases"> & { news: CaseNews; listed: ListedEmployers },
) {
  return {
    turns: createTurnStore(database, keys, {
      filed: (ids) => news.filed(ids),
      touched: async (ids) => cases && refreshDueDaysOf(database, cases, ids),
    }),
    lookUps: createLookUps(database, keys, listed),
    outbox: createOutbox(database, keys),
    deliveries: createDeliveryStore(database, keys),
    deadLetters: createDeadLetters(database, keys),
    setAside: createSetAside(database),
  };
}

/** What is done beside the work on a case, each within reach. */
function beside(
  database: Database,
  {
    keys,
    dataDir,
    sealedOff,
  }: { keys: { ring: KeyRing; house: HouseKeys }; dataDir: string; sealedOff: SealedOff | undefined },
  admits: Admits,
) {
  return {
    identities: identitiesWithinReach(createIdentityDesk({ database, keys, sealedOff }), admits, database),
    mutes: mutesWithinReach(createMuteDesk(database), admits),
    intake: createIntakeDesk(database, keys),
    records: recordsWithinReach(createPersonRecords({ database, keys, dataDir }), admits),
  };
}

/** What chats on phones are linked to, may show, and are told. */
function phones(database: Database, keys: Keys, { cases, sealedOff }: Pick<StorageOptions, "cases" | "sealedOff">) {
  const parts = {
    ...{ database, keys, sealedOff },
    get rules() {
      return needed(cases);
    },
  };
  return {
    phoneLinks: createPhoneLinks(database, keys),
    phoneCases: createPhoneCases(parts),
    phoneNews: createPhoneNews(parts),
  };
}

/** What is counted, and of whom. */
function figures(
  database: Database,
  {
    keys,
    limits = { workers: 5, days: 7 },
    listed,
  }: { keys: Keys; limits: ClusterLimits | undefined; listed: ListedEmployers },
  rules: () => CaseRules,
) {
  const today = () => rules().today();
  const clusters = createClusterAlarms({ database, keys, today }, limits);
  const overview = createOverview({ database, today });
  return {
    ...{ clusters, overview, months: createMonthBook({ database, keys, overview }) },
    dueCases: createDueCases(database),
    employers: createEmployers(database, listed),
    employerViews: createEmployerViews({ database, today }),
    async refreshDueDays() {
      await refreshDueDays(database, rules());
      await clusters.refresh();
    },
  };
}

function needed(cases: CaseRules | undefined): CaseRules {
  if (!cases) throw new Error("this storage was opened without the rules of cases");
  return cases;
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
