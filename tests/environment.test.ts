import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readEnvironment } from "../src/environment.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "an-sinh-env-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function withDotEnv(text: string, env: Record<string, string> = {}): Record<string, string | undefined> {
  writeFileSync(join(folder, ".env"), text);
  return readEnvironment(folder, env);
}

describe("readEnvironment()", () => {
  it("is the real environment where there is no .env", () => {
    expect(readEnvironment(folder, { PORT: "1" })).toEqual({ PORT: "1" });
  });

  it("lets the real environment win, an empty value too", () => {
    expect(withDotEnv("PORT=1\nHOST=a\nLOG_LEVEL=warn\n", { PORT: "2", HOST: "" })).toEqual({
      PORT: "2",
      HOST: "",
      LOG_LEVEL: "warn",
    });
  });

  it("reads remarks, quotes, export, values over several lines, and a byte order mark", () => {
    const text = '\uFEFFPORT=1\n# a remark\n\nexport HOST="a b" # why\nNOTE="one\ntwo"\nLOG_LEVEL=\'info\'\r\n';
    expect(withDotEnv(text)).toEqual({ PORT: "1", HOST: "a b", NOTE: "one\ntwo", LOG_LEVEL: "info" });
  });

  it.each([
    ["a line without =", "PORT=1\nhost\nLOG_LEVEL=info\n", [2]],
    ["a quote that is never closed", 'MASTER_KEY="abc\nPORT=1\n', [1]],
    ["several mistakes at once", "a b\nPORT=1\n=x\n", [1, 3]],
  ])("names the number of %s and not its text", (_what, text, lines) => {
    expect(() => withDotEnv(text)).toThrow(
      expect.objectContaining({
        code: "CONFIG_INVALID",
        message: [
          ".env has lines that are no setting (write NAME=value, close every quote, put # before a remark):",
          ...lines.map((line) => `  line ${line}`),
        ].join("\n"),
      }),
    );
  });

  it("says so when .env cannot be read", () => {
    mkdirSync(join(folder, ".env"));
    expect(() => readEnvironment(folder, {})).toThrow(
      expect.objectContaining({ code: "CONFIG_INVALID", message: `${join(folder, ".env")} cannot be read (EISDIR).` }),
    );
  });
});
