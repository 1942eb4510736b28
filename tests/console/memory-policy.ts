import type { PolicyDesk } from "../../src/console/policy-desk.ts";
import type { SetupBook } from "../../src/console/setup-book.ts";

/** No rules at all, for pages that are about something else. */
export const noPolicy: PolicyDesk = {
  list: async () => ({ programmes: [], conversations: [], topics: [] }),
  programme: async () => null,
  numbers: async () => [],
  topic: async () => null,
  graph: async () => null,
  preview: () => [],
  files: async () => [],
  file: async () => null,
  check: async () => null,
};

/** Nothing is set, and nothing is missing. */
export const noSetup: SetupBook = { chapters: async () => [], missing: () => [] };
