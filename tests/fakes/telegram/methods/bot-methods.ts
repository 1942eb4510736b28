import type { MenuButton } from "@grammyjs/types";
import { badRequest } from "../bot-api-error.ts";
import { type CallParams, isRecord } from "../call-params.ts";
import { readLanguage } from "../command-lists.ts";
import type { Platform } from "../platform.ts";
import type { Methods } from "./method.ts";

const longestDescription = 512;
const longestShortDescription = 120;

/** How the bot presents itself: its name, its commands, its words, its menu button. */
export const botMethods: Methods<
  | "getMe"
  | "setMyCommands"
  | "getMyCommands"
  | "deleteMyCommands"
  | "setMyDescription"
  | "getMyDescription"
  | "setMyShortDescription"
  | "getMyShortDescription"
  | "setChatMenuButton"
  | "getChatMenuButton"
> = {
  getMe: ({ bot }) => bot,
  setMyCommands: ({ commands }, { params }) => {
    commands.set(params);
    return true;
  },
  getMyCommands: ({ commands }, { params }) => commands.get(params),
  deleteMyCommands: ({ commands }, { params }) => {
    commands.delete(params);
    return true;
  },
  setMyDescription: (platform, { params }) => keepWords(platform, params, "description"),
  getMyDescription: ({ descriptions }, { params }) => ({
    description: descriptions.get(`description ${readLanguage(params)}`) ?? "",
  }),
  setMyShortDescription: (platform, { params }) => keepWords(platform, params, "short_description"),
  getMyShortDescription: ({ descriptions }, { params }) => ({
    short_description: descriptions.get(`short_description ${readLanguage(params)}`) ?? "",
  }),
  setChatMenuButton: ({ menuButtons }, { params }) => {
    menuButtons.set(params.number("chat_id"), readMenuButton(params.structure("menu_button")));
    return true;
  },
  getChatMenuButton: ({ menuButtons }, { params }) =>
    menuButtons.get(params.number("chat_id")) ?? menuButtons.get(undefined) ?? { type: "commands" },
};

/** The limits are documented, the words of the refusal are not: only the code is sure. */
function keepWords(platform: Platform, params: CallParams, name: "description" | "short_description"): true {
  const longest = name === "description" ? longestDescription : longestShortDescription;
  const words = params.text(name);
  if (words.length > longest) throw badRequest(`${name.replace("_", " ")} is too long`);
  platform.descriptions.set(`${name} ${readLanguage(params)}`, words);
  return true;
}

function readMenuButton(value: unknown): MenuButton {
  if (value === undefined) return { type: "default" };
  if (isRecord(value) && (value.type === "default" || value.type === "commands")) return { type: value.type };
  if (!isRecord(value) || value.type !== "web_app" || !isRecord(value.web_app)) {
    throw badRequest("can't parse MenuButton: MenuButton has unsupported type");
  }
  const url = String(value.web_app.url);
  if (!url.startsWith("https://"))
    throw badRequest(`menu button Web App URL '${url}' is invalid: Only HTTPS links are allowed`);
  return { type: "web_app", text: String(value.text), web_app: { url } };
}
