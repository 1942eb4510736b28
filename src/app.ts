/**
 * The only place where the parts meet: content, storage, message path, channels, console. Tests build the same app
 * with other sources of ids and inject requests; main.ts listens.
 */
import { randomBytes, randomInt, randomUUID } from "node:crypto";
import Fastify, { type FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { hostCheck } from "./channels/web/host-check.ts";
import { createHub } from "./channels/web/hub.ts";
import { webChannel } from "./channels/web/web-channel.ts";
import type { Config } from "./config.ts";
import { consolePages } from "./console/console-pages.ts";
import { firstInvitation } from "./console/invitations.ts";
import type { Content } from "./content/content.ts";
import { loadContent } from "./content/load-content.ts";
import type { TurnSources } from "./conversation/ports.ts";
import { type Boundary, MessagePath } from "./conversation/receiver.ts";
import { makeCaseNumber } from "./flow/case-number.ts";
import { placeLabel } from "./flow/place.ts";
import { makeReceiptCode, RECEIPT_CODE_BYTES } from "./flow/receipt-code.ts";
import { healthRoutes } from "./health.ts";
import { answerErrors, logRequests } from "./http.ts";
import { openStorage, type Storage } from "./storage/open-storage.ts";

/** How often kept events that a dead process left are looked for. */
const SWEEP_EVERY_MS = 5_000;
/** How often what is too old to keep is wiped. */
const TIDY_EVERY_MS = 60 * 60_000;

/** What an app is built from; `sources` and `at` are for tests. */
export interface AppParts {
  config: Config;
  log: Logger;
  /** The project's folder, which holds flows/ and locales/. */
  root: string;
  sources?: TurnSources;
  at?: (boundary: Boundary) => void;
}

/** A running app: the HTTP server (not yet listening) and its orderly end. */
export interface App {
  server: FastifyInstance;
  content: Content;
  storage: Storage;
  path: MessagePath;
  /** Path of the one-time link for the first administrator, when there is no staff yet. */
  firstInvitation: string | null;
  close(): Promise<void>;
}

/** Reads and checks the content, opens the storage, and joins all parts. Nothing listens yet. */
export async function createApp(parts: AppParts): Promise<App> {
  const { config, log } = parts;
  const content = await loadContent(parts.root);
  const storage = await openStorage(config, log);
  try {
    return await join(parts, content, storage);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function join(parts: AppParts, content: Content, storage: Storage): Promise<App> {
  const { config, log } = parts;
  const hub = createHub();
  const path = new MessagePath({
    content,
    lookUps: storage.lookUps,
    sources: parts.sources ?? turnSources(config),
    turns: storage.turns,
    announce: hub.announce,
    log,
    at: parts.at,
  });
  const server = httpServer(config);
  server.addHook("onRequest", hostCheck(config));
  answerErrors(server, log);
  logRequests(server, log);
  healthRoutes(server, { storage, path });
  const shared = { config, log, words: content.words, now: () => new Date(), randomBytes };
  await server.register(
    webChannel({ ...shared, ...storage, sign: storage.keys.sign, languages: content.languages, receiver: path, hub }),
  );
  await server.register(consolePages({ ...shared, ...storage, ...consoleParts(content, storage) }), {
    prefix: "/console",
  });
  await path.sweep(0);
  const stop = keepSweeping(parts, { storage, content, path });
  const invitation = await firstInvitation(storage.staff, shared.now(), randomBytes);
  const close = () => closeInOrder(parts, { server, storage, path, stop });
  return { server, content, storage, path, firstInvitation: invitation, close };
}

function consoleParts(content: Content, storage: Storage) {
  return {
    languages: [...content.languages],
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

/** Wipes what is over, and what the service promised not to keep any longer. */
async function tidy({ log }: AppParts, { storage, content }: Pick<App, "storage" | "content">): Promise<void> {
  await storage.sweep();
  const forgotten = await storage.forget(content.service);
  if (forgotten.conversations + forgotten.cases > 0) log.info(forgotten, "deleted what was kept long enough");
}

function keepSweeping(parts: AppParts, app: Pick<App, "storage" | "content" | "path">): () => void {
  const quietly = (work: () => Promise<void>) => () => {
    work().catch((error: unknown) =>
      parts.log.warn({ code: codeOf(error) }, "a sweep failed; the next one tries again"),
    );
  };
  const timers = [
    setInterval(
      quietly(() => app.path.sweep()),
      SWEEP_EVERY_MS,
    ),
    setInterval(
      quietly(() => tidy(parts, app)),
      TIDY_EVERY_MS,
    ),
  ];
  return () => timers.forEach(clearInterval);
}

/** No new requests, turns in flight finished (within the time allowed), then the database. */
async function closeInOrder(
  parts: AppParts,
  running: { server: FastifyInstance; storage: Storage; path: MessagePath; stop: () => void },
): Promise<void> {
  running.stop();
  await running.server.close();
  const late = new Promise<"late">((resolve) => setTimeout(() => resolve("late"), parts.config.shutdownMs).unref());
  if ((await Promise.race([running.path.idle(), late])) === "late") {
    parts.log.warn({ turns: running.path.busy() }, "turns still in flight at shutdown; their events are kept");
  }
  await running.storage.close();
}

function turnSources(config: Config): TurnSources {
  const now = () => new Date();
  return {
    now: () => now().toISOString(),
    today: () => config.asOf ?? legalDay(now()),
    complaintId: () => randomUUID(),
    caseNumber: () => makeCaseNumber(Number(legalDay(now()).slice(0, 4)), randomInt(10_000_000)),
    receiptCode: () => makeReceiptCode(randomBytes(RECEIPT_CODE_BYTES)),
  };
}

const vietnamDay = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Ho_Chi_Minh",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The day in Vietnam (ISO) at an instant. */
function legalDay(at: Date): string {
  return vietnamDay.format(at);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "BUG";
}
