/**
 * All settings, in one place. `settings` lists each with meaning and default (`npm run settings` prints it);
 * `readConfig` turns an environment into a typed Config and reports every mistake at once. Only main.ts and the
 * tools touch process.env.
 */
import { z } from "zod";
import { AppError } from "./errors.ts";
import { absolute, listOf, openingHours, origins } from "./setting-values.ts";

/** One setting as `npm run settings` shows it. */
export interface Setting {
  name: string;
  meaning: string;
  /** Shown default; empty when there is none. */
  fallback: string;
  schema: z.ZodType;
}

const port = z.coerce.number().int().min(0).max(65_535);
const day = z.iso.date();
const digits = z.string().regex(/^\d{5,30}$/, "must be digits");
const anyText = z.string().min(1);
const httpAddress = z.url({ protocol: /^https?$/ });
const rate = z.coerce.number().positive().max(1_000_000);

const table = {
  PORT: {
    meaning: "Port the server listens on; 0 takes any free one.",
    fallback: "3000",
    schema: port,
  },
  HOST: { meaning: "Address the server listens on.", fallback: "127.0.0.1", schema: z.string().min(1) },
  PUBLIC_URL: {
    meaning:
      "Address under which people reach the server, such as https://ansinh.example; empty for a trial on this machine.",
    fallback: "",
    schema: z.url({ protocol: /^https?$/ }),
  },
  TRUST_PROXY: {
    meaning:
      "Addresses or ranges of the TLS proxy in front whose X-Forwarded-* headers are believed, comma-separated, such as 127.0.0.1.",
    fallback: "",
    schema: z.string().min(1),
  },
  DATA_DIR: {
    meaning: "Folder of the embedded database, the keys and the one-time links.",
    fallback: ".data",
    schema: z.string().min(1),
  },
  DATABASE_URL: {
    meaning: "postgresql:// address of a PostgreSQL 14 or newer; empty starts the embedded one in DATA_DIR.",
    fallback: "",
    schema: z.url({ protocol: /^postgres(ql)?$/ }),
  },
  DATABASE_POOL: {
    meaning: "Most connections this process opens to the database.",
    fallback: "10",
    schema: z.coerce.number().int().min(2).max(200),
  },
  MASTER_KEY: {
    meaning: "Master key, 32 bytes as base64url (43 characters); empty reads DATA_DIR/keys.",
    fallback: "",
    schema: z.string().regex(/^[A-Za-z0-9_-]{43}$/, "must be 43 characters of base64url"),
  },
  LOG_LEVEL: {
    meaning: "How much is logged: fatal, error, warn, info, debug, trace or silent.",
    fallback: "info",
    schema: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]),
  },
  AS_OF: {
    meaning: "Freezes the legal day (YYYY-MM-DD) for demonstrations and tests; refused in production.",
    fallback: "",
    schema: day,
  },
  NODE_ENV: {
    meaning: "production for the real service; anything else is a trial or a test.",
    fallback: "development",
    schema: z.string(),
  },
  MESSAGES_PER_MINUTE: {
    meaning: "Messages one web conversation may send a minute before it is asked to wait.",
    fallback: "60",
    schema: z.coerce.number().int().min(1).max(100_000),
  },
  CONVERSATIONS_PER_MINUTE: {
    meaning:
      "New web conversations a minute, over all addresses, above which a browser must first solve a puzzle (proof of work).",
    fallback: "120",
    schema: z.coerce.number().int().min(0).max(1_000_000),
  },
  WIDGET_ORIGINS: {
    meaning:
      "Origins of the pages that may carry the assistant as a widget, comma-separated, such as https://so.example; empty: no widget (docs/widget.md).",
    fallback: "",
    schema: origins,
  },
  WEB_OFFLINE: {
    meaning:
      "on: browsers keep the web chat for days without network (service worker); off: browsers that kept it throw it away.",
    fallback: "on",
    schema: z.enum(["on", "off"]),
  },
  API_CALLS_PER_MINUTE: {
    meaning: "Calls of the public JSON interface that one address may make a minute before it is asked to wait.",
    fallback: "600",
    schema: z.coerce.number().int().min(1).max(1_000_000),
  },
  TELEGRAM_TOKEN: {
    meaning: "Token of the Telegram bot, from @BotFather; empty: no Telegram.",
    fallback: "",
    schema: z.string().regex(/^\d+:[A-Za-z0-9_-]+$/, "must look like 123456:ABC-def"),
  },
  TELEGRAM_API_ROOT: {
    meaning: "Address of the Bot API.",
    fallback: "https://api.telegram.org",
    schema: httpAddress,
  },
  TELEGRAM_PROXY: {
    meaning: "http(s):// proxy through which Telegram is reached where networks block it; empty: directly.",
    fallback: "",
    schema: httpAddress,
  },
  TELEGRAM_PER_SECOND: {
    meaning: "Most messages a second the Telegram bot sends.",
    fallback: "30",
    schema: rate,
  },
  TELEGRAM_CHAT_PER_SECOND: {
    meaning: "Most messages a second to one Telegram chat, on average.",
    fallback: "1",
    schema: rate,
  },
  ZALO_APP_ID: {
    meaning: "Id of the Zalo app that the Official Account is connected to; empty: no Zalo.",
    fallback: "",
    schema: digits,
  },
  ZALO_APP_SECRET: { meaning: "Secret of the Zalo app, with which tokens are renewed.", fallback: "", schema: anyText },
  ZALO_OA_SECRET: {
    meaning: "Secret of the Official Account's webhook page, with which incoming events are verified.",
    fallback: "",
    schema: z.string().min(1),
  },
  ZALO_OA_ID: { meaning: "Id of the Official Account in https://zalo.me/<id>.", fallback: "", schema: digits },
  ZALO_API_ROOT: { meaning: "Address of Zalo's OpenAPI.", fallback: "https://openapi.zalo.me", schema: httpAddress },
  ZALO_OAUTH_ROOT: {
    meaning: "Address where Zalo's tokens are renewed.",
    fallback: "https://oauth.zaloapp.com",
    schema: httpAddress,
  },
  ZALO_PER_MINUTE: { meaning: "Most calls a minute to Zalo for this app.", fallback: "4000", schema: rate },
  ZALO_PAID: {
    meaning: "on: messages that Zalo bills (48 hours to 7 days after the person's last word) are sent; off: they wait.",
    fallback: "off",
    schema: z.enum(["on", "off"]),
  },
  ZALO_FILE_HOSTS: {
    meaning: "Hosts, with all below them, from which files that people sent are fetched; comma-separated.",
    fallback: "zdn.vn,zadn.vn",
    schema: z.string().min(1),
  },
  METRICS_TOKEN: {
    meaning: "Bearer token that opens /metrics from elsewhere; empty: /metrics answers on this machine only.",
    fallback: "",
    schema: z.string().min(16),
  },
  ALERT_WEBHOOK: {
    meaning: "Address that gets alarms as JSON by POST; empty: none.",
    fallback: "",
    schema: httpAddress,
  },
  ALERT_EMAIL: {
    meaning: "Address that gets alarms by e-mail, through SMTP_URL; empty: none.",
    fallback: "",
    schema: z.email(),
  },
  SMTP_URL: {
    meaning: "Mail server for alarms, such as smtps://user:password@mail.example:465.",
    fallback: "",
    schema: z.url({ protocol: /^smtps?$/ }),
  },
  AUDIT_ANCHOR_URL: {
    meaning: "Address elsewhere that gets the signed end of the audit log by POST every 10 minutes; empty: none.",
    fallback: "",
    schema: httpAddress,
  },
  OPENING_HOURS: {
    meaning: "Hours, Monday to Friday in Vietnam, in which silence of Zalo or Telegram is an alarm.",
    fallback: "07:30-17:00",
    schema: openingHours,
  },
  SILENCE_MINUTES: {
    meaning: "Minutes without any event of a configured channel, within opening hours, after which an alarm is raised.",
    fallback: "240",
    schema: z.coerce.number().int().min(1),
  },
  SHUTDOWN_SECONDS: {
    meaning: "How long an orderly shutdown waits for turns in flight.",
    fallback: "10",
    schema: z.coerce.number().int().min(1).max(300),
  },
} as const satisfies Record<string, Omit<Setting, "name">>;

