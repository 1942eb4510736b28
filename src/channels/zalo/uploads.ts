import { createHash } from "node:crypto";
import { LimitedMap } from "../../conversation/limited-map.ts";
import type { PicturePayload } from "./payload.ts";
import type { WithToken } from "./with-token.ts";
import type { ZaloApi } from "./zalo-api.ts";

/** Uploads live seven days at Zalo; ours are used for six. */
const usedMs = 6 * 24 * 60 * 60_000;
const rememberedAtMost = 5_000;

/** What uploading needs. */
export interface UploadParts {
  api: Pick<ZaloApi, "uploadImage">;
  withToken: WithToken;
  now(): Date;
}

/** Pictures that Zalo has already, by a hash of their bytes: an account may upload 5,000 files a month. */
export class Uploads {
  readonly #parts: UploadParts;
  readonly #known = new LimitedMap<string, { id: string; at: number }>(rememberedAtMost);

  constructor(parts: UploadParts) {
    this.#parts = parts;
  }

  /** Zalo's id of a picture, uploaded if need be. */
  async idOf({ png, name }: Pick<PicturePayload, "png" | "name">): Promise<string> {
    const hash = hashOf(png);
    const known = this.#known.get(hash);
    const now = this.#parts.now().getTime();
    if (known && now - known.at < usedMs) return known.id;
    const { api, withToken } = this.#parts;
    const id = await withToken((token) => api.uploadImage(token, { name, type: "image/png", bytes: png }));
    this.#known.set(hash, { id, at: now });
    return id;
  }

  /** Zalo says that the upload has expired. */
  forget({ png }: Pick<PicturePayload, "png">): void {
    this.#known.delete(hashOf(png));
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
