/** `npm start`: builds first when something changed since the last build, then becomes the server. */
import { runBuilt } from "./run-built.mjs";

runBuilt("main.js", process.argv.slice(2));
