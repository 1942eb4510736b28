/**
 * For developers, after `npm install` behind a registry that does not carry every platform's binaries: names the
 * missing optional packages in package-lock.json, as a complete registry would have done. Without them `npm ci` refuses
 * the lockfile. An entry holds the exact version and the platform, so that only that platform ever asks for it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./preconditions.mjs";

const path = join(root, "package-lock.json");
const lock = JSON.parse(readFileSync(path, "utf8"));
const missing = Object.values(lock.packages).flatMap(missingPlatforms);
for (const [name, entry] of missing) lock.packages[`node_modules/${name}`] = entry;
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
lock.packages = Object.fromEntries(sorted);
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${missing.length} entries added to package-lock.json`);

/** The optional packages of an entry that the lockfile does not hold and whose name says a platform. */
function missingPlatforms({ optionalDependencies = {}, dev }) {
  return Object.entries(optionalDependencies)
    .filter(([name]) => !lock.packages[`node_modules/${name}`])
    .map(([name, version]) => [name, { version, ...platformOf(name), ...(dev && { dev }), optional: true }])
    .filter(([, { os }]) => os);
}

/** "@biomejs/cli-linux-arm64-musl" is for linux, arm64, musl. */
function platformOf(name) {
  const found =
    /-(android|darwin|freebsd|linux|openharmony|win32)-(arm|arm64|ia32|ppc64|riscv64|s390x|x64)\b(.*)$/.exec(name);
  if (!found) return {};
  const [, os, cpu, rest] = found;
  const libc = rest.includes("musl") ? { libc: ["musl"] } : rest.includes("gnu") ? { libc: ["glibc"] } : {};
  return { cpu: [cpu], os: [os], ...libc };
}
