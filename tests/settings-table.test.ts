import { describe, expect, it } from "vitest";
import { z } from "zod";
import { settingsTable } from "../src/settings-table.ts";

const schema = z.string();

describe("settingsTable()", () => {
  it("shows name, state and meaning, and never a value", () => {
    const settings = [
      { name: "PORT", meaning: "Port the server listens on.", fallback: "3000", schema },
      { name: "MASTER_KEY", meaning: "Master key.", fallback: "", schema },
      { name: "DATABASE_URL", meaning: "Address of a PostgreSQL.", fallback: "", schema },
    ];
    expect(settingsTable(settings, { MASTER_KEY: "geheim", DATABASE_URL: " " })).toBe(
      [
        "PORT  (default: 3000)",
        "    Port the server listens on.",
        "",
        "MASTER_KEY  (set)",
        "    Master key.",
        "",
        "DATABASE_URL  (not set)",
        "    Address of a PostgreSQL.",
      ].join("\n"),
    );
  });

  it("wraps a long meaning at 100 characters", () => {
    const meaning =
      "Most messages that one conversation may send in a minute before it is asked to wait for a short while.";
    const [, ...lines] = settingsTable([{ name: "X", meaning, fallback: "", schema }], {}).split("\n");
    expect(lines).toEqual([
      "    Most messages that one conversation may send in a minute before it is asked to wait for a short",
      "    while.",
    ]);
  });
});
