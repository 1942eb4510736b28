/** Everything of a demo, started in order and ended in order. */
import { join } from "node:path";
import { logIn } from "../../src/channels/zalo/log-in.ts";
import { caseRules } from "../../src/complaints/case-rules.ts";
import { sealedOffOf } from "../../src/complaints/identity-desk.ts";
import { readConfig } from "../../src/config.ts";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { projectRoot } from "../../src/project-root.ts";
import { legalDay } from "../../src/rules/legal-day.ts";
import { type EmbeddedServer, startEmbeddedPostgres } from "../../src/storage/embedded-postgres.ts";
import { silentLog } from "../../src/storage/log.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { messengerSettings } from "../fakes/messenger-settings.ts";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/fake-telegram.ts";
import { pageRoutes } from "../fakes/telegram/page-routes.ts";
import { controlPage } from "../fakes/zalo-oa/control-page.ts";
import { type FakeZalo, startFakeZalo } from "../fakes/zalo-oa/fake-zalo.ts";
import { askQuestions, fileInMessengers } from "./chat-talks.ts";
import { openDemoFolder } from "./demo-folder.ts";
import type { DemoOptions } from "./demo-options.ts";
import { type DemoPorts, findPorts } from "./demo-ports.ts";
import { type DemoAccount, openAccounts } from "./demo-staff.ts";
import { fillOffice } from "./fill-office.ts";
import { ServerProcess } from "./server-process.ts";
import { startTour } from "./tour-server.ts";

/** What runs, for the tour. */
export interface Demo {
  addresses: Record<keyof DemoPorts, string>;
  accounts: readonly DemoAccount[];
  server: ServerProcess;
  storage: Storage;
  zalo: FakeZalo;
  telegram: FakeTelegram;
}

/** A demo that runs, and its end. */
export interface RunningDemo extends Demo {
  close(): Promise<void>;
}

/** What is to be ended, the last first. */
type Ends = (() => Promise<unknown>)[];

/** Starts everything; what was started is ended again when a part fails. Throws AppErrors with a sentence. */
export async function startDemo(options: DemoOptions, say: (line: string) => void): Promise<RunningDemo> {
  const ends: Ends = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { ...(await startParts(options, { ends, say })), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startParts(
  { port, folder, fresh, cases }: DemoOptions,
  { ends, say }: { ends: Ends; say: (line: string) => void },
): Promise<Demo> {
  const ports = await findPorts(port);
  await openDemoFolder(folder, fresh);
  say("Reading the rules and words");
  const content = await loadContent(projectRoot);
  say("Starting the database");
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, "database"), log: silentLog });
  ends.push(() => postgres.stop());
  const storage = await openDemoStorage({ folder, postgres, content });
  ends.push(() => storage.close());
  const accounts = await openAccounts(storage.staff, content.roles);
  const isNew = (await storage.seeding.casesThere()) === 0;
  if (isNew) say(`Inventing ${cases} cases`);
  if (isNew) await fillOffice({ storage, content, accounts, cases });
  const { zalo, telegram } = await startFakes(ports, ends);
  const settings = settingsOf({ folder, ports, zalo, telegram, databaseUrl: addressOf(postgres) });
  await giveZaloTokens({ storage, zalo, settings });
  say("Starting the assistant");
  const server = new ServerProcess({ root: projectRoot, folder, settings });
  ends.push(() => server.stop());
  await server.start();
  const addresses = addressesOf(ports);
  if (isNew) say("Asking questions, filing a complaint in each messenger");
  if (isNew) await Promise.all([askQuestions(addresses.web), fileInMessengers(zalo, telegram)]);
  const demo = { addresses, accounts, server, storage, zalo, telegram };
  const tour = await startTour(demo, ports.tour);
  ends.push(() => tour.close());
  return demo;
}

function addressOf({ connection }: EmbeddedServer): string {
  const { host, port, user, password, database } = connection;
  return `postgresql://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}

function addressesOf(ports: DemoPorts): Demo["addresses"] {
  const at = (port: number) => `http://127.0.0.1:${port}`;
  return { tour: at(ports.tour), web: at(ports.web), zalo: at(ports.zalo), telegram: at(ports.telegram) };
}

/** Keys and files of the assistant; the database is beside it, because two processes use that. */
function dataOf(folder: string): string {
  return join(folder, "data");
}

interface StorageParts {
  folder: string;
  postgres: EmbeddedServer;
  content: Content;
}

function openDemoStorage({ folder, postgres, content }: StorageParts): Promise<Storage> {
  const config = { databaseUrl: addressOf(postgres), databasePool: 4, dataDir: dataOf(folder), host: "127.0.0.1" };
  return openStorage(config, silentLog, {
    cases: caseRules(content, () => legalDay(new Date())),
    sealedOff: sealedOffOf(content.tracks),
  });
}

async function startFakes(ports: DemoPorts, ends: Ends): Promise<{ zalo: FakeZalo; telegram: FakeTelegram }> {
  const webhook = `http://127.0.0.1:${ports.web}/zalo/webhook`;
  const zalo = await startFakeZalo({ port: ports.zalo, webhook, page: controlPage });
  ends.push(() => zalo.close());
  zalo.user("2000000000000000002", { displayName: "Lê An" });
  zalo.user("2000000000000000003", { displayName: "Nông Thị Bình" });
  zalo.user("2000000000000000004", { displayName: "Hoàng Văn Cường (không theo dõi)", follows: false });
  const telegram = await startFakeTelegram({ port: ports.telegram, otherRoutes: pageRoutes });
  ends.push(() => telegram.close());
  for (const first_name of ["Lý Thị Mai", "Nông Văn Hùng", "Hoàng Thị Dao"]) telegram.user(undefined, { first_name });
  return { zalo, telegram };
}

interface SettingsParts {
  folder: string;
  ports: DemoPorts;
  zalo: FakeZalo;
  telegram: FakeTelegram;
  databaseUrl: string;
}

function settingsOf({ folder, ports, zalo, telegram, databaseUrl }: SettingsParts): Record<string, string> {
  return {
    HOST: "127.0.0.1",
    PORT: String(ports.web),
    DATA_DIR: dataOf(folder),
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: "warn",
    WEB_OFFLINE: "off",
    ...messengerSettings(telegram, zalo),
  };
}

/** What `npm run zalo:login` does with the account's first pair. */
async function giveZaloTokens({
  storage,
  zalo,
  settings,
}: {
  storage: Storage;
  zalo: FakeZalo;
  settings: Record<string, string>;
}) {
  const { zalo: config } = readConfig(settings, projectRoot);
  const { access_token: accessToken, refresh_token: refreshToken } = zalo.issueTokens();
  if (!config) throw new Error("the settings of the demo have no Zalo");
  const now = () => new Date();
  const { is } = await logIn({ config, secrets: storage.secrets, now }, { is: "pair", accessToken, refreshToken });
  if (is !== "done") throw new Error(`the fake Zalo did not take the tokens: ${is}`);
}
