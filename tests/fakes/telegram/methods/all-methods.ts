import type { Platform } from "../platform.ts";
import { botMethods } from "./bot-methods.ts";
import { chatMethods } from "./chat-methods.ts";
import { editMethods } from "./edit-methods.ts";
import type { Call } from "./method.ts";
import { sendMethods } from "./send-methods.ts";
import { updateMethods } from "./update-methods.ts";

/** Carries out a call and gives its result; throws a BotApiError when Telegram would refuse it. */
export type Method = (platform: Platform, call: Call) => unknown;

const all: Record<string, Method> = { ...botMethods, ...updateMethods, ...sendMethods, ...editMethods, ...chatMethods };
const byName = new Map(Object.entries(all));
const byLowerName = new Map(Object.entries(all).map(([name, method]) => [name.toLowerCase(), method]));

/** The method of this name, in whatever case it is written. */
export function methodNamed(name: string): Method | undefined {
  return byName.get(name) ?? byLowerName.get(name.toLowerCase());
}
