import { describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { AppError } from "../src/errors.ts";
import { settings } from "../src/settings.ts";

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
      widgetOrigins: [],
      webOffline: true,
      publicStatus: true,
      apiCallsPerMinute: 600,
      telegram: undefined,
      zalo: undefined,
      watch: {
        metricsToken: undefined,
        alertWebhook: undefined,
        alertEmail: undefined,
        smtpUrl: undefined,
        opens: "07:30",
        closes: "17:00",
        silenceMinutes: 240,
      },
      shutdownMs: 10_000,
    });
  });

  it.each([
    "*",
    "so.example",
    "https://so.example/",
    "https://so.example/trang",
    "http://so.example",
    "https://*.so.example",
  ])("refuses %s as an origin that may carry the widget", (origin) => {
    expect(mistakesOf({ WIDGET_ORIGINS: `https://good.example,${origin}` }).message).toContain(
      `${JSON.stringify(origin)} is not an origin: write https://name, without path, slash or *`,
    );
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
        WIDGET_ORIGINS: "https://so.example, http://127.0.0.1:8080",
        WEB_OFFLINE: "off",
        PUBLIC_STATUS: "off",
        API_CALLS_PER_MINUTE: "50",
        METRICS_TOKEN: "sixteen-or-more-characters",
        ALERT_WEBHOOK: "https://chat.example/hook",
        ALERT_EMAIL: "truc@ansinh.example",
        SMTP_URL: "smtps://an:geheim@mail.example:465",
        OPENING_HOURS: "00:00-24:00",
        SILENCE_MINUTES: "30",
        AUDIT_ANCHOR_URL: "https://anchors.example/an-sinh",
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
      widgetOrigins: ["https://so.example", "http://127.0.0.1:8080"],
      webOffline: false,
      publicStatus: false,
      apiCallsPerMinute: 50,
      telegram: undefined,
      zalo: undefined,
      watch: {
        metricsToken: "sixteen-or-more-characters",
        alertWebhook: "https://chat.example/hook",
        alertEmail: "truc@ansinh.example",
        smtpUrl: "smtps://an:geheim@mail.example:465",
        opens: "00:00",
        closes: "24:00",
        silenceMinutes: 30,
        auditAnchorUrl: "https://anchors.example/an-sinh",
      },
      shutdownMs: 3_000,
    });
  });

  it("takes an empty or blank setting for one that is not given", () => {
    expect(readConfig({ PORT: "", HOST: "  ", PUBLIC_URL: "" }, cwd)).toEqual(readConfig({}, cwd));
  });

  it("reports every mistake at once, each with its name and the value", () => {
    const { code, message } = mistakesOf({ PORT: "http", LOG_LEVEL: "loud", AS_OF: "19/10/2021" });
    expect(code).toBe("CONFIG_INVALID");
    expect(message.split("\n").map((line) => line.split(" cannot be used")[0])).toEqual([
      "These settings need a correction:",
      '  PORT: "http"',
      '  LOG_LEVEL: "loud"',
      '  AS_OF: "19/10/2021"',
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

  it("has Telegram with a token, as it is or as it is set", () => {
    const token = "123456:ABC-def_9";
    expect(readConfig({ TELEGRAM_TOKEN: token }, cwd).telegram).toEqual({
      token,
      apiRoot: "https://api.telegram.org",
      proxy: undefined,
      perSecond: 30,
      chatPerSecond: 1,
    });
    expect(
      readConfig(
        {
          TELEGRAM_TOKEN: token,
          TELEGRAM_API_ROOT: "http://127.0.0.1:8081/",
          TELEGRAM_PROXY: "http://proxy.example:3128",
          TELEGRAM_PER_SECOND: "5",
          TELEGRAM_CHAT_PER_SECOND: "0.5",
        },
        cwd,
      ).telegram,
    ).toEqual({
      token,
      apiRoot: "http://127.0.0.1:8081",
      proxy: "http://proxy.example:3128",
      perSecond: 5,
      chatPerSecond: 0.5,
    });
  });

  it("has Zalo with an app and both secrets, as it is or as it is set", () => {
    const app = { ZALO_APP_ID: "1234567890", ZALO_APP_SECRET: "a", ZALO_OA_SECRET: "b" };
    expect(readConfig(app, cwd).zalo).toEqual({
      appId: "1234567890",
      appSecret: "a",
      oaSecret: "b",
      apiRoot: "https://openapi.zalo.me",
      oauthRoot: "https://oauth.zaloapp.com",
      perMinute: 4000,
      paid: false,
      fileHosts: ["zdn.vn", "zadn.vn"],
    });
    expect(
      readConfig(
        {
          ...app,
          ZALO_OA_ID: "4318657068771012646",
          ZALO_API_ROOT: "http://127.0.0.1:9000/",
          ZALO_OAUTH_ROOT: "http://127.0.0.1:9001/",
          ZALO_PER_MINUTE: "60",
          ZALO_PAID: "on",
          ZALO_FILE_HOSTS: "127.0.0.1, localhost",
        },
        cwd,
      ).zalo,
    ).toEqual({
      appId: "1234567890",
      appSecret: "a",
      oaSecret: "b",
      oaId: "4318657068771012646",
      apiRoot: "http://127.0.0.1:9000",
      oauthRoot: "http://127.0.0.1:9001",
      perMinute: 60,
      paid: true,
      fileHosts: ["127.0.0.1", "localhost"],
    });
  });

  it("has no channel that only some other setting names", () => {
    const { telegram, zalo } = readConfig({ TELEGRAM_PROXY: "http://proxy.example", ZALO_APP_SECRET: "a" }, cwd);
    expect([telegram, zalo]).toEqual([undefined, undefined]);
  });

  it("refuses a Zalo app without both of its secrets", () => {
    const needs = "  ZALO_APP_ID is set, so ZALO_APP_SECRET and ZALO_OA_SECRET are needed too.";
    const app = { ZALO_APP_ID: "1234567890" };
    const found = [app, { ...app, ZALO_APP_SECRET: "a" }, { ...app, ZALO_OA_SECRET: "b" }].map((env) =>
      mistakesOf(env).message.split("\n").slice(1, -1),
    );
    expect(found).toEqual([[needs], [needs], [needs]]);
  });

  it("refuses alarms by e-mail without a mail server", () => {
    expect(mistakesOf({ ALERT_EMAIL: "truc@ansinh.example" }).message.split("\n").slice(1, -1)).toEqual([
      "  ALERT_EMAIL needs SMTP_URL, the mail server.",
    ]);
  });

  it.each(["17:00-07:30", "07:30-07:30", "25:00-26:00", "07:60-17:00", "7:30-17:00", "24:00-24:00"])(
    "refuses the opening hours %s",
    (hours) => {
      expect(mistakesOf({ OPENING_HOURS: hours }).message.split("\n")[1]?.split(" cannot be used")[0]).toBe(
        `  OPENING_HOURS: "${hours}"`,
      );
    },
  );

  it.each([
    ["TELEGRAM_PER_SECOND", "0"],
    ["TELEGRAM_CHAT_PER_SECOND", "-1"],
    ["TELEGRAM_API_ROOT", "ftp://api.telegram.org"],
    ["ZALO_PER_MINUTE", "many"],
    ["ZALO_PAID", "yes"],
    ["ZALO_APP_ID", "an-sinh"],
    ["ZALO_OA_ID", "an-sinh"],
    ["ALERT_EMAIL", "truc"],
    ["SILENCE_MINUTES", "0"],
  ])("refuses %s=%s", (name, value) => {
    expect(
      mistakesOf({ [name]: value })
        .message.split("\n")[1]
        ?.split(" cannot be used")[0],
    ).toBe(`  ${name}: ${JSON.stringify(value)}`);
  });

  it.each([
    ["MASTER_KEY", "geheim-and-too-short"],
    ["DATABASE_URL", "mysql://root:geheim@localhost/ansinh"],
    ["TELEGRAM_TOKEN", "geheim"],
    ["TELEGRAM_PROXY", "socks5://an:geheim@proxy.example"],
    ["METRICS_TOKEN", "geheim"],
    ["ALERT_WEBHOOK", "chat.example/geheim"],
    ["SMTP_URL", "https://an:geheim@mail.example"],
    ["AUDIT_ANCHOR_URL", "anchors.example/geheim"],
  ])("never repeats the value of %s", (name, value) => {
    const { message } = mistakesOf({ [name]: value });
    expect(message.includes("geheim")).toBe(false);
    expect(message.split("\n")[1]?.startsWith(`  ${name}: the value given cannot be used (`)).toBe(true);
  });

  it("never shows a secret that is right either, beside a mistake elsewhere", () => {
    const secrets = {
      TELEGRAM_TOKEN: "123456:geheim",
      ZALO_APP_SECRET: "geheim",
      ZALO_OA_SECRET: "geheim",
      METRICS_TOKEN: "geheim-geheim-geheim",
      ALERT_WEBHOOK: "https://chat.example/geheim",
      SMTP_URL: "smtps://an:geheim@mail.example",
    };
    expect(mistakesOf({ ...secrets, PORT: "http" }).message.includes("geheim")).toBe(false);
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
