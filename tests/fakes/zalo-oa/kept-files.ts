import type { IdSource } from "./id-source.ts";
import type { ShownFile } from "./shown-message.ts";

/** The files that the fake serves under /files/, as Zalo's own file hosts do: public, and gone one day. */
export class KeptFiles {
  readonly #ids: IdSource;
  readonly #files = new Map<string, Uint8Array>();
  /** Known once the server listens. */
  root = "";

  constructor(ids: IdSource) {
    this.#ids = ids;
  }

  keep(name: string, bytes: Uint8Array): ShownFile {
    const path = `/files/${this.#ids.next("file")}/${encodeURIComponent(name)}`;
    this.#files.set(path, bytes);
    return { url: `${this.root}${path}`, name, bytes };
  }

  find(path: string): Uint8Array | undefined {
    return this.#files.get(path);
  }

  /** The addresses of all files run out now. */
  expireAll(): void {
    this.#files.clear();
  }
}
