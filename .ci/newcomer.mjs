/**
 * `node .ci/newcomer.mjs [--user NAME] [flags of npm ci]`: does what README.md tells a newcomer, in a folder that holds
 * only what git knows: `npm ci`, `npm start`, look at the pages, stop; start again on the same data, kill -9, start once
 * more. Fails with a sentence when anything is not as promised. With --user (as root) everything runs as that user.
 */
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const args = process.argv.slice(2);
const at = args.indexOf("--user");
const [, user] = at === -1 ? [] : args.splice(at, 2);
const folder = mkdtempSync(join(tmpdir(), "an-sinh-newcomer-"));
const env = { ...process.env, PORT: "0", HOME: folder, npm_config_cache: join(folder, ".npm"), LOG_LEVEL: "warn" };
for (const name of ["DATA_DIR", "DATABASE_URL", "MASTER_KEY", "PUBLIC_URL", "HOST"]) delete env[name];

try {
  takeTrackedFiles();
  execFileSync(...asUser(["npm", "ci", ...args]), { cwd: folder, env, stdio: ["ignore", "inherit", "inherit"] });
  await starts("first start", "SIGTERM");
  await starts("second start on the same data", "SIGKILL");
  await starts("start after kill -9", "SIGTERM");
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function takeTrackedFiles() {
  chmodSync(folder, 0o755);
  for (const path of execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(path, join(folder, path));
  }
  if (user) execFileSync("chown", ["-R", user, folder]);
}

/** A command and its arguments, run as the other user where one was named. */
function asUser([command, ...rest]) {
  return user ? ["runuser", ["-u", user, "--", command, ...rest]] : [command, rest];
}

async function starts(what, signal) {
  const begin = Date.now();
  const server = spawn(...asUser(["npm", "start"]), { cwd: folder, env, detached: true });
  const ended = new Promise((resolve) => server.once("close", resolve));
  try {
    const [chat, desk] = await addresses(server);
    for (const url of [chat, desk, new URL("/readyz", chat)]) await expectPage(url);
  } finally {
    // The whole group, because npm does not pass every signal on.
    if (server.exitCode === null) process.kill(-server.pid, signal);
    await ended;
  }
  console.log(`${what}: ready in ${((Date.now() - begin) / 1000).toFixed(1)} s and stopped by ${signal}`);
}

/** The two addresses of the line that says the server is ready. */
function addresses(server) {
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk) => {
      output += chunk;
      const found = /Web chat: (\S+) +Console: (\S+)/.exec(output);
      if (found) resolve(found.slice(1));
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.once("close", () => reject(new Error(`npm start ended without being ready:\n${output}`)));
    setTimeout(() => reject(new Error(`npm start is not ready after two minutes:\n${output}`)), 120_000).unref();
  });
}

async function expectPage(url) {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`${url} answers ${response.status}`);
}
