import { availableParallelism } from "node:os";
import type { ViteUserConfig } from "vitest/config";

const report = process.env.TEST_REPORT;

/** What all runs of the tests have in common. With TEST_REPORT a run also writes its results there, for .ci/run. */
export const shared: ViteUserConfig["test"] = {
  // The files of a worker share its modules, which are then loaded once; what a file changes of them it puts back.
  isolate: false,
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // What is waited for comes at once, and late on a machine that is busy.
  expect: { poll: { timeout: 10_000 } },
  reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
};
