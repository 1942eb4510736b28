import type { NodeKind } from "./graph.ts";

/** Fill and line of each kind of place; dark text on any of the fills has a contrast of more than 7 to 1. */
export const colours: Readonly<Record<NodeKind, { fill: string; line: string }>> = {
  question: { fill: "#ffffff", line: "#4a5568" },
  say: { fill: "#f3f4f6", line: "#9aa3af" },
  branch: { fill: "#fdf6e3", line: "#b08900" },
  check: { fill: "#e6f0fb", line: "#2b6cb0" },
  call: { fill: "#efe9fb", line: "#6b46c1" },
  act: { fill: "#f3f4f6", line: "#4a5568" },
  "look-up": { fill: "#e6f0fb", line: "#2b6cb0" },
  end: { fill: "#e5e7eb", line: "#4a5568" },
  more: { fill: "#ffffff", line: "#9aa3af" },
  eligible: { fill: "#e3f6e8", line: "#237a3b" },
  ineligible: { fill: "#fbe6e4", line: "#b3261e" },
  refer: { fill: "#fff3d6", line: "#a15c00" },
  undecided: { fill: "#f3f4f6", line: "#4a5568" },
};
