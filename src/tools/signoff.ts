/** `npm run signoff [-- --out FILE]`: everything that is only recalled or unsure, as a list for the department to confirm. */
import { runCommand } from "../authoring/run-command.ts";
import { signoffCommand } from "../authoring/signoff-command.ts";
import { projectRoot } from "../project-root.ts";

await runCommand(signoffCommand, projectRoot);
