import type { ViteUserConfig } from "vitest/config";

const report = process.env.TEST_REPORT;

/** What all runs of the tests have in common. With TEST_REPORT a run also writes its results there, for .ci/run. */
export const shared: ViteUserConfig["test"] = {
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // What is waited for comes at once, and late on a machine that is busy.
  expect: { poll: { timeout: 10_000 } },
  reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
};
