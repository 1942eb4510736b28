/** The steps of the tour: which page each opens and as whom. Their words are words/<lang>.yaml. */
import type { DemoPorts } from "./demo-ports.ts";
import type { DemoLogin } from "./demo-staff.ts";

/** A page to open. */
interface OpenedPage {
  id: string;
  at: Exclude<keyof DemoPorts, "tour">;
  path: string;
}

/** A page of the console, opened as somebody of the office. */
interface DeskPage {
  id: string;
  as: DemoLogin;
  path: string;
}

/** What the tour's own page does. */
export const tourActs = ["zalo-lost", "zalo-down", "telegram-down", "calm", "kill", "start"] as const;
/** One of the acts. */
export type TourAct = (typeof tourActs)[number];

/** A step. */
export interface TourStep {
  id: string;
  minutes: number;
  pages: readonly OpenedPage[];
  desks: readonly DeskPage[];
  acts: readonly TourAct[];
}

/** The steps in their order; ten minutes in all. */
export const tourSteps: readonly TourStep[] = [
  step("ask", 1, { pages: [{ id: "chat", at: "web", path: "/" }] }),
  step("check", 1, { pages: [{ id: "chat", at: "web", path: "/" }] }),
  step("zalo", 1, { pages: [{ id: "zalo", at: "zalo", path: "/" }] }),
  step("telegram", 0.5, { pages: [{ id: "telegram", at: "telegram", path: "/" }] }),
  step("officer", 2, {
    desks: [
      { id: "queue", as: "lan", path: "/console/complaints" },
      { id: "urgent", as: "lan", path: "/console/complaints?view=urgent" },
      { id: "reach", as: "dao", path: "/console/complaints" },
    ],
  }),
  step("answer", 0.5, { pages: [{ id: "case", at: "web", path: "/case" }] }),
  step("head", 1, {
    desks: [
      { id: "overview", as: "truong", path: "/console/overview" },
      { id: "employers", as: "truong", path: "/console/employers" },
      { id: "first", as: "truong", path: "/console/complaints" },
    ],
  }),
  step("custodian", 0.5, { desks: [{ id: "requests", as: "bich", path: "/console/identity-requests" }] }),
  step("policy", 1, {
    desks: [
      { id: "policy", as: "chinh", path: "/console/policy" },
      { id: "preview", as: "chinh", path: "/console/policy/preview" },
      { id: "questions", as: "chinh", path: "/console/questions" },
    ],
  }),
  step("trust", 0.5, {
    desks: [
      { id: "people", as: "quan", path: "/console/people" },
      { id: "audit", as: "kiem", path: "/console/audit" },
    ],
  }),
  step("misbehave", 0.5, { acts: ["zalo-lost", "zalo-down", "telegram-down", "calm"] }),
  step("kill", 0.5, { acts: ["kill", "start"] }),
];

function step(id: string, minutes: number, parts: Partial<TourStep>): TourStep {
  return { id, minutes, pages: [], desks: [], acts: [], ...parts };
}
