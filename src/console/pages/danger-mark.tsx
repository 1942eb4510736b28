import type { Frame } from "./frame.ts";

/** The mark of a case in which somebody may be in danger: a word and a sign, not only a colour. */
export function DangerMark({ frame, danger }: { frame: Frame; danger: string | null }) {
  return danger === null ? null : <strong class="danger-mark">⚠ {frame.t("queue.danger")}</strong>;
}
