/** `npm run impact [-- --base REV]`: which worked examples and cases a change in flows/ decides otherwise, and by how much. */
import { impactCommand } from "../authoring/impact-command.ts";
import { runCommand } from "../authoring/run-command.ts";
import { projectRoot } from "../project-root.ts";

await runCommand(impactCommand, projectRoot);
