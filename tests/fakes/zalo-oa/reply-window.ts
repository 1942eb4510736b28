import type { FakePerson } from "./fake-person.ts";
import type { QuotaType } from "./payloads.ts";
import { Refusal } from "./refusal.ts";
import { day, hour } from "./virtual-clock.ts";
import type { World } from "./world.ts";

const freeFor = 48 * hour;
const paidFor = 7 * day;

/**
 * Which allowance a message to this person is taken from: free up to 48 hours after their last interaction, billed up
 * to 7 days if the account has paid messages left (-211 if not), refused later (-230).
 */
export function takeQuota(person: FakePerson, world: World): QuotaType {
  checkReachable(person);
  const since = world.clock.now() - (person.lastInteraction ?? 0);
  if (since <= freeFor) return "reply";
  if (since > paidFor) throw new Refusal(-230);
  if (world.paidMessages <= 0) throw new Refusal(-211);
  world.paidMessages -= 1;
  return "purchase_quota";
}

/** Refuses who blocks the account (-217), and who neither follows nor has written since they stopped (-213). */
export function checkReachable(person: FakePerson): void {
  if (person.blocks) throw new Refusal(-217);
  if (person.lastInteraction === undefined && !person.follows) throw new Refusal(-213);
}