/** Every setting, in the order in which `npm run settings` prints them. */
export const settings: Setting[] = Object.entries(table).map(([name, setting]) => ({ name, ...setting }));

/** The settings, typed. Optional ones are undefined when not set. */
export interface Config {
  port: number;
  host: string;
  publicUrl?: string;
  trustProxy: string[];
  /** Absolute path. */
  dataDir: string;
  databaseUrl?: string;
  databasePool: number;
  masterKey?: string;
  logLevel: string;
  /** ISO day that stands for today. */
  asOf?: string;
  production: boolean;
  messagesPerMinute: number;
  conversationsPerMinute: number;
  /** Origins of other sites' pages that may carry the widget. */
  widgetOrigins: string[];
  /** Whether browsers may keep the web chat for days without network. */
  webOffline: boolean;
  apiCallsPerMinute: number;
  /** Undefined: no Telegram. */
  telegram?: TelegramConfig;
  /** Undefined: no Zalo. */
  zalo?: ZaloConfig;
  watch: WatchConfig;
  shutdownMs: number;
}

/** Settings of the Telegram channel. */
export interface TelegramConfig {
  token: string;
  apiRoot: string;
  proxy?: string;
  perSecond: number;
  chatPerSecond: number;
}

/** Settings of the Zalo channel. */
export interface ZaloConfig {
  appId: string;
  appSecret: string;
  oaSecret: string;
  /** Id of the Official Account; undefined: not told. */
  oaId?: string;
  apiRoot: string;
  oauthRoot: string;
  perMinute: number;
  /** Whether messages that Zalo bills may be sent. */
  paid: boolean;
  fileHosts: string[];
}

