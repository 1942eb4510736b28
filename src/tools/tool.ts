/** What every command of the terminal does alike: its options read, the settings joined, one plain line when something is wrong. */
import { resolve } from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { type Config, readConfig } from "../config.ts";
import { readEnvironment } from "../environment.ts";
import { AppError } from "../errors.ts";

/** A command: what it may be given, how it is used, and what it does. */
export interface Tool<Options extends ParseArgsConfig> {
  /** Shown for `--help` and after a mistake in what was typed. */
  usage: string;
  given: Options;
  run(typed: ReturnType<typeof parseArgs<Options>>): Promise<void>;
}

/** Runs a command on what was typed; a mistake that has words is said in them and ends with code 1. */
export async function runTool<const Options extends ParseArgsConfig>({ usage, given, run }: Tool<Options>) {
  try {
    if (process.argv.includes("--help", 2)) console.log(usage);
    else await run(typed(given));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(error instanceof MisusedError ? `${error.message}\n${usage}` : error.message);
    process.exitCode = 1;
  }
}

/** What was typed cannot be: the usage is shown with it. */
export class MisusedError extends AppError {
  constructor(message: string, options?: ErrorOptions) {
    super("CONFIG_INVALID", message, options);
  }
}

function typed<const Options extends ParseArgsConfig>(given: Options) {
  try {
    return parseArgs(given);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (!(cause instanceof Error) || !code.startsWith("ERR_PARSE_ARGS")) throw cause;
    throw new MisusedError(cause.message.split(". ")[0] ?? "", { cause });
  }
}

/** The settings of `.env` and the environment; what is wrong in them is said as the server says it. */
export function toolConfig(): Config {
  return readConfig(readEnvironment(process.cwd(), process.env), process.cwd());
}

/** A path as it was typed: npm starts tools in the project's folder and says in INIT_CWD where it was called. */
export function typedPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? ".", path);
}
