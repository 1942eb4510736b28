/** What `npm run demo` was asked for, and where it must not run. */
import { isAbsolute, join } from "node:path";
import { parseArgs } from "node:util";
import { type Environment, readEnvironment } from "../../src/environment.ts";
import { AppError } from "../../src/errors.ts";

/** What `--help` says. */
export const demoUsage = `npm run demo -- [options]
  --port 3100   the tour's port; the assistant, Zalo and Telegram have the next three; 0: any free ones
  --cases 300   invented cases of a new demo
  --data DIR    where the demo keeps its data; .data/demo
  --fresh       wipes the data of the demo before
`;

/** How a demo is started. */
export interface DemoOptions {
  port: number;
  cases: number;
  folder: string;
  fresh: boolean;
}

const given = {
  port: { type: "string", default: "3100" },
  cases: { type: "string", default: "300" },
  data: { type: "string", default: ".data/demo" },
  fresh: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** The options; null when help was asked for. Throws AppError CONFIG_INVALID with the usage. */
export function readDemoOptions(args: string[], root: string): DemoOptions | null {
  const values = parsed(args);
  if (values.help) return null;
  const [port, cases] = [Number(values.port), Number(values.cases)];
  if (!Number.isInteger(port) || port < 0 || port > 65_532) throw wrong("--port is a number from 0 to 65532.");
  if (!Number.isInteger(cases) || cases < 50 || cases > 5_000) throw wrong("--cases is a number from 50 to 5000.");
  const folder = isAbsolute(values.data) ? values.data : join(root, values.data);
  return { port, cases, folder, fresh: values.fresh };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: given }).values;
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

function wrong(why: string): AppError {
  return new AppError("CONFIG_INVALID", `${why}\n${demoUsage}`);
}

const loopback = ["", "127.0.0.1", "localhost"];

/**
 * Throws AppError CONFIG_INVALID where a real service is set up, by the environment or by `.env`: a demo shows passwords to
 * whoever opens its page, so it listens on this machine only and never beside real settings.
 */
export function refuseRealService(root: string, env: Environment): void {
  const settings = readEnvironment(root, env);
  const production = settings.NODE_ENV === "production" ? ["NODE_ENV=production"] : [];
  const address = settings.PUBLIC_URL ? ["PUBLIC_URL"] : [];
  const host = loopback.includes(settings.HOST ?? "") ? [] : [`HOST=${settings.HOST}`];
  const found = [...production, ...address, ...host];
  if (found.length === 0) return;
  throw new AppError(
    "CONFIG_INVALID",
    `The demo does not start where a real service is set up (${found.join(", ")}): its page shows passwords. Use another machine, or a folder without these settings.`,
  );
}
