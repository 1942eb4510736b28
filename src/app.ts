/**
 * The only place where the parts meet: content, storage, message path, channels, console. Tests build the same app
 * with other sources of ids and inject requests; main.ts listens.
 */
import { randomBytes, randomUUID } from "node:crypto";
import Fastify, { type FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { publicApi } from "./api/public-api.ts";
import { ruleBooks } from "./authoring/rule-books.ts";
import { knownYears } from "./authoring/setup-book.ts";
import { type TelegramChannel, telegramChannel } from "./channels/telegram/telegram-channel.ts";
import { calculatorPages } from "./channels/web/calculators/calculator-pages.tsx";
import { hostCheck } from "./channels/web/host-check.ts";
import { createHub, type Hub } from "./channels/web/hub.ts";
import { webChannel } from "./channels/web/web-channel.ts";
import type { CaseReading } from "./channels/web/web-deps.ts";
import { type ZaloChannel, zaloChannel } from "./channels/zalo/zalo-channel.ts";
import { caseRules } from "./complaints/case-rules.ts";
import { sealedOffOf } from "./complaints/identity-desk.ts";
import { phoneWork } from "./complaints/phone-work.ts";
import { publicStatus } from "./complaints/public-status.ts";
import { receiptKeys } from "./complaints/receipt-keys.ts";
import type { TransferLetter } from "./complaints/transfer-letter.ts";
import type { Config } from "./config.ts";
import { consolePages } from "./console/console-pages.ts";
import { firstInvitation } from "./console/invitations.ts";
import type { Content } from "./content/content.ts";
import { staffPace } from "./conversation/allowances.ts";
import type { Receiver, StaffTalk, TurnSources } from "./conversation/ports.ts";
import { counted, type Tally } from "./conversation/probe.ts";
import { type Boundary, MessagePath } from "./conversation/receiver.ts";
import { Sender } from "./conversation/sender/sender.ts";
import { turnSources } from "./conversation/turn-sources.ts";
import { type LastingWork, whileSole } from "./conversation/while-sole.ts";
import { placeLabel } from "./flow/place.ts";
import { healthRoutes } from "./health.ts";
import { answerErrors, logRequests } from "./http.ts";
import { keepSweeping } from "./keep-sweeping.ts";
import { letterSheet } from "./petitions/letter-sheet.ts";
import { papersOfCase } from "./petitions/papers-of-case.ts";
import { toDocx } from "./petitions/to-docx.ts";
import { toPdf } from "./petitions/to-pdf.ts";
import { overviewPapers } from "./reports/overview-papers.ts";
import { shownMonth } from "./reports/shown-month.ts";
import { promiseDay, promisedDays } from "./rules/cases/promise.ts";
import { startContent } from "./start-content.ts";
import { openStorage } from "./storage/open-storage.ts";
import type { Storage } from "./storage/storage.ts";
import { alarmText } from "./watch/alarm-text.ts";
import type { ActiveAlarm } from "./watch/alarms.ts";
import { createAuditKeeper } from "./watch/audit-keeper.ts";
import { auditProbe } from "./watch/audit-probe.ts";
import { createDueDigest } from "./watch/due-digest.ts";
import { createMetrics, type Metrics } from "./watch/metrics.ts";
import { metricsRoute } from "./watch/metrics-route.ts";
import { createNotify } from "./watch/notify.ts";
import { createRounds } from "./watch/rounds.ts";
import { anchorWays } from "./watch/send-anchor.ts";
import { senderProbe } from "./watch/sender-probe.ts";
import { createWatchdogs } from "./watch/watchdogs.ts";
import { yearProbe } from "./watch/year-probe.ts";

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
  const metrics = createMetrics();
  const hub = createHub();
  const receiver: Receiver = {
    receive: (event) => counted(metrics, event, path.receive(event)),
    forget: (person) => path.forget(person),
  };
  const lines = messengers({ ...shared, content, storage, receiver, tally: metrics });
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
  const watch = watching(parts, { content, storage, metrics, sender, messengers: lines, today: sources.today });
  const server = httpServer(config);
  server.addHook("onRequest", hostCheck(config));
  answerErrors(server, log);
  logRequests(server, log);
  healthRoutes(server, { storage, path });
  const status = publicStatus({ ...shared, content, book: storage.months, hide: shownMonth, draw: overviewPapers });
  const web = { ...webParts(content, storage, sources.today), status: status.reading };
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

/** What the web channel reads and makes of content and storage. */
function webParts(content: Content, storage: Storage, today: () => string) {
  return {
    sign: storage.keys.sign,
    languages: content.languages,
    fileMaxBytes: fileMaxBytesOf(content),
    knowledge: content,
    cases: caseReading(content, storage, today),
    today,
  };
}

/** What the page of a case reads and makes. */
function caseReading(content: Content, { lookUps, keys }: Storage, today: () => string): CaseReading {
  return {
    content,
    receiptKeys: receiptKeys(keys.derive),
    async find(code) {
      const found = await lookUps.caseWithPetition(code);
      if (!found) return null;
      const { view, told, place, employer } = found;
      const story = view.messages.flatMap(({ from, text }) => (from === "citizen" ? [text] : []));
      const of = { track: view.track, told: told && { told, story, place, employer } };
      return { view, papers: papersOfCase(content, of, today()) };
    },
  };
}

/** The largest file that people are told they may send. */
function fileMaxBytesOf({ service }: Content): number {
  return service.fileMegabytes * 1024 * 1024;
}

/** A channel that sends, with its webhook and its own work. */
type Messenger = TelegramChannel | ZaloChannel;

interface MessengerParts {
  config: Config;
  log: Logger;
  content: Content;
  storage: Storage;
  receiver: Receiver;
  tally: Tally;
  now(): Date;
  randomBytes(size: number): Uint8Array;
}

/** The channels that are configured. */
function messengers(parts: MessengerParts): Messenger[] {
  const { content, storage } = parts;
  const { telegram, zalo, publicUrl } = parts.config;
  const fileMaxBytes = fileMaxBytesOf(content);
  const shared = { ...parts, ...storage, words: content.words, languages: content.languages, fileMaxBytes, publicUrl };
  const pressKey = (channel: string) => storage.keys.derive(`${channel} press`);
  return [
    ...(zalo ? [zaloChannel({ ...shared, config: zalo, pressKey: pressKey("zalo") })] : []),
    ...(telegram
      ? [
          telegramChannel({
            ...shared,
            config: telegram,
            pressKey: pressKey("telegram"),
            webhookSecret: storage.keys.sign("telegram", "webhook"),
          }),
        ]
      : []),
  ];
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

interface WatchSurroundings {
  content: Content;
  storage: Storage;
  metrics: Metrics;
  sender: Sender;
  messengers: readonly Messenger[];
  today(): string;
}

/** Watchdogs, metrics, and what the console shows of them. */
function watching({ config, log, now = () => new Date() }: AppParts, around: WatchSurroundings) {
  const { content, storage, metrics, sender } = around;
  const state = () => storage.watchState(sender.channels);
  const { alarms, clusters, dueCases: cases } = storage;
  const speech = { config: config.watch, words: content.words, languages: content.languages };
  const notify = createNotify({ ...speech, log });
  const probes = [
    ...around.messengers.map(({ probe }) => probe),
    senderProbe(sender),
    auditProbe(storage.audit, now()),
    yearProbe(knownYears(content), around.today),
  ];
  // One of all processes looks, so that alarms do not begin and end by turns.
  const watchdogs = createWatchdogs({ probes, state, config: config.watch, alarms, notify, now, log });
  const dogs = whileSole(storage, "watchdogs", watchdogs);
  // One of all processes seals; two would only wait for one another.
  const keeper = whileSole(storage, "audit", createAuditKeeper({ ...storage, ways: anchorWays(speech), log }));
  const digest = createDueDigest({ ...speech, log, cases, clusters, now, today: around.today });
  const digests = whileSole(storage, "due-digest", digest);
  const queues = () => sender.state().map(({ channel, waiting }) => ({ channel, length: waiting }));
  const route = metricsRoute({ metrics, token: config.watch.metricsToken, state, alarms, queues, now });
  const { deadLetters, setAside, lostFiles } = storage;
  const say = (lang: string, alarm: Pick<ActiveAlarm, "alarm" | "channel" | "value">) =>
    alarmText(content.words, lang, alarm);
  const operations = { state, alarms: () => alarms.active(), say, deadLetters, setAside, lostFiles };
  return { dogs, keeper, digests, route, operations };
}

function consoleParts(content: Content, storage: Storage, today: () => string) {
  return {
    topicTitle: (lang: string, topic: string) => content.topic(lang, topic, today())?.title,
    rules: caseRules(content, today),
    ...{ roles: content.roles, templates: content.templates },
    papers: overviewPapers,
    letters: {
      docx: (letter: TransferLetter) => toDocx(letterSheet(content, letter)),
      pdf: (letter: TransferLetter) => toPdf(letterSheet(content, letter)),
    },
    languages: [...content.languages],
    muteReasons: content.caseStates.reasons.mute,
    promisedBy: (urgent: boolean) => promiseDay(content.calendar, today(), promisedDays(content.service, urgent)),
    keptMonths: content.service.closedCaseMonths,
    sign: (data: string) => storage.keys.sign("console", data),
    places: content.places.map((place) => ({
      id: place.id,
      label: (lang: string) => placeLabel(place, lang, content.words),
    })),
  };
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
