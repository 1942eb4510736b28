import { defineConfig } from "vitest/config";
import { shared } from "./vitest.shared.ts";

/** `npm test`: everything but the browser and the fault tests, on a PostgreSQL of its own. */
export default defineConfig({
  test: {
    ...shared,
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/browser/**", "tests/faults/**"],
    globalSetup: ["tests/generated-client.ts", "tests/storage/embedded-server.ts"],
  },
});
