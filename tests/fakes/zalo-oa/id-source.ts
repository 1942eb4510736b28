/** What ids are given to; each kind counts up from its own beginning. */
export type IdKind = "user" | "message" | "attachment" | "visitor" | "conversation" | "file";

const beginnings: Record<IdKind, bigint> = {
  // Far from the ids that tests choose themselves.
  user: 2_000_000_000_000_001_000n,
  message: 5_000_000_000_000_000_000n,
  attachment: 6_000_000_000_000_000_000n,
  visitor: 7_000_000_000_000_000_000n,
  conversation: 8_000_000_000_000_000_000n,
  file: 9_000_000_000_000_000_000n,
};

/** Ids as Zalo's are: digits in strings, beyond 2^53, so neighbours become one id for a program that reads numbers. */
export class IdSource {
  readonly #last = { ...beginnings };

  next(kind: IdKind): string {
    this.#last[kind] += 1n;
    return String(this.#last[kind]);
  }
}
