import { defineConfig } from "vitest/config";
import { shared } from "./vitest.shared.ts";

/** Tests in Chromium: `npm run test:browser`. Screenshots go to tmp/screenshots. */
export default defineConfig({
  test: {
    ...shared,
    globalSetup: ["tests/generated-client.ts", "tests/storage/embedded-server.ts"],
    include: ["tests/browser/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
