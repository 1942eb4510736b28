/** What is told to Telegram once, at set-up: where updates go, the menu of commands, and what the bot says of itself. */
import type { BotCommand, WebhookInfo } from "telegraf/types";
import type { TelegramConfig } from "../../config.ts";
import type { Words } from "../../flow/words.ts";
import { BotApi } from "./bot-api.ts";
import { menuCommands } from "./menu-commands.ts";
import { wantedUpdates, webhookPath } from "./telegram-deps.ts";

/** Deliveries that Telegram may make to us at the same moment. */
const connectionsAtMost = 40;

/** What setting up needs. */
export interface SetUpParts {
  config: TelegramConfig;
  words: Words;
  /** Base language first. */
  languages: readonly string[];
}

/** How the bot stands at Telegram; holds no secret. */
export interface BotState {
  username: string;
  webhook: WebhookInfo;
}

/** Where updates go from now on: to an address with its secret, or nowhere, to be fetched. */
export type Destination = { publicUrl: string; secret: string } | "polling";

/** Sets everything and gives how the bot stands then. Throws CallFailure. */
export async function setUp(parts: SetUpParts, destination: Destination): Promise<BotState> {
  const api = new BotApi(parts.config);
  try {
    await direct(api, destination);
    await present(api, parts);
    return await stateOf(api);
  } finally {
    api.close();
  }
}

/** How the bot stands, changing nothing. Throws CallFailure. */
export async function look({ config }: Pick<SetUpParts, "config">): Promise<BotState> {
  const api = new BotApi(config);
  try {
    return await stateOf(api);
  } finally {
    api.close();
  }
}

async function stateOf(api: BotApi): Promise<BotState> {
  return { username: await api.username(), webhook: await api.call("getWebhookInfo", {}) };
}

/** Updates that wait are kept either way. */
async function direct(api: BotApi, destination: Destination): Promise<void> {
  if (destination === "polling") {
    await api.call("deleteWebhook", { drop_pending_updates: false });
    return;
  }
  await api.call("setWebhook", {
    url: `${destination.publicUrl}${webhookPath}`,
    secret_token: destination.secret,
    allowed_updates: [...wantedUpdates],
    max_connections: connectionsAtMost,
    drop_pending_updates: false,
  });
}

/** Every language by its code, and the base language without one, for everybody else. */
async function present(api: BotApi, { words, languages }: SetUpParts): Promise<void> {
  const [base = ""] = languages;
  await presentIn(api, words, { lang: base });
  for (const lang of languages) await presentIn(api, words, { lang, code: lang });
}

async function presentIn(api: BotApi, words: Words, { lang, code }: { lang: string; code?: string }): Promise<void> {
  const language = code === undefined ? {} : { language_code: code };
  const commands = commandsIn(lang, words);
  for (const type of ["default", "all_private_chats"] as const)
    await api.call("setMyCommands", { commands, scope: { type }, ...language });
  await api.call("setMyCommands", { commands: [], scope: { type: "all_group_chats" }, ...language });
  const description = words(lang, "messenger:telegram.description");
  await api.call("setMyDescription", { description, ...language });
  const short_description = words(lang, "messenger:telegram.shortDescription");
  await api.call("setMyShortDescription", { short_description, ...language });
}

/** The commands of one menu; a language without names of its own has the English ones. */
function commandsIn(lang: string, words: Words): BotCommand[] {
  const named = menuCommands.some((command) => command.lang === lang) ? lang : "en";
  return menuCommands
    .filter((command) => command.lang === undefined || command.lang === named)
    .map(({ name, id }) => ({ command: name, description: words(lang, `messenger:telegram.commands.${id}`) }));
}
