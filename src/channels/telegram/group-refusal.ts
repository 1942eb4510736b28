import { TokenBuckets } from "../../conversation/token-buckets.ts";
import type { Words } from "../../flow/words.ts";
import { botAddress } from "./bot-address.ts";
import type { BotApi } from "./bot-api.ts";
import { callFailure } from "./call-failure.ts";

/** What refusing groups needs. */
export interface RefusalParts {
  api: BotApi;
  words: Words;
  /** Base language first. */
  languages: readonly string[];
  now(): Date;
  closing: AbortSignal;
}

/** A group, supergroup or channel, and the language of whoever brought the bot there. */
export interface Group {
  chat: number;
  lang?: string;
}

/**
 * Leaves groups: complaints are nobody else's business. Says one sentence with the link to the private chat, once a minute
 * for each group at most, and goes. Nothing is stored.
 */
export function groupRefusal(parts: RefusalParts): (group: Group) => Promise<void> {
  const pace = new TokenBuckets(1, 1);
  const { api, closing: signal } = parts;
  return async ({ chat, lang }) => {
    if (pace.take(String(chat), parts.now()) > 0) return;
    const text = await sentence(parts, lang);
    const at = await say(parts, chat, text);
    await api.call("leaveChat", { chat_id: at }, { signal });
  };
}

async function sentence({ api, words, languages, closing }: RefusalParts, lang = languages[0] ?? ""): Promise<string> {
  const link = botAddress(await api.username(closing), "menu");
  return words(lang, "messenger:telegram.onlyPrivate", { link });
}

/** Says it and gives the chat's id, which is a new one when the group has become a supergroup. */
async function say({ api, closing: signal }: RefusalParts, chat: number, text: string): Promise<number> {
  const message = (id: number) => ({ chat_id: id, text, link_preview_options: { is_disabled: true } });
  try {
    await api.call("sendMessage", message(chat), { signal });
  } catch (error) {
    const { failure } = callFailure(error);
    const movedTo = failure.is === "refused" ? failure.migratedTo : undefined;
    if (movedTo === undefined) return chat;
    await api.call("sendMessage", message(movedTo), { signal }).catch(() => undefined);
    return movedTo;
  }
  return chat;
}
