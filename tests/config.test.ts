import { describe, expect, it } from "vitest";
import { readConfig, settings } from "../src/config.ts";
import { AppError } from "../src/errors.ts";

const cwd = "/srv/an-sinh";

function mistakesOf(env: Record<string, string>): AppError {
  try {
    readConfig(env, cwd);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("readConfig() found no mistake");
}

describe("readConfig()", () => {
  it("needs no setting at all", () => {
    expect(readConfig({}, cwd)).toEqual({
      port: 3000,
      host: "127.0.0.1",
      publicUrl: undefined,
      trustProxy: [],
      dataDir: "/srv/an-sinh/.data",
      databaseUrl: undefined,
      databasePool: 10,
      masterKey: undefined,
      logLevel: "info",
      asOf: undefined,
      production: false,
      messagesPerMinute: 60,
      conversationsPerMinute: 120,
      fileMaxBytes: 10_485_760,
      shutdownMs: 10_000,
    });
  });

  it("reads every setting that is given", () => {
    const key = "k".repeat(43);
    const config = readConfig(
      {
        PORT: "8080",
        HOST: "0.0.0.0",
        PUBLIC_URL: "https://ansinh.example/",
        TRUST_PROXY: "127.0.0.1, 10.0.0.0/8",
        DATA_DIR: "/var/lib/an-sinh",
        DATABASE_URL: "postgresql://an@localhost/ansinh",
        DATABASE_POOL: "20",
        MASTER_KEY: key,
        LOG_LEVEL: "warn",
        AS_OF: "2021-10-19",
        NODE_ENV: "test",
        MESSAGES_PER_MINUTE: "5",
        CONVERSATIONS_PER_MINUTE: "0",
        FILE_MAX_MB: "1",
        SHUTDOWN_SECONDS: "3",
      },
      cwd,
    );
    expect(config).toEqual({
      port: 8080,
      host: "0.0.0.0",
      publicUrl: "https://ansinh.example",
      trustProxy: ["127.0.0.1", "10.0.0.0/8"],
      dataDir: "/var/lib/an-sinh",
      databaseUrl: "postgresql://an@localhost/ansinh",
      databasePool: 20,
      masterKey: key,
      logLevel: "warn",
      asOf: "2021-10-19",
      production: false,
      messagesPerMinute: 5,
      conversationsPerMinute: 0,
      fileMaxBytes: 1_048_576,
      shutdownMs: 3_000,
    });
  });

  it("takes an empty or blank setting for one that is not given", () => {
    expect(readConfig({ PORT: "", HOST: "  ", PUBLIC_URL: "" }, cwd)).toEqual(readConfig({}, cwd));
  });

  it("reports every mistake at once, each with its name and the value", () => {
    const { code, message } = mistakesOf({ PORT: "http", LOG_LEVEL: "loud", AS_OF: "19/10/2021", FILE_MAX_MB: "0" });
    expect(code).toBe("CONFIG_INVALID");
    expect(message.split("\n").map((line) => line.split(" cannot be used")[0])).toEqual([
      "These settings need a correction:",
      '  PORT: "http"',
      '  LOG_LEVEL: "loud"',
      '  AS_OF: "19/10/2021"',
      '  FILE_MAX_MB: "0"',
      "All settings: npm run settings",
    ]);
  });

  it("refuses a frozen day in production", () => {
    expect(mistakesOf({ NODE_ENV: "production", AS_OF: "2021-10-19" }).message.split("\n")[1]).toBe(
      "  AS_OF: a frozen day is refused with NODE_ENV=production, because citizens would get yesterday's law. Remove AS_OF.",
    );
  });

  it("refuses a day that is not in the calendar", () => {
    expect(mistakesOf({ AS_OF: "2021-02-30" }).code).toBe("CONFIG_INVALID");
  });

  it.each([
    ["MASTER_KEY", "geheim-and-too-short"],
    ["DATABASE_URL", "mysql://root:geheim@localhost/ansinh"],
  ])("never repeats the value of %s", (name, value) => {
    const { message } = mistakesOf({ [name]: value });
    expect(message.includes("geheim")).toBe(false);
    expect(message.split("\n")[1]?.startsWith(`  ${name}: the value given cannot be used (`)).toBe(true);
  });

  it("keeps an absolute DATA_DIR and resolves a relative one", () => {
    expect(readConfig({ DATA_DIR: "/data" }, cwd).dataDir).toBe("/data");
    expect(readConfig({ DATA_DIR: "data" }, cwd).dataDir).toBe("/srv/an-sinh/data");
  });
});

describe("settings", () => {
  it("gives every setting a meaning that is a sentence", () => {
    const without = settings.filter(({ meaning }) => !/^.{20,}[.]$/.test(meaning));
    expect(without).toEqual([]);
  });

  it("gives only defaults that their own rules accept", () => {
    const refused = settings.filter(({ fallback, schema }) => fallback !== "" && !schema.safeParse(fallback).success);
    expect(refused).toEqual([]);
  });
});
