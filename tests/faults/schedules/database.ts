/** Databases on which schedules run, one for each that runs at the same time, on one PostgreSQL. */
import { createHash, randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { deliveryChannel } from "../../../src/storage/delivery-hold.ts";
import { silentLog } from "../../../src/storage/log.ts";
import { openStorage } from "../../../src/storage/open-storage.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { tables as all } from "../../../src/storage/tables.ts";
import { createDatabaseOn, type DatabaseServer, dropDatabaseOn } from "../../storage/database-server.ts";

const masterKey = createHash("sha256").update("An Sinh fault schedules").digest("base64url");

/** Everything but the secret of the house. */
const tables = all.filter((table) => table !== "house_key").join(", ");

/** One database, used by one schedule at a time. */
export class ScheduleDatabase {
  /** Who is told what other processes say, by the id of its sender. */
  readonly tellings = new Map<string, (conversationId: string) => void>();

  /** One statement at a time: notifications are heard before the answer to a statement that was asked after them. */
  #asked: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly storage: Storage,
    private readonly listener: pg.Client,
    private readonly dropped: () => Promise<void>,
  ) {}

  /** A new migrated database. */
  static async create({ url }: DatabaseServer): Promise<ScheduleDatabase> {
    const databaseUrl = await createDatabaseOn(url, `an_sinh_schedules_${randomBytes(6).toString("hex")}`);
    const dataDir = join(tmpdir(), "an-sinh-no-data-dir");
    const storage = await openStorage(
      { databaseUrl, databasePool: 8, masterKey, dataDir, host: "127.0.0.1" },
      silentLog,
    );
    const listener = new pg.Client({ connectionString: databaseUrl });
    await listener.connect();
    const made = new ScheduleDatabase(storage, listener, () => dropDatabaseOn(url, databaseUrl));
    listener.on("notification", ({ payload }) => made.#tell(payload ?? ""));
    await listener.query(`listen ${deliveryChannel}`);
    return made;
  }

  /** Rows of a statement, for looking at what was stored. */
  // biome-ignore lint/suspicious/noExplicitAny: whoever asks names the columns.
  async query(text: string, values: unknown[] = []): Promise<any[]> {
    const asked = this.#asked.then(() => this.listener.query(text, values));
    this.#asked = asked.catch(() => undefined);
    return (await asked).rows;
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
