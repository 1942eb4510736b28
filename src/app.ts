/**
 * Where the parts meet: content, storage, message path, channels (messengers.ts), console (page-parts.ts), watchdogs
 * (watching.ts). Tests build the same app with other sources of ids and inject requests; main.ts listens.
 */
import { randomBytes, randomUUID } from "node:crypto";
import Fastify, { type FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { publicApi } from "./api/public-api.ts";
import { ruleBooks } from "./authoring/rule-books.ts";
import { calculatorPages } from "./channels/web/calculators/calculator-pages.tsx";
import { hostCheck } from "./channels/web/host-check.ts";
import { createHub, type Hub } from "./channels/web/hub.ts";
import { webChannel } from "./channels/web/web-channel.ts";
import { caseRules } from "./complaints/case-rules.ts";
import { sealedOffOf } from "./complaints/identity-desk.ts";
import { phoneWork } from "./complaints/phone-work.ts";
import { publicStatus } from "./complaints/public-status.ts";
import type { Config } from "./config.ts";
import { consolePages } from "./console/console-pages.ts";
import { firstInvitation } from "./console/invitations.ts";
import type { Content } from "./content/content.ts";
import { staffPace } from "./conversation/allowances.ts";
import type { Receiver, StaffTalk, TurnSources } from "./conversation/ports.ts";
import { counted } from "./conversation/probe.ts";
import { type Boundary, MessagePath } from "./conversation/receiver.ts";
import { Sender } from "./conversation/sender/sender.ts";
import { turnSources } from "./conversation/turn-sources.ts";
import { type LastingWork, whileSole } from "./conversation/while-sole.ts";
import { healthRoutes } from "./health.ts";
import { answerErrors, logRequests } from "./http.ts";
import { keepSweeping } from "./keep-sweeping.ts";
import { type Messenger, messengers } from "./messengers.ts";
import { consoleParts, webParts } from "./page-parts.ts";
import { overviewPapers } from "./reports/overview-papers.ts";
import { shownMonth } from "./reports/shown-month.ts";
import { startContent } from "./start-content.ts";
import { openStorage } from "./storage/open-storage.ts";
import type { Storage } from "./storage/storage.ts";
import { createMetrics, type Metrics } from "./watch/metrics.ts";
import { createRounds } from "./watch/rounds.ts";
import { watching } from "./watching.ts";

/** How often news for the staff are looked for. */
const TELL_EVERY_MS = 15_000;

/** What an app is built from; `sources`, `now` and `at` are for tests. */
export interface AppParts {
  config: Config;
  log: Logger;
  /** The project's folder, which holds flows/ and locales/. */
  root: string;
  sources?: TurnSources;
  /** The real clock. */
  now?: () => Date;
  at?: (boundary: Boundary) => void;
}

/** A running app: the HTTP server (not yet listening) and its orderly end. */
export interface App {
  server: FastifyInstance;
  content: Content;
  storage: Storage;
  path: MessagePath;
  sender: Sender;
  /** Path of the one-time link for the first administrator, when there is no staff yet. */
  firstInvitation: string | null;
  close(): Promise<void>;
}

type Sourced = AppParts & Required<Pick<AppParts, "sources">>;

/** Reads and checks the content, opens the storage, and joins all parts. Nothing listens yet. */
export async function createApp(parts: AppParts): Promise<App> {
  const { config, log } = parts;
  const content = await startContent(parts);
  const sources = parts.sources ?? turnSources(config.asOf);
  const storage = await openStorage(config, log, {
    cases: caseRules(content, sources.today),
    sealedOff: sealedOffOf(content.tracks),
    clusters: { workers: content.service.clusterWorkers, days: content.service.clusterDays },
  });
  try {
    return await join({ ...parts, sources }, content, storage);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function join(parts: Sourced, content: Content, storage: Storage): Promise<App> {
  const { config, log, sources } = parts;
  const shared = { config, log, words: content.words, now: parts.now ?? (() => new Date()), randomBytes };
  const fileMaxBytes = content.service.fileMegabytes * 1024 * 1024;
  const metrics = createMetrics();
  const hub = createHub();
  const receiver: Receiver = {
    receive: (event) => counted(metrics, event, path.receive(event)),
    forget: (person) => path.forget(person),
  };
  const lines = messengers({ ...shared, content, storage, receiver, tally: metrics, fileMaxBytes });
  const sender = new Sender({
    id: randomUUID(),
    channels: lines.map(({ sending }) => sending),
    store: storage.deliveries,
    tally: metrics,
    log,
    now: Date.now,
  });
  const phone = phoneParts(parts, content, storage);
  const path = messagePath(parts, { content, storage, metrics, hub, sender, sources, staff: phone.talk });
  const watched = { content, storage, metrics, sender, messengers: lines, today: sources.today };
  const watch = watching({ ...shared, ...watched });
  const server = httpServer(config);
  server.addHook("onRequest", hostCheck(config));
  answerErrors(server, log);
  logRequests(server, log);
  healthRoutes(server, { storage, path });
  const status = publicStatus({ ...shared, content, book: storage.months, hide: shownMonth, draw: overviewPapers });
  const web = { ...webParts(content, storage, sources.today), fileMaxBytes, status: status.reading };
  await server.register(webChannel({ ...shared, ...storage, ...web, tally: metrics, receiver, hub }));
  await server.register(calculatorPages({ ...shared, ...web, content }));
  const api = { ...shared, content, today: sources.today, callsPerMinute: config.apiCallsPerMinute };
  await server.register(publicApi(api), { prefix: "/api/v1" });
  for (const messenger of lines) await server.register(messenger.routes);
  await server.register(watch.route);
  const desk = {
    ...shared,
    ...storage,
    ...consoleParts(content, storage, sources.today),
    ...ruleBooks(parts.root, content),
    operations: watch.operations,
    phoneChannels: lines.map(({ sending: { name }, chatAddress }) => ({ name, chatAddress })),
  };
  await server.register(consolePages(desk), { prefix: "/console" });
  await path.sweep(0);
  await storage.refreshDueDays();
  const stop = keepSweeping({ log, content, storage, path, publish: status.publish });
  await sender.start();
  for (const messenger of lines) await messenger.start();
  for (const work of [watch.dogs, watch.keeper, watch.digests, phone.rounds]) work.start();
  const invitation = await firstInvitation(storage.staff, shared.now(), randomBytes);
  const close = () =>
    closeInOrder(parts, { server, storage, path, sender, lines, watch: { ...watch, phone: phone.rounds }, stop });
  return { server, content, storage, path, sender, firstInvitation: invitation, close };
}

interface PathSurroundings {
  content: Content;
  storage: Storage;
  metrics: Metrics;
  hub: Hub;
  sender: Sender;
  sources: TurnSources;
  staff: StaffTalk;
}

/** Work from the phone: the staff's talk, and the rounds in which one of all processes tells them news. */
function phoneParts({ config, log, now = () => new Date(), sources }: Sourced, content: Content, storage: Storage) {
  const pace = staffPace(storage.allowances);
  const { talk, round } = phoneWork({
    ...{ content, storage, pace, now },
    ...{ publicUrl: config.publicUrl, today: sources.today },
  });
  const told = { round, everyMs: TELL_EVERY_MS, log, failed: "news for the staff could not be told" };
  return { talk, rounds: whileSole(storage, "phone", createRounds(told)) };
}

function messagePath(parts: AppParts, around: PathSurroundings): MessagePath {
  const { content, storage, metrics, hub, sender, sources, staff } = around;
  return new MessagePath({
    content,
    staff,
    lookUps: storage.lookUps,
    allowances: storage.allowances,
    sources,
    turns: storage.turns,
    delivery: { sender: sender.id, channels: sender.channels },
    announce: (said) => {
      hub.announce(said);
      sender.take(said);
    },
    forgotten: (person) => sender.forget(person),
    took: (seconds) => metrics.observeTurn(seconds),
    log: parts.log,
    at: parts.at,
  });
}

function httpServer(config: Config): FastifyInstance {
  return Fastify({
    logger: false,
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    bodyLimit: 1024 * 1024,
    requestTimeout: 300_000,
    forceCloseConnections: true,
  });
}

interface Running {
  server: FastifyInstance;
  storage: Storage;
  path: MessagePath;
  sender: Sender;
  lines: readonly Messenger[];
  watch: { dogs: LastingWork; keeper: LastingWork; digests: LastingWork; phone: LastingWork };
  stop: () => void;
}

/** No new requests and events, turns in flight finished (within the time allowed), what they said sent, then the database. */
async function closeInOrder({ config, log }: AppParts, running: Running): Promise<void> {
  running.stop();
  await running.watch.dogs.stop();
  await running.watch.digests.stop();
  await running.watch.phone.stop();
  for (const messenger of running.lines) await messenger.close();
  await running.server.close();
  const late = new Promise<"late">((resolve) => setTimeout(() => resolve("late"), config.shutdownMs).unref());
  if ((await Promise.race([running.path.idle(), late])) === "late") {
    log.warn({ turns: running.path.busy() }, "turns still in flight at shutdown; their events are kept");
  }
  await running.sender.stop(config.shutdownMs);
  // After the last turn, so that the last anchor covers all of it.
  await running.watch.keeper.stop();
  await running.storage.close();
}
