import { defineConfig } from "vitest/config";

export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  test: {
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    exclude: ["tests/browser/**", "tests/faults/**"],
    globalSetup: ["tests/storage/embedded-server.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
