/** `npm run explain -- <programme> --facts name=value,… --as-of 2021-12-20`: what a programme decides for one person, and why. */
import { explainCommand } from "../authoring/explain-command.ts";
import { runCommand } from "../authoring/run-command.ts";
import { projectRoot } from "../project-root.ts";

await runCommand(explainCommand, projectRoot);
