import { defineConfig } from "vitest/config";
import { shared } from "./vitest.shared.ts";

/** Whole servers are started and killed: `npm run test:faults`. */
export default defineConfig({
  test: {
    ...shared,
    globalSetup: ["tests/built-program.ts"],
    include: ["tests/faults/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
