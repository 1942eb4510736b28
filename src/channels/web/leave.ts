import type { WebContext } from "./web-context.ts";

/** Makes a browser forget everything of this site at once. */
export const forgetEverything = '"cache", "cookies", "storage"';

/** Where a person who leaves quickly ends up: a page that says nothing about them. */
export const neutralPage = "https://www.google.com/";

/** Wipes what was said to a conversation and not yet fetched: the one who could fetch it has thrown the token away. */
export async function wipeUnseen({ deps }: WebContext, address: string): Promise<void> {
  const pageSize = 100;
  for (let after = 0; ; ) {
    const messages = await deps.outbox.messagesAfter("web", address, after, pageSize);
    const last = messages.at(-1)?.n;
    if (last === undefined) return;
    await deps.outbox.acknowledge("web", address, last);
    after = last;
  }
}
