/** `npm run petition -- <form> --fields FILE --out DIR`: a petition as DOCX and PDF, and where, how and until when it is lodged. */
import { petitionCommand } from "../authoring/petition-command.ts";
import { runCommand } from "../authoring/run-command.ts";
import { projectRoot } from "../project-root.ts";

await runCommand(petitionCommand, projectRoot);
