import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/project-root.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "an-sinh-invite-"));
  // Started by root, PostgreSQL runs as another user and must be able to pass.
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** `npm run invite` with these arguments, its output not on a terminal. */
function invite(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const script = [join(projectRoot, "scripts/run.mjs"), "src/tools/invite.ts", ...args];
  const env = { ...process.env, DATA_DIR: join(folder, "data"), DATABASE_URL: "", PUBLIC_URL: "", PORT: "4321" };
  return new Promise((resolve) => {
    execFile(process.execPath, script, { cwd: projectRoot, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
}

describe("npm run invite", () => {
  it("writes the link to a file that only this user reads, and says only where", async () => {
    const { code, out } = await invite("--role", "administrator");
    const data = join(folder, "data");
    const name = readdirSync(data).find((file) => file.startsWith("invitation-")) ?? "";
    const file = join(data, name);
    expect([code, out]).toEqual([
      0,
      `Invitation for one administrator, to be used once within 72 hours: the link is in ${file}\n`,
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).toMatch(/^http:\/\/127\.0\.0\.1:4321\/console\/invitations\/[\w-]{43}\n$/);
  });

  it.each([
    [
      ["--role", "boss"],
      'There is no role "boss"; there are: officer, chief, custodian, policy, administrator, auditor.',
    ],
    [["--rolle", "officer"], "Unknown option '--rolle'"],
  ])("refuses %j in one sentence, and shows the usage", async (args, sentence) => {
    const usage = "Usage: npm run invite [-- --role ROLE]   (the roles of flows/roles.yaml; without it officer)";
    expect(await invite(...args)).toEqual({ code: 1, out: "", err: `${sentence}\n${usage}\n` });
  });
});