/** Settings of watchdogs, alarms and metrics. */
export interface WatchConfig {
  metricsToken?: string;
  alertWebhook?: string;
  alertEmail?: string;
  smtpUrl?: string;
  auditAnchorUrl?: string;
  /** "07:30" and "17:00", Monday to Friday in Vietnam. */
  opens: string;
  closes: string;
  silenceMinutes: number;
}

/** Reads one setting; a mistake is noted and the value is undefined. */
type Read = <K extends keyof typeof table>(name: K) => z.infer<(typeof table)[K]["schema"]> | undefined;

/** Settings whose values are never shown. */
const secrets: ReadonlySet<string> = new Set([
  "MASTER_KEY",
  "DATABASE_URL",
  "TELEGRAM_TOKEN",
  "TELEGRAM_PROXY",
  "ZALO_APP_SECRET",
  "ZALO_OA_SECRET",
  "METRICS_TOKEN",
  "ALERT_WEBHOOK",
  "SMTP_URL",
  "AUDIT_ANCHOR_URL",
]);

/** The typed settings of an environment. Throws AppError CONFIG_INVALID that names every mistake, one a line. */
export function readConfig(env: Record<string, string | undefined>, cwd: string): Config {
  const mistakes: string[] = [];
  const read: Read = (name) => {
    const setting = table[name];
    const raw = env[name]?.trim() || setting.fallback;
    if (raw === "") return undefined;
    const parsed = setting.schema.safeParse(raw);
    if (!parsed.success) {
      const shown = secrets.has(name) ? "the value given" : JSON.stringify(raw);
      mistakes.push(`${name}: ${shown} cannot be used (${parsed.error.issues[0]?.message}). ${setting.meaning}`);
      return undefined;
    }
    // parsed by this very schema; TypeScript loses that through the lookup by name.
    return parsed.data as z.infer<(typeof table)[typeof name]["schema"]>;
  };
  const values = { ...serverOf(read, cwd), telegram: telegramOf(read), zalo: zaloOf(read), watch: watchOf(read) };
  mistakes.push(...contradictions(values));
  if (mistakes.length > 0) {
    throw new AppError(
      "CONFIG_INVALID",
      `These settings need a correction:\n${mistakes.map((line) => `  ${line}`).join("\n")}\nAll settings: npm run settings`,
    );
  }
  // Every value without a mistake was read or has a fallback; optional ones may be undefined.
  return values as Config;
}

