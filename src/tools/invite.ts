/**
 * `npm run invite -- --role officer`: makes a one-time link for a new account. It is shown on a terminal, otherwise
 * written to a file in DATA_DIR that only this user reads; it is never logged.
 */
import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { makeInvitation } from "../console/invitations.ts";
import { loadContent } from "../content/load-content.ts";
import { projectRoot } from "../project-root.ts";
import { silentLog } from "../storage/log.ts";
import { openStorage } from "../storage/open-storage.ts";
import { MisusedError, runTool, toolConfig } from "./tool.ts";

async function main({ values }: { values: { role: string } }): Promise<void> {
  const content = await loadContent(projectRoot);
  const role = knownRole(values.role, Object.keys(content.roles.roles));
  const config = toolConfig();
  const storage = await openStorage(config, silentLog, { beside: true });
  try {
    const path = await makeInvitation(storage.staff, { roles: [role], by: null, now: new Date(), randomBytes });
    await hand(`${baseAddress(config)}${path}`, { role, config });
  } finally {
    await storage.close();
  }
}

function knownRole(wanted: string, roles: readonly string[]): string {
  if (roles.includes(wanted)) return wanted;
  throw new MisusedError(`There is no role "${wanted}"; there are: ${roles.join(", ")}.`);
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

await runTool({
  usage: "Usage: npm run invite [-- --role ROLE]   (the roles of flows/roles.yaml; without it officer)",
  given: { options: { role: { type: "string", default: "officer" } } },
  run: main,
});
