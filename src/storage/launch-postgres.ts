import { type ChildProcess, spawn } from "node:child_process";
import { open, rename } from "node:fs/promises";
import type { Binaries } from "./embedded-binaries.ts";
import { serverEnv } from "./embedded-cluster.ts";
import { makeFolderFor, type Place } from "./embedded-place.ts";

/** By which the socket file is named; nothing listens on the network. */
export const embeddedPort = 5432;

const defaultSettings = [
  "listen_addresses=",
  "unix_socket_permissions=0700",
  "wal_level=minimal",
  "max_wal_senders=0",
  "max_wal_size=512MB",
  "shared_buffers=64MB",
  "jit=off",
  "timezone=UTC",
  "log_timezone=UTC",
  // What people wrote is sealed before it reaches SQL; even so, the log repeats no statement and no value.
  "log_min_error_statement=panic",
  "log_error_verbosity=terse",
  "log_parameter_max_length_on_error=0",
];

/** Starts a PostgreSQL process on a place's cluster; `more` are settings such as "fsync=off" for tests. Whether it comes up is yet to be seen. */
export async function launchPostgres(binaries: Binaries, place: Place, more: string[] = []): Promise<ChildProcess> {
  await makeFolderFor(place.socket, place.user);
  await rename(place.log, `${place.log}.1`).catch(() => undefined);
  const log = await open(place.log, "w", 0o600);
  const settings = [...defaultSettings, `unix_socket_directories=${place.socket}`, ...more];
  const child = spawn(
    binaries.postgres,
    ["-D", place.cluster, "-p", String(embeddedPort), ...settings.flatMap((line) => ["-c", line])],
    // Its own session: Ctrl-C in our terminal must not end it before the turns in flight are done.
    { ...place.user, detached: true, cwd: "/", env: serverEnv, stdio: ["ignore", log.fd, log.fd] },
  );
  child.once("error", () => undefined);
  child.unref();
  await log.close();
  return child;
}

/** True for a process that is over, or never began. */
export function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}
