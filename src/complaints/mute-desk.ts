/**
 * Cases whose citizen floods, insults or threatens: muted, nothing rings any more, and nothing that comes in is lost.
 * `storage` implements it.
 */
import type { Actor } from "./desk.ts";

/** What muting changes: news of the case are kept and readable, but leave no mark and do not move it. */
export interface MuteDesk {
  /** The reason is a code of `reasons.mute` in flows/case-states.yaml. False when there is no such case or it is muted. */
  mute(actor: Actor, caseId: string, reason: string): Promise<boolean>;
  /** False when there is no such case or it is not muted. */
  unmute(actor: Actor, caseId: string): Promise<boolean>;
}
