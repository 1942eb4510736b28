import type { RoleTable } from "../rules/staff/roles.ts";
import type { NeededText } from "./needed-text.ts";

/** The name of every role, and what it is for. */
export function textsOfRoles({ roles }: RoleTable): NeededText[] {
  return Object.keys(roles).flatMap((id) =>
    ["name", "does"].map((part) => ({ key: `console:roles.${id}.${part}`, path: ["roles", id], parameters: [] })),
  );
}
