/** The roles of the staff as flows/roles.yaml gives them rights. */
import { z } from "zod";
import type { Problem } from "../problem.ts";
import { type Right, rights } from "./rights.ts";

const roleSchema = z.strictObject({
  /** What who has this role may do. */
  rights: z.array(z.enum(rights)).min(1),
  /** True: a code of an app is asked at sign-in besides the password. */
  "second-step": z.boolean().default(false),
});

/** The schema of flows/roles.yaml: roles by id, in the order in which they are shown. */
export const rolesSchema = z.strictObject({
  roles: z.record(z.string().regex(/^[a-z][a-z0-9-]{1,30}$/), roleSchema),
});
/** The table of roles. */
export type RoleTable = z.infer<typeof rolesSchema>;

/** Roles the program itself gives: to the first account, and to accounts made before roles were data. */
const namedRoles = ["officer", "chief", "administrator"] as const;

/** Mistakes of the table: somebody must be able to look after accounts, and the roles that the program gives must be there. */
export function checkRoles({ roles }: RoleTable): Problem[] {
  const missing = namedRoles
    .filter((id) => !(id in roles))
    .map((id) => ({ path: ["roles"], message: `has no role "${id}", which the program gives itself` }));
  const managed = roles.administrator?.rights.includes("people.manage") ?? false;
  const nobody = {
    path: ["roles", "administrator"],
    message: `must have the right "people.manage", or nobody could look after accounts`,
  };
  const doubled = Object.entries(roles)
    .filter(([, role]) => new Set(role.rights).size < role.rights.length)
    .map(([id]) => ({ path: ["roles", id, "rights"], message: "names a right twice" }));
  return [...missing, ...(managed ? [] : [nobody]), ...doubled];
}

/** What somebody with these roles may do; a role that is gone from the table gives nothing. */
export function rightsOf({ roles }: RoleTable, held: readonly string[]): Right[] {
  const given = new Set(held.flatMap((id) => roles[id]?.rights ?? []));
  return rights.filter((right) => given.has(right));
}

/** The roles that have a right. */
export function rolesWith({ roles }: RoleTable, right: Right): string[] {
  return Object.keys(roles).filter((id) => roles[id]?.rights.includes(right));
}

/** True when one of these roles asks for a second step at sign-in. */
export function needsSecondStep({ roles }: RoleTable, held: readonly string[]): boolean {
  return held.some((id) => roles[id]?.["second-step"] === true);
}
