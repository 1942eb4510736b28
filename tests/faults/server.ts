/**
 * The server of the fault tests: the real app on a real data folder, which kills itself (SIGKILL) when it passes the
 * boundary named in KILL_AT for the KILL_ON-th time. Built and started by kill.test.ts; never part of the service.
 */
import pino from "pino";
import { createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";

let left = Number(process.env.KILL_ON ?? "1");

const config = readConfig(process.env, process.cwd());
const app = await createApp({
  config,
  log: pino({ level: config.logLevel, base: null }),
  root: process.env.PROJECT_ROOT ?? process.cwd(),
  at: (boundary) => {
    if (boundary !== process.env.KILL_AT) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, "SIGKILL");
  },
});
await app.server.listen({ host: config.host, port: config.port });
process.stdout.write(`secret ${app.storage.keys.sign("telegram", "webhook")}\n`);
const address = app.server.server.address();
process.stdout.write(`listening ${typeof address === "object" && address ? address.port : ""}\n`);
process.on("SIGTERM", () => {
  app.close().then(() => process.exit(0));
});
