import type { StaffMember } from "../console/staff.ts";

/** The columns of an account that say who it is and what it may do. */
export interface StaffRow {
  id: string;
  login: string;
  name: string;
  roles: string[];
  places: string[];
  kinds: string[];
  sealedSecondStep: Uint8Array | null;
}

/** The person of an account; no places or kinds listed is no limit. */
export function memberOf({ id, login, name, roles, places, kinds, sealedSecondStep }: StaffRow): StaffMember {
  const limit = (listed: string[]) => (listed.length === 0 ? null : listed);
  return {
    ...{ id, login, name, roles },
    reach: { places: limit(places), kinds: limit(kinds) },
    secondStep: sealedSecondStep !== null,
  };
}

/** An audit entry of now on accounts. */
export function audit(actor: string, action: string, detail: string) {
  return { at: new Date(), actor, action, detail };
}
