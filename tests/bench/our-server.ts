/** The role of An Sinh itself: the real app, set up by its settings, as main.ts starts it. */
import pino from "pino";
import { createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { projectRoot } from "../../src/project-root.ts";
import { endWithParent, sayReady, tellProcessorTime } from "./role.ts";

/** Starts a server on PORT and tells where it takes updates from Telegram. */
export async function runOurServer(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  const app = await createApp({ config, log, root: projectRoot });
  endWithParent(() => app.close());
  tellProcessorTime();
  await app.server.listen({ host: config.host, port: config.port });
  const secret = app.storage.keys.sign("telegram", "webhook");
  sayReady({ port: config.port, path: "/telegram/webhook", secret });
}
