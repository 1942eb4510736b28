import { mayDo } from "../complaints/rights.ts";
import type { Right } from "../rules/staff/rights.ts";
import type { SignedIn } from "./staff.ts";

/** A part of the console, with the right its first page asks for; its words are `nav.<id>`. */
export interface Section {
  id: string;
  href: string;
  needs: Right;
}

/** The parts of the console, in the order of the navigation. */
const sections: readonly Section[] = [
  { id: "complaints", href: "/console/complaints", needs: "queue.read" },
  { id: "caller", href: "/console/complaints/new", needs: "intake.file" },
  { id: "identities", href: "/console/identity-requests", needs: "identity.approve" },
  { id: "employers", href: "/console/employers", needs: "employers.read" },
  { id: "questions", href: "/console/questions", needs: "questions.read" },
  { id: "policy", href: "/console/policy", needs: "policy.read" },
  { id: "overview", href: "/console/overview", needs: "overview.read" },
  { id: "audit", href: "/console/audit", needs: "audit.read" },
  { id: "people", href: "/console/people", needs: "people.manage" },
  { id: "operations", href: "/console/operations", needs: "operations.read" },
];

/** The parts that somebody may open. */
export function sectionsOf(me: SignedIn | null | undefined): Section[] {
  return sections.filter(({ needs }) => mayDo(me, needs));
}

/** Where somebody's work begins: the first part they may open, or their own account; first of all the second step, where a role asks for it. */
export function homeOf(me: SignedIn | null | undefined): string {
  if (me?.mustSetUp) return "/console/me/second-step";
  return sectionsOf(me)[0]?.href ?? "/console/me";
}
