/** `npm run check-change -- flows/PATH.yaml FILE`: what check and impact would say if FILE stood there; nothing is written. */
import { checkChangeCommand } from "../authoring/check-change-command.ts";
import { runCommand } from "../authoring/run-command.ts";
import { projectRoot } from "../project-root.ts";

await runCommand(checkChangeCommand, projectRoot);
