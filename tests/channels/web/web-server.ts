import { createHmac } from "node:crypto";
import Fastify, { type FastifyInstance } from "fastify";
import { hostCheck } from "../../../src/channels/web/host-check.ts";
import { createHub, type Hub } from "../../../src/channels/web/hub.ts";
import { webChannel } from "../../../src/channels/web/web-channel.ts";
import type { WebDeps } from "../../../src/channels/web/web-deps.ts";
import { receiptKeys } from "../../../src/complaints/receipt-keys.ts";
import { barsSvg, columnsSvg } from "../../../src/reports/chart.ts";
import { caseTables } from "../../case-tables.ts";
import { localeWords } from "../../locale-words.ts";
import { memoryAllowances } from "../../memory-allowances.ts";
import { question } from "../question.ts";
import { MemoryConversation, type Script } from "./memory-conversation.ts";

const words = localeWords("web", "areas", "interface", "cases", "conversations", "bodies");

/** Keys of the tests that sign receipts. */
export const testReceiptKeys = receiptKeys((purpose) => createHmac("sha256", "receipts").update(purpose).digest());

/** A web channel on a conversation in memory, with a clock that stands still until it is moved. */
export interface WebServer {
  app: FastifyInstance;
  conversation: MemoryConversation;
  hub: Hub;
  clock: { now: Date };
  deps: WebDeps;
  /** What was logged as a bug. */
  logged: unknown[];
  /** What was counted, as "what channel outcome". */
  counted: string[];
  /** Opens a conversation over the interface and gives its token. */
  open(): Promise<string>;
}

/** Repeats what was said, and answers "start" with a question. */
const echo: Script = (input) => {
  if (input.kind === "start") return [question(1)];
  if (input.kind === "text") return [{ kind: "text", text: input.text }];
  if (input.kind === "files")
    return [{ kind: "text", text: `${input.files.map(({ name }) => name).join()} ${input.text ?? ""}`.trim() }];
  return [{ kind: "text", text: JSON.stringify(input) }];
};

/** Starts nothing: requests are injected, or the test listens on a free port itself. */
export async function webServer(
  options: {
    script?: Script;
    config?: Partial<WebDeps["config"]>;
    fileMaxBytes?: number;
    knowledge?: WebDeps["knowledge"];
    find?: WebDeps["cases"]["find"];
    status?: Partial<WebDeps["status"]>;
  } = {},
): Promise<WebServer> {
  const conversation = new MemoryConversation(options.script ?? echo);
  const hub = createHub();
  conversation.announce = hub.announce;
  const logged: unknown[] = [];
  const counted: string[] = [];
  const clock = { now: new Date("2026-03-02T02:00:00.000Z") };
  const deps: WebDeps = {
    config: {
      messagesPerMinute: 60,
      conversationsPerMinute: 120,
      widgetOrigins: [],
      webOffline: true,
      publicStatus: true,
      ...options.config,
    },
    fileMaxBytes: options.fileMaxBytes ?? 1024 * 1024,
    receiver: conversation,
    outbox: conversation,
    files: conversation,
    words,
    languages: ["vi", "en"],
    knowledge: options.knowledge ?? { topic: () => undefined, areas: [] },
    cases: {
      content: {
        words,
        hasWords: () => false,
        facts: new Map(),
        service: { promiseDays: 5, urgentPromiseDays: 0, disputeDays: 30 },
        ...caseTables,
        sources: new Map(),
      },
      find: options.find ?? (async () => null),
      receiptKeys: testReceiptKeys,
    },
    status: { months: async () => [], gaps: [], bars: barsSvg, columns: columnsSvg, ...options.status },
    allowances: memoryAllowances(() => clock.now),
    today: () => "2026-03-02",
    tally: { count: (...what) => void counted.push(what.join(" ")) },
    hub,
    sign: (purpose, data) =>
      createHmac("sha256", "a key of the tests").update(`${purpose}\n${data}`).digest("base64url"),
    log: { error: (fault: unknown) => logged.push(fault), warn: () => {} },
    now: () => clock.now,
    randomBytes: counter(),
  };
  const app = Fastify({ logger: false });
  app.addHook("onRequest", hostCheck(deps.config));
  await app.register(webChannel(deps));
  const open = async () => {
    const response = await app.inject({ method: "POST", url: "/api/v1/chat/conversations" });
    return String(response.json().token);
  };
  return { app, conversation, hub, clock, deps, logged, counted, open };
}

/** The address inside a token. */
export function addressIn(token: string): string {
  return token.split(".")[1] ?? "";
}

/** Bytes that differ with every call and are the same in every run. */
function counter(): (size: number) => Uint8Array {
  let calls = 0;
  return (size) => {
    calls += 1;
    return createHmac("sha512", "random").update(String(calls)).digest().subarray(0, size);
  };
}
