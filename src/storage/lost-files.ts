import type { LostFile, LostFiles } from "../conversation/lost-files.ts";
import type { Database } from "./database.ts";

/** The lost files of a database; the sweep deletes them after 30 days. */
export function createLostFiles(database: Database): LostFiles {
  return {
    async note({ id, channel, code }) {
      await database.query({
        name: "lost-file-note",
        text: "insert into lost_file (id, channel, at, code) values ($1, $2, now(), $3) on conflict (id) do nothing",
        values: [id, channel, code],
      });
    },
    async list(atMost) {
      const rows = await database.query<Omit<LostFile, "at"> & { at: Date }>({
        name: "lost-files",
        text: "select id, channel, at, code from lost_file order by at desc, id limit $1",
        values: [atMost],
      });
      return rows.map(({ at, ...file }) => ({ ...file, at: at.toISOString() }));
    },
  };
}
