/** Every setting with meaning, default and form. `npm run settings` prints them; config.ts reads an environment by them. */
import { z } from "zod";
import { openingHours, origins } from "./setting-values.ts";

/** One setting as `npm run settings` shows it. */
export interface Setting {
  name: string;
  meaning: string;
  /** Shown default; empty when there is none. */
  fallback: string;
  schema: z.ZodType;
  /** Its value is never shown. */
  secret?: true;
}

const port = z.coerce.number().int().min(0).max(65_535);
const day = z.iso.date();
const httpAddress = z.url({ protocol: /^https?$/ });
const digits = z.string().regex(/^\d{5,30}$/, "must be digits");
const rate = z.coerce.number().positive().max(1_000_000);

/** The settings by their names. */
export const settingTable = {
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
    schema: httpAddress,
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
    secret: true,
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
    secret: true,
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
  PUBLIC_STATUS: {
    meaning: "on: everybody may read the figures at /tinh-hinh and /api/v1/status; off: nobody. Counted either way.",
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
    secret: true,
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
    secret: true,
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
  ZALO_APP_SECRET: {
    meaning: "Secret of the Zalo app, with which tokens are renewed.",
    fallback: "",
    schema: z.string().min(1),
    secret: true,
  },
  ZALO_OA_SECRET: {
    meaning: "Secret of the Official Account's webhook page, with which incoming events are verified.",
    fallback: "",
    schema: z.string().min(1),
    secret: true,
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
    secret: true,
  },
  ALERT_WEBHOOK: {
    meaning: "Address that gets alarms as JSON by POST; empty: none.",
    fallback: "",
    schema: httpAddress,
    secret: true,
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
    secret: true,
  },
  AUDIT_ANCHOR_URL: {
    meaning: "Address elsewhere that gets the signed end of the audit log by POST every 10 minutes; empty: none.",
    fallback: "",
    schema: httpAddress,
    secret: true,
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
export const settings: Setting[] = Object.entries(settingTable).map(([name, setting]) => ({ name, ...setting }));
