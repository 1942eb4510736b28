/**
 * The settings as the program uses them. `readConfig` turns an environment into a typed Config by the table of
 * settings.ts and reports every mistake at once. Only main.ts and the tools touch process.env.
 */
import type { z } from "zod";
import { AppError } from "./errors.ts";
import { absolute, listOf } from "./setting-values.ts";
import { settingTable } from "./settings.ts";

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
  /** Whether everybody may read the figures of the service's work. */
  publicStatus: boolean;
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
type Read = <K extends keyof typeof settingTable>(name: K) => z.infer<(typeof settingTable)[K]["schema"]> | undefined;

/** The typed settings of an environment. Throws AppError CONFIG_INVALID that names every mistake, one a line. */
export function readConfig(env: Record<string, string | undefined>, cwd: string): Config {
  const mistakes: string[] = [];
  const read: Read = (name) => {
    const setting = settingTable[name];
    const raw = env[name]?.trim() || setting.fallback;
    if (raw === "") return undefined;
    const parsed = setting.schema.safeParse(raw);
    if (!parsed.success) {
      const shown = "secret" in setting ? "the value given" : JSON.stringify(raw);
      mistakes.push(`${name}: ${shown} cannot be used (${parsed.error.issues[0]?.message}). ${setting.meaning}`);
      return undefined;
    }
    // parsed by this very schema; TypeScript loses that through the lookup by name.
    return parsed.data as z.infer<(typeof settingTable)[typeof name]["schema"]>;
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
    publicStatus: read("PUBLIC_STATUS") === "on",
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
