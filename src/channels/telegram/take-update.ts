import type { Update } from "telegraf/types";
import type { ReplyContext } from "../../conversation/ports.ts";
import type { PressCodes } from "../../conversation/screens/press-code.ts";
import type { Input } from "../../flow/input.ts";
import type { Background } from "./background.ts";
import type { BotApi } from "./bot-api.ts";
import { deleteMessage, deleteMessageId } from "./delete-message.ts";
import { type Group, groupRefusal } from "./group-refusal.ts";
import { fileKeeper } from "./keep-file.ts";
import { type Happening, type Press, readUpdate } from "./read-update.ts";
import { channelName, spokenLanguage, type TelegramDeps } from "./telegram-deps.ts";

/** What taking updates needs. */
export interface TakingParts {
  deps: TelegramDeps;
  api: BotApi;
  codes: PressCodes;
  background: Background;
  /** Aborts when the channel closes. */
  closing: AbortSignal;
}

/**
 * Takes one update: hands what a person did to the message path, and answers what is none of its business. Resolves when
 * the update need not come again; throws STORAGE_UNAVAILABLE when it must.
 */
export function updateTaker(parts: TakingParts): (update: Update) => Promise<void> {
  const { deps, api, background, closing } = parts;
  const shared = { ...deps, api, closing };
  const keepFile = fileKeeper(shared);
  const refuse = groupRefusal(shared);
  const take = {
    said: ({ chat, input, context }: Of<"said">, updateId: number) => receive(deps, { updateId, chat, input, context }),
    file: async (sent: Of<"file">, updateId: number) =>
      receive(deps, { updateId, chat: sent.chat, input: await keepFile({ ...sent, updateId }), context: sent.context }),
    press: (press: Of<"press">, updateId: number) => takePress(parts, press, updateId),
    membership: ({ chat, goneAt }: Of<"membership">) =>
      deps.deliveries.setAway(channelName, chat, goneAt === null ? null : { code: "telegram-blocked", at: goneAt }),
    group: async (group: Group) => {
      deps.tally.count("received", channelName, "group");
      background.run(() => refuse(group));
    },
    "stray-press": async ({ query }: Of<"stray-press">) => answer(parts, { query }),
    nothing: async () => deps.tally.count("received", channelName, "ignored"),
  };
  return async (update) => {
    const languageOf = (code: string | undefined) => spokenLanguage(deps.languages, code);
    const terms = { languageOf, fileAtMost: deps.fileMaxBytes, username: api.knownUsername };
    const happening = readUpdate(update, terms);
    // The keys of `take` are the kinds of a happening, each with the function that takes that kind.
    const taken = take[happening.is] as (what: Happening, updateId: number) => Promise<void>;
    await taken(happening, update.update_id);
  };
}

type Of<K extends Happening["is"]> = Extract<Happening, { is: K }>;

interface Taken {
  updateId: number;
  chat: string;
  input: Input;
  context: ReplyContext;
}

async function receive(
  { receiver, now }: Pick<TelegramDeps, "receiver" | "now">,
  { updateId, chat, input, context }: Taken,
): Promise<void> {
  await receiver.receive({
    channel: channelName,
    key: `update ${updateId}`,
    address: chat,
    input,
    context: Object.keys(context).length > 0 ? context : undefined,
    at: now().toISOString(),
  });
}

async function takePress(parts: TakingParts, { chat, press, context }: Of<"press">, updateId: number): Promise<void> {
  const { deps, codes } = parts;
  const meant = codes.read(chat, press.code);
  if (!meant) {
    const [base = ""] = deps.languages;
    answer(parts, { query: press.query, text: deps.words(press.lang ?? base, "messenger:telegram.unknownButton") });
    deps.tally.count("received", channelName, "ignored");
    return;
  }
  if (meant.id === deleteMessageId) return takeAway(parts, { chat, press, message: context.message });
  answer(parts, { query: press.query });
  const pressed = { ...context, prompt: String(meant.prompt) };
  await receive(deps, { updateId, chat, input: { kind: "press", ...meant }, context: pressed });
}

/** Deletes the message whose button was pressed, and says so above the chat: the conversation does not hear of it. */
function takeAway(
  parts: TakingParts,
  { chat, press, message }: { chat: string; press: Press; message?: string },
): void {
  const { deps, api, background, closing } = parts;
  const [base = ""] = deps.languages;
  deps.tally.count("received", channelName, "delete-message");
  background.run(async () => {
    const done = await deleteMessage(api, { chat, message }, closing);
    const text = deps.words(press.lang ?? base, `messenger:telegram.deleting.${done}`);
    answer(parts, { query: press.query, text, alert: done !== "deleted" });
  });
}

/** Ends the button's waiting mark. Nobody waits for that, and a press too old to be answered is none the worse. */
function answer(
  { api, background, closing }: TakingParts,
  { query, text, alert }: Pick<Press, "query"> & { text?: string; alert?: boolean },
): void {
  const payload = { callback_query_id: query, ...(text ? { text } : {}), ...(alert ? { show_alert: true } : {}) };
  background.run(() => api.tell("answerCallbackQuery", payload, { signal: closing }));
}
