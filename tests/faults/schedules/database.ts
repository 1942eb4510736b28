/** Databases on which schedules run, one for each that runs at the same time, on one PostgreSQL. */
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { deliveryChannel } from "../../../src/storage/delivery-hold.ts";
import { startEmbeddedPostgres } from "../../../src/storage/embedded-postgres.ts";
import { silentLog } from "../../../src/storage/log.ts";
import { openStorage, type Storage } from "../../../src/storage/open-storage.ts";

/** PostgreSQL for a campaign. */
export interface DatabaseServer {
  url: string;
  stop(): Promise<void>;
}

/** Not made to survive a power cut: here processes die, not the machine. */
const fast = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];
const masterKey = createHash("sha256").update("An Sinh fault schedules").digest("base64url");
const tables = "outbox, inbound, conversation, complaint, complaint_person, complaint_entry, file, audit_entry";

/** The PostgreSQL named in TEST_DATABASE_URL, or an embedded one in a temporary folder. */
export async function startDatabaseServer(): Promise<DatabaseServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), "an-sinh-schedules-"));
  const server = await startEmbeddedPostgres({ dataDir, log: silentLog, settings: fast });
  const { user, password, host, database } = server.connection;
  return {
    url: `postgresql://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host)}`,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** One database, used by one schedule at a time. */
export class ScheduleDatabase {
  /** Who is told what other processes say, by the id of its sender. */
  readonly tellings = new Map<string, (conversationId: string) => void>();

  private constructor(
    readonly storage: Storage,
    private readonly listener: pg.Client,
    private readonly dropped: () => Promise<void>,
  ) {}

  /** A new migrated database. */
  static async create({ url }: DatabaseServer): Promise<ScheduleDatabase> {
    const name = `an_sinh_schedules_${randomBytes(6).toString("hex")}`;
    await onServer(url, `create database ${name}`);
    const address = new URL(url);
    address.pathname = `/${name}`;
    const databaseUrl = address.href;
    const dataDir = join(tmpdir(), "an-sinh-no-data-dir");
    const storage = await openStorage(
      { databaseUrl, databasePool: 8, masterKey, dataDir, host: "127.0.0.1" },
      silentLog,
    );
    const listener = new pg.Client({ connectionString: databaseUrl });
    await listener.connect();
    const drop = () => onServer(url, `drop database if exists ${name} with (force)`);
    const made = new ScheduleDatabase(storage, listener, drop);
    listener.on("notification", ({ payload }) => made.#tell(payload ?? ""));
    await listener.query(`listen ${deliveryChannel}`);
    return made;
  }

  /** Rows of a statement, for looking at what was stored. */
  // biome-ignore lint/suspicious/noExplicitAny: whoever asks names the columns.
  async query(text: string, values: unknown[] = []): Promise<any[]> {
    return (await this.listener.query(text, values)).rows;
  }

  /** Empties it for the next schedule. */
  async clear(): Promise<void> {
    this.tellings.clear();
    await this.query(`truncate ${tables}`);
  }

  async drop(): Promise<void> {
    await this.listener.end();
    await this.storage.close();
    await this.dropped();
  }

  #tell(payload: string): void {
    const [sender = "", conversationId = ""] = payload.split(" ");
    this.tellings.get(sender)?.(conversationId);
  }
}

async function onServer(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
