/**
 * `npm run telegram:setup`: tells Telegram where updates go, which commands the menu has, and what the bot says of
 * itself. `-- --polling` removes the webhook, so that the server fetches updates; `-- --info` changes nothing. Prints how
 * the bot stands, never the token or the secret.
 */
import { CallFailure } from "../channels/telegram/call-failure.ts";
import { type BotState, type Destination, look, setUp } from "../channels/telegram/set-up.ts";
import type { Config, TelegramConfig } from "../config.ts";
import { loadContent } from "../content/load-content.ts";
import { AppError } from "../errors.ts";
import { projectRoot } from "../project-root.ts";
import { silentLog } from "../storage/log.ts";
import { openStorage } from "../storage/open-storage.ts";
import { runTool, toolConfig } from "./tool.ts";

interface Wish {
  polling: boolean;
  info: boolean;
}

async function main({ values: wish }: { values: Wish }): Promise<void> {
  const config = toolConfig();
  const { telegram } = config;
  if (!telegram)
    throw new AppError("CONFIG_INVALID", "TELEGRAM_TOKEN is not set. Make a bot with @BotFather and set its token.");
  const state = await withAdvice(wish.info ? look({ config: telegram }) : setUpBot(config, telegram, wish));
  process.stdout.write(`${report(state)}\n`);
}

async function setUpBot(config: Config, telegram: TelegramConfig, { polling }: Wish): Promise<BotState> {
  const { words, languages } = await loadContent(projectRoot);
  const destination = polling ? "polling" : await webhookOf(config, telegram);
  return setUp({ config: telegram, words, languages }, destination);
}

/** Telegram brings updates over https only; another Bot API on this machine may take http. */
async function webhookOf(config: Config, telegram: TelegramConfig): Promise<Destination> {
  const { publicUrl } = config;
  if (publicUrl === undefined || !(publicUrl.startsWith("https:") || telegram.apiRoot.startsWith("http:")))
    throw new AppError(
      "CONFIG_INVALID",
      "PUBLIC_URL must be an https:// address, because Telegram brings updates there. Without one: npm run telegram:setup -- --polling",
    );
  const storage = await openStorage(config, silentLog, { beside: true });
  try {
    return { publicUrl, secret: storage.keys.sign("telegram", "webhook") };
  } finally {
    await storage.close();
  }
}

function report({ username, webhook }: BotState): string {
  const { url, pending_update_count, last_error_date, last_error_message, allowed_updates, max_connections } = webhook;
  const failed = last_error_date
    ? `${new Date(last_error_date * 1000).toISOString()} ${last_error_message ?? ""}`
    : "none";
  return [
    `Bot:              https://t.me/${username}`,
    `Webhook:          ${url || "none; the server fetches updates when PUBLIC_URL is empty"}`,
    `Updates waiting:  ${pending_update_count}`,
    `Last failure:     ${failed}`,
    ...(url ? [`Connections:      ${max_connections ?? "default"}`] : []),
    `Kinds of updates: ${allowed_updates?.join(", ") ?? "default"}`,
  ].join("\n");
}

/** A call that did not succeed, as a sentence that says what to do about it. */
async function withAdvice(called: Promise<BotState>): Promise<BotState> {
  try {
    return await called;
  } catch (cause) {
    if (!(cause instanceof CallFailure)) throw cause;
    throw new AppError("CONFIG_INVALID", advice(cause), { cause });
  }
}

/** What the operator can do about a call that did not succeed. */
function advice({ failure, code }: CallFailure): string {
  if (failure.is !== "refused")
    return `Telegram did not answer (${code}). Is TELEGRAM_API_ROOT right, and does a network block it? See TELEGRAM_PROXY.`;
  if (failure.status === 401 || failure.status === 404) return "Telegram does not know this TELEGRAM_TOKEN.";
  return `Telegram refused (${code}). Is PUBLIC_URL reachable under https on port 443, 80, 88 or 8443?`;
}

const flag = { type: "boolean", default: false } as const;

await runTool({
  usage: "Usage: npm run telegram:setup [-- --polling | --info]",
  given: { options: { polling: flag, info: flag } },
  run: main,
});
