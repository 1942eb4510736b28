/** `npm run graph [-- --out DIR] [names]`: programmes and conversations as pictures and as Mermaid text. */
import { graphCommand } from "../authoring/graph-command.ts";
import { runCommand } from "../authoring/run-command.ts";
import { projectRoot } from "../project-root.ts";

await runCommand(graphCommand, projectRoot);
