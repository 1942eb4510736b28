/**
 * `npm run invite -- --role officer`: makes a one-time link for a new account. It is shown on a terminal, otherwise
 * written to a file in DATA_DIR that only this user reads; it is never logged.
 */
import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Config, readConfig } from "../config.ts";
import { makeInvitation } from "../console/invitations.ts";
import { loadContent } from "../content/load-content.ts";
import { readEnvironment } from "../environment.ts";
import { AppError } from "../errors.ts";
import { silentLog } from "../storage/log.ts";
import { openStorage } from "../storage/open-storage.ts";

async function main(): Promise<void> {
  const content = await loadContent(process.cwd());
  const role = wantedRole(process.argv.slice(2), Object.keys(content.roles.roles));
  const config = readConfig(readEnvironment(process.cwd(), process.env), process.cwd());
  const storage = await openStorage(config, silentLog, { beside: true });
  try {
    const path = await makeInvitation(storage.staff, { roles: [role], by: null, now: new Date(), randomBytes });
    await hand(`${baseAddress(config)}${path}`, { role, config });
  } finally {
    await storage.close();
  }
}

function wantedRole(args: string[], roles: readonly string[]): string {
  const usage = `Write: npm run invite -- --role ${roles.join("|")}`;
  try {
    const { values } = parseArgs({ args, options: { role: { type: "string", default: "officer" } } });
    const role = roles.find((known) => known === values.role);
    if (role) return role;
  } catch (cause) {
    throw new AppError("CONFIG_INVALID", usage, { cause });
  }
  throw new AppError("CONFIG_INVALID", `There is no such role. ${usage}`);
}

function baseAddress(config: Config): string {
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  return config.publicUrl ?? `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${config.port}`;
}

async function hand(link: string, { role, config }: { role: string; config: Config }): Promise<void> {
  const about = `Invitation for one ${role}, to be used once within 72 hours`;
  if (process.stdout.isTTY) {
    process.stdout.write(`${about}: ${link}\n`);
    return;
  }
  const file = join(config.dataDir, `invitation-${new Date().toISOString().replace(/\D/g, "").slice(0, 17)}.txt`);
  await writeFile(file, `${link}\n`, { mode: 0o600, flag: "wx" });
  process.stdout.write(`${about}: the link is in ${file}\n`);
}

main().catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
