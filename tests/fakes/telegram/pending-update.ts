import type { Update } from "@grammyjs/types";

/** A kind of update, as allowed_updates names it. */
export type UpdateKind = Exclude<keyof Update, "update_id">;

/** An update that the bot has not taken yet. */
export interface Pending {
  update: Update;
  kind: UpdateKind;
  /** The queue it stands in: one delivery at a time. */
  queue: string;
  /** Platform milliseconds from when on nobody gets it any more. */
  expiresAt: number;
}
