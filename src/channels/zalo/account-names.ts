import { nameText } from "../../conversation/clean-text.ts";
import { LimitedMap } from "../../conversation/limited-map.ts";
import { isVisitor } from "./address.ts";
import type { WithToken } from "./with-token.ts";
import type { ZaloApi } from "./zalo-api.ts";

/** How long a name is remembered, in memory only. */
const rememberedMs = 24 * 60 * 60_000;
const rememberedAtMost = 10_000;
/** A name that comes later than this is done without. */
const waitMs = 1_000;

/** What looking up names needs. */
export interface NameParts {
  api: Pick<ZaloApi, "displayName">;
  withToken: WithToken;
  now(): Date;
}

/** The names that people gave their Zalo accounts. Events carry none; the profile is asked for when it is of use. */
export class AccountNames {
  readonly #parts: NameParts;
  readonly #remembered = new LimitedMap<string, { name: string; at: number }>(rememberedAtMost);

  constructor(parts: NameParts) {
    this.#parts = parts;
  }

  /** The person's name, or null when Zalo does not tell it soon. */
  async of(address: string): Promise<string | null> {
    if (isVisitor(address)) return null;
    const known = this.#remembered.get(address);
    const now = this.#parts.now().getTime();
    if (known && now - known.at < rememberedMs) return known.name || null;
    const name = await this.#asked(address);
    if (name === null) return null;
    this.#remembered.set(address, { name, at: now });
    return name || null;
  }

  /** The person took back their data. */
  forget(address: string): void {
    this.#remembered.delete(address);
  }

  async #asked(address: string): Promise<string | null> {
    const { api, withToken } = this.#parts;
    const asked = withToken((token) => api.displayName(token, address, waitMs)).catch(() => null);
    const name = await Promise.race([asked, inTime()]);
    return name === null ? null : nameText(name);
  }
}

/** The tokens may have to be renewed first, which takes longer than anybody wants to wait for a name. */
function inTime(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, waitMs, null).unref());
}
