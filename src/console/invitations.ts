import type { StaffStore } from "./staff.ts";
import { hashToken, newToken } from "./tokens.ts";

const validMs = 72 * 60 * 60_000;

/** What an invitation is for, who gives it (null: the operator at the server), and what it needs from outside. */
export interface NewInvitation {
  roles: readonly string[];
  /** Id of the account whose password it renews; left out: it makes a new account. */
  renews?: string;
  by: string | null;
  now: Date;
  randomBytes(size: number): Uint8Array;
}

/**
 * Makes a one-time invitation, valid 72 hours, and returns the path of its link. The link is shown to one person once:
 * never log it. Only the hash of its token is stored.
 */
export async function makeInvitation(staff: StaffStore, invitation: NewInvitation): Promise<string> {
  const token = newToken(invitation.randomBytes);
  const expiresAt = new Date(invitation.now.getTime() + validMs).toISOString();
  const { roles, renews, by } = invitation;
  await staff.invite({ hash: hashToken(token), roles, by, expiresAt, ...(renews ? { renews } : {}) });
  return `/console/invitations/${token}`;
}

/** The invitation of the first administrator while there are no accounts at all; null once there is one. */
export async function firstInvitation(
  staff: StaffStore,
  now: Date,
  randomBytes: (size: number) => Uint8Array,
): Promise<string | null> {
  if ((await staff.count()) > 0) return null;
  return makeInvitation(staff, { roles: ["administrator"], by: null, now, randomBytes });
}
