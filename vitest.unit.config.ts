import { defineConfig } from "vitest/config";
import { shared } from "./vitest.shared.ts";

/** The tests that need no database: `npx vitest run --config vitest.unit.config.ts tests/rules`. */
export default defineConfig({
  test: {
    ...shared,
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/browser/**", "tests/faults/**", "tests/storage/**"],
  },
});
