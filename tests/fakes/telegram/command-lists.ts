import type { BotCommand } from "@grammyjs/types";
import { badRequest } from "./bot-api-error.ts";
import { type CallParams, isRecord } from "./call-params.ts";

const mostCommands = 100;
const scopes: Record<string, readonly string[]> = {
  default: [],
  all_private_chats: [],
  all_group_chats: [],
  all_chat_administrators: [],
  chat: ["chat_id"],
  chat_administrators: ["chat_id"],
  chat_member: ["chat_id", "user_id"],
};

/** The commands that the menu shows: one list per scope and language. */
export class CommandLists {
  readonly #lists = new Map<string, BotCommand[]>();

  set(params: CallParams): void {
    const commands = readCommands(params.structure("commands"));
    const key = readKey(params);
    if (commands.length > 0) this.#lists.set(key, commands);
    else this.#lists.delete(key);
  }

  get(params: CallParams): BotCommand[] {
    return this.#lists.get(readKey(params)) ?? [];
  }

  delete(params: CallParams): void {
    this.#lists.delete(readKey(params));
  }
}

/** A language code of two letters, or none. */
export function readLanguage(params: CallParams): string {
  const language = params.text("language_code");
  if (language === "" || /^[a-z]{2}$/.test(language)) return language;
  throw badRequest("invalid language code specified");
}

function readKey(params: CallParams): string {
  const scope = params.structure("scope") ?? { type: "default" };
  if (!isRecord(scope)) throw badRequest("can't parse BotCommandScope: Expected an Object");
  const fields = scopes[String(scope.type)];
  if (!fields) throw badRequest("can't parse BotCommandScope: Unsupported type specified");
  const missing = fields.find((field) => scope[field] === undefined);
  if (missing) throw badRequest(`can't parse BotCommandScope: Can't find field "${missing}"`);
  return [scope.type, ...fields.map((field) => scope[field]), readLanguage(params)].join(" ");
}

function readCommands(value: unknown): BotCommand[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw badRequest("can't parse commands: Expected an Array of BotCommand");
  if (value.length > mostCommands) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  return value.map(readCommand);
}

function readCommand(value: unknown): BotCommand {
  if (!isRecord(value)) throw badRequest("can't parse BotCommand: expected an Object");
  const command = String(value.command ?? "")
    .trim()
    .replace(/^\//, "");
  const description = String(value.description ?? "").trim();
  if (command === "") throw badRequest("command must be non-empty");
  if (command.length > 32) throw badRequest("command length must not exceed 32");
  if (description === "") throw badRequest("command description must be non-empty");
  if (description.length > 256) throw badRequest("command description length must not exceed 256");
  if (!/^[a-z0-9_]+$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
  return { command, description };
}
