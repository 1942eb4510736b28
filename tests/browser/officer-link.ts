import { randomBytes } from "node:crypto";
import type { App } from "../../src/app.ts";
import { makeInvitation } from "../../src/console/invitations.ts";

/** The path of a link that makes an account with these roles. */
export function officerLink(
  { storage }: Pick<App, "storage">,
  roles: readonly string[] = ["officer"],
): Promise<string> {
  return makeInvitation(storage.staff, { roles, by: null, now: new Date(), randomBytes });
}
