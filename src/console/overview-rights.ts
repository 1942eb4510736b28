/** Who may see figures and change the register of employers: the one place that says so. */
import type { StaffMember } from "./staff.ts";

/** True for who heads the office. */
export function maySeeOverview(me: Pick<StaffMember, "role"> | null | undefined): boolean {
  return me?.role === "administrator";
}

/** True for who may open the cases that a number counts: a number from 1 to 4 tells them nothing that they cannot read. */
export function seesExactly(me: Pick<StaffMember, "role"> | null | undefined): boolean {
  return maySeeOverview(me);
}

/** True for who may say that two names are one employer. */
export function mayEditEmployers(me: Pick<StaffMember, "role"> | null | undefined): boolean {
  return me?.role === "administrator";
}
