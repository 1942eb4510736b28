/**
 * `node .ci/count-tests.mjs REPORT EXIT-CODE`: prints how many tests of a Vitest report passed and failed. A skipped
 * test counts as failed, because nobody would notice it otherwise; so does a file that could not be loaded, a run that
 * left no report, and a run that failed for a reason no test shows. Each of them is named on the standard error.
 */
import { readFileSync } from "node:fs";

const [, , path, exitCode] = process.argv;
const { passed, failed } = counts();
const unseen = failed === 0 && (exitCode !== "0" || passed === 0) ? 1 : 0;
console.log(passed, failed + unseen);
if (unseen) console.error("for a reason no test shows: see the run's own output");

function counts() {
  try {
    const report = JSON.parse(readFileSync(path, "utf8"));
    const states = report.testResults.flatMap((file) => file.assertionResults.map(({ status }) => status));
    const passed = states.filter((state) => state === "passed").length;
    const unloaded = report.testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.length === 0,
    );
    for (const file of report.testResults)
      for (const { status, fullName, failureMessages } of file.assertionResults)
        if (status !== "passed") console.error(`${file.name}: ${fullName} (${status})\n${failureMessages.join("\n")}`);
    for (const { name, message } of unloaded) console.error(`${name} could not be loaded\n${message}`);
    return { passed, failed: states.length - passed + unloaded.length };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