function serverOf(read: Read, cwd: string) {
  return {
    port: read("PORT"),
    host: read("HOST"),
    publicUrl: read("PUBLIC_URL")?.replace(/\/+$/, ""),
    trustProxy: listOf(read("TRUST_PROXY")),
    dataDir: absolute(read("DATA_DIR") ?? ".data", cwd),
    databaseUrl: read("DATABASE_URL"),
    databasePool: read("DATABASE_POOL"),
    masterKey: read("MASTER_KEY"),
    logLevel: read("LOG_LEVEL"),
    asOf: read("AS_OF"),
    production: read("NODE_ENV") === "production",
    messagesPerMinute: read("MESSAGES_PER_MINUTE"),
    conversationsPerMinute: read("CONVERSATIONS_PER_MINUTE"),
    widgetOrigins: read("WIDGET_ORIGINS") ?? [],
    webOffline: read("WEB_OFFLINE") === "on",
    apiCallsPerMinute: read("API_CALLS_PER_MINUTE"),
    shutdownMs: (read("SHUTDOWN_SECONDS") ?? 10) * 1000,
  };
}

function telegramOf(read: Read): Partial<TelegramConfig> | undefined {
  const found = {
    token: read("TELEGRAM_TOKEN"),
    apiRoot: read("TELEGRAM_API_ROOT")?.replace(/\/+$/, ""),
    proxy: read("TELEGRAM_PROXY"),
    perSecond: read("TELEGRAM_PER_SECOND"),
    chatPerSecond: read("TELEGRAM_CHAT_PER_SECOND"),
  };
  return found.token === undefined ? undefined : found;
}

function zaloOf(read: Read): Partial<ZaloConfig> | undefined {
  const found = {
    appId: read("ZALO_APP_ID"),
    appSecret: read("ZALO_APP_SECRET"),
    oaSecret: read("ZALO_OA_SECRET"),
    oaId: read("ZALO_OA_ID"),
    apiRoot: read("ZALO_API_ROOT")?.replace(/\/+$/, ""),
    oauthRoot: read("ZALO_OAUTH_ROOT")?.replace(/\/+$/, ""),
    perMinute: read("ZALO_PER_MINUTE"),
    paid: read("ZALO_PAID") === "on",
    fileHosts: listOf(read("ZALO_FILE_HOSTS")),
  };
  return found.appId === undefined ? undefined : found;
}

function watchOf(read: Read): Partial<WatchConfig> {
  const [opens, closes] = (read("OPENING_HOURS") ?? "").split("-");
  return {
    metricsToken: read("METRICS_TOKEN"),
    alertWebhook: read("ALERT_WEBHOOK"),
    alertEmail: read("ALERT_EMAIL"),
    smtpUrl: read("SMTP_URL"),
    auditAnchorUrl: read("AUDIT_ANCHOR_URL"),
    opens,
    closes,
    silenceMinutes: read("SILENCE_MINUTES"),
  };
}

interface Together {
  asOf: string | undefined;
  production: boolean;
  zalo: Partial<ZaloConfig> | undefined;
  watch: Partial<WatchConfig>;
}

/** Settings that are right each by itself and wrong together. */
function contradictions({ asOf, production, zalo, watch }: Together): string[] {
  const frozen =
    "AS_OF: a frozen day is refused with NODE_ENV=production, because citizens would get yesterday's law. Remove AS_OF.";
  const needs = "ZALO_APP_ID is set, so ZALO_APP_SECRET and ZALO_OA_SECRET are needed too.";
  const mail = "ALERT_EMAIL needs SMTP_URL, the mail server.";
  return [
    ...(asOf !== undefined && production ? [frozen] : []),
    ...(zalo && !(zalo.appSecret && zalo.oaSecret) ? [needs] : []),
    ...(watch.alertEmail && !watch.smtpUrl ? [mail] : []),
  ];
}
