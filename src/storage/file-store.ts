/** Photos and documents of drafts. Each has its own key, which a filed case takes over. */
import type { FileStore } from "../conversation/ports.ts";
import { sealFileAbout, sealFileBytes, wrapDraftKey } from "./case-rows.ts";
import type { Database } from "./database.ts";
import { newDataKey } from "./seal.ts";
import { conversationKey, type Keys } from "./sealed-rows.ts";

/** The file store of a database. A file sent twice under one id by the same person is stored once. */
export function createFileStore(database: Database, keys: Keys): FileStore {
  return {
    async put(channel, address, file) {
      const key = newDataKey();
      const about = { name: file.name, type: file.type, size: file.bytes.byteLength };
      const sealed = { ...about, ...(file.viewable ? { viewable: true } : {}) };
      const owner = conversationKey(keys, channel, address);
      const rows = await database.query({
        name: "file-put",
        text: `insert into file (id, conversation_key, wrapped_key, sealed_about, sealed_bytes, created_at)
               values ($1, $2, $3, $4, $5, now())
               on conflict (id) do update set id = excluded.id where file.conversation_key = excluded.conversation_key
               returning id`,
        values: [
          file.id,
          owner,
          wrapDraftKey(keys.ring, file.id, key),
          sealFileAbout(key, file.id, sealed),
          sealFileBytes(key, file.id, file.bytes),
        ],
      });
      if (rows.length === 0) throw new Error("A file's id is in use by another conversation");
      return { id: file.id, ...about };
    },
  };
}
