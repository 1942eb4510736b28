/** Environment → config → app → listen → orderly shutdown. Nothing else; the parts meet in app.ts. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import pino from "pino";
import { type App, createApp } from "./app.ts";
import { type Config, readConfig } from "./config.ts";
import { readEnvironment } from "./environment.ts";
import { AppError } from "./errors.ts";
import { projectRoot } from "./project-root.ts";

async function main(): Promise<void> {
  const config = readConfig(await readEnvironment(process.cwd(), process.env), process.cwd());
  const log = pino({ level: config.logLevel, base: null });
  const app = await createApp({ config, log, root: projectRoot });
  try {
    await listen(app, config);
  } catch (error) {
    await app.close();
    throw error;
  }
  shutDownOnSignals(app, log);
  await announceStart(app, config);
}

async function listen(app: App, config: Config): Promise<void> {
  try {
    await app.server.listen({ host: config.host, port: config.port });
  } catch (error) {
    throw new AppError("PORT_UNAVAILABLE", portSentence(config, error), { cause: error });
  }
}

function portSentence(config: Config, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  const where = `${config.host}:${config.port}`;
  if (code === "EADDRINUSE")
    return `Port ${config.port} is taken by another program (perhaps another An Sinh). Stop it, or choose another port: PORT=3001 npm start`;
  if (code === "EACCES")
    return `This user may not listen on ${where}; ports below 1024 need rights. Choose another: PORT=3000 npm start`;
  return `Cannot listen on ${where} (${String(code)}). Check HOST and PORT.`;
}

function shutDownOnSignals(app: App, log: pino.Logger): void {
  let closing = false;
  const shutDown = (signal: string) => {
    if (closing) return;
    closing = true;
    log.info({ signal }, "shutting down; turns in flight are finished");
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGINT", () => shutDown("SIGINT"));
  process.on("SIGTERM", () => shutDown("SIGTERM"));
}

/** The last line of a start names the addresses. The one-time link goes to a terminal, else into a 0600 file. */
async function announceStart(app: App, config: Config): Promise<void> {
  const address = app.server.server.address();
  const port = typeof address === "object" && address ? address.port : config.port;
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  const url = config.publicUrl ?? `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`;
  if (app.firstInvitation) await showInvitation(`${url}${app.firstInvitation}`, config);
  process.stdout.write(`An Sinh is ready. Web chat: ${url}/  Console: ${url}/console\n`);
}

async function showInvitation(link: string, config: Config): Promise<void> {
  if (process.stdout.isTTY) {
    process.stdout.write(`First administrator: open this link once, within 72 hours: ${link}\n`);
    return;
  }
  const file = join(config.dataDir, "first-administrator.txt");
  await writeFile(file, `${link}\n`, { mode: 0o600 });
  process.stdout.write(`First administrator: the one-time link (72 hours) is in ${file}\n`);
}

main().catch((error: unknown) => {
  if (error instanceof AppError) process.stderr.write(`${error.message}\n`);
  else
    process.stderr.write(
      `An Sinh stopped by a fault of its own: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  process.exit(1);
});
