/**
 * All settings, in one place. `settings` lists each with meaning and default (`npm run settings` prints it);
 * `readConfig` turns an environment into a typed Config and reports every mistake at once. Only main.ts and the
 * tools touch process.env.
 */
import { isAbsolute, resolve } from "node:path";
import { z } from "zod";
import { AppError } from "./errors.ts";

/** One setting as `npm run settings` shows it. */
export interface Setting {
  name: string;
  meaning: string;
  /** Shown default; empty when there is none. */
  fallback: string;
  schema: z.ZodType;
}

const port = z.coerce.number().int().min(0).max(65_535);
const day = z.iso.date();

const table = {
  PORT: {
    meaning: "Port the server listens on; 0 takes any free one.",
    fallback: "3000",
    schema: port,
  },
  HOST: { meaning: "Address the server listens on.", fallback: "127.0.0.1", schema: z.string().min(1) },
  PUBLIC_URL: {
    meaning:
      "Address under which people reach the server, such as https://ansinh.example; empty for a trial on this machine.",
    fallback: "",
    schema: z.url({ protocol: /^https?$/ }),
  },
  TRUST_PROXY: {
    meaning:
      "Addresses or ranges of the TLS proxy in front whose X-Forwarded-* headers are believed, comma-separated, such as 127.0.0.1.",
    fallback: "",
    schema: z.string().min(1),
  },
  DATA_DIR: {
    meaning: "Folder of the embedded database, the keys and the one-time links.",
    fallback: ".data",
    schema: z.string().min(1),
  },
  DATABASE_URL: {
    meaning: "postgresql:// address of a PostgreSQL 14 or newer; empty starts the embedded one in DATA_DIR.",
    fallback: "",
    schema: z.url({ protocol: /^postgres(ql)?$/ }),
  },
  DATABASE_POOL: {
    meaning: "Most connections this process opens to the database.",
    fallback: "10",
    schema: z.coerce.number().int().min(2).max(200),
  },
  MASTER_KEY: {
    meaning: "Master key, 32 bytes as base64url (43 characters); empty reads DATA_DIR/keys.",
    fallback: "",
    schema: z.string().regex(/^[A-Za-z0-9_-]{43}$/, "must be 43 characters of base64url"),
  },
  LOG_LEVEL: {
    meaning: "How much is logged: fatal, error, warn, info, debug, trace or silent.",
    fallback: "info",
    schema: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]),
  },
  AS_OF: {
    meaning: "Freezes the legal day (YYYY-MM-DD) for demonstrations and tests; refused in production.",
    fallback: "",
    schema: day,
  },
  NODE_ENV: {
    meaning: "production for the real service; anything else is a trial or a test.",
    fallback: "development",
    schema: z.string(),
  },
  MESSAGES_PER_MINUTE: {
    meaning: "Messages one web conversation may send a minute before it is asked to wait.",
    fallback: "60",
    schema: z.coerce.number().int().min(1).max(100_000),
  },
  CONVERSATIONS_PER_MINUTE: {
    meaning:
      "New web conversations a minute, over all addresses, above which a browser must first solve a puzzle (proof of work).",
    fallback: "120",
    schema: z.coerce.number().int().min(0).max(1_000_000),
  },
  FILE_MAX_MB: {
    meaning: "Largest photo or document a citizen may send, in MB.",
    fallback: "10",
    schema: z.coerce.number().int().min(1).max(100),
  },
  SHUTDOWN_SECONDS: {
    meaning: "How long an orderly shutdown waits for turns in flight.",
    fallback: "10",
    schema: z.coerce.number().int().min(1).max(300),
  },
} as const satisfies Record<string, Omit<Setting, "name">>;

/** Every setting, in the order in which `npm run settings` prints them. */
export const settings: Setting[] = Object.entries(table).map(([name, setting]) => ({ name, ...setting }));

/** The settings, typed. Optional ones are undefined when not set. */
export interface Config {
  port: number;
  host: string;
  publicUrl?: string;
  trustProxy: string[];
  /** Absolute path. */
  dataDir: string;
  databaseUrl?: string;
  databasePool: number;
  masterKey?: string;
  logLevel: string;
  /** ISO day that stands for today. */
  asOf?: string;
  production: boolean;
  messagesPerMinute: number;
  conversationsPerMinute: number;
  fileMaxBytes: number;
  shutdownMs: number;
}

/** The typed settings of an environment. Throws AppError CONFIG_INVALID that names every mistake, one a line. */
export function readConfig(env: Record<string, string | undefined>, cwd: string): Config {
  const mistakes: string[] = [];
  const read = <K extends keyof typeof table>(name: K): z.infer<(typeof table)[K]["schema"]> | undefined => {
    const setting = table[name];
    const raw = env[name]?.trim() || setting.fallback;
    if (raw === "") return undefined;
    const parsed = setting.schema.safeParse(raw);
    if (!parsed.success) {
      const shown = name === "MASTER_KEY" || name === "DATABASE_URL" ? "the value given" : JSON.stringify(raw);
      mistakes.push(`${name}: ${shown} cannot be used (${parsed.error.issues[0]?.message}). ${setting.meaning}`);
      return undefined;
    }
    // parsed by this very schema; TypeScript loses that through the lookup by name.
    return parsed.data as z.infer<(typeof table)[K]["schema"]>;
  };
  const values = {
    port: read("PORT"),
    host: read("HOST"),
    publicUrl: read("PUBLIC_URL")?.replace(/\/+$/, ""),
    trustProxy: (read("TRUST_PROXY") ?? "")
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
    dataDir: absolute(read("DATA_DIR") ?? ".data", cwd),
    databaseUrl: read("DATABASE_URL"),
    databasePool: read("DATABASE_POOL"),
    masterKey: read("MASTER_KEY"),
    logLevel: read("LOG_LEVEL"),
    asOf: read("AS_OF"),
    production: read("NODE_ENV") === "production",
    messagesPerMinute: read("MESSAGES_PER_MINUTE"),
    conversationsPerMinute: read("CONVERSATIONS_PER_MINUTE"),
    fileMaxBytes: (read("FILE_MAX_MB") ?? 10) * 1024 * 1024,
    shutdownMs: (read("SHUTDOWN_SECONDS") ?? 10) * 1000,
  };
  if (values.asOf && values.production) {
    mistakes.push(
      "AS_OF: a frozen day is refused with NODE_ENV=production, because citizens would get yesterday's law. Remove AS_OF.",
    );
  }
  if (mistakes.length > 0) {
    throw new AppError(
      "CONFIG_INVALID",
      `These settings need a correction:\n${mistakes.map((line) => `  ${line}`).join("\n")}\nAll settings: npm run settings`,
    );
  }
  // Every value without a mistake was read or has a fallback; optional ones may be undefined.
  return values as Config;
}

function absolute(path: string, cwd: string): string {
  return isAbsolute(path) ? path : resolve(cwd, path);
}
