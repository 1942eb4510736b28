import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "../../src/project-root.ts";

const folder = mkdtempSync(join(tmpdir(), "an-sinh-tools-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A command of the terminal, with a data folder of its own. */
function run(tool: string, ...args: string[]): { code: number | null; out: string; err: string } {
  const script = [join(projectRoot, "scripts/run.mjs"), `src/tools/${tool}.ts`, ...args];
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: "" };
  const { status, stdout, stderr } = spawnSync(process.execPath, script, { cwd: projectRoot, env, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

describe("npm run chat -- --again", () => {
  it("writes what is said now into a saved talk, and leaves one alone that says it already", () => {
    const talk = readFileSync(join(projectRoot, "tests/conversations/help.yaml"), "utf8");
    const file = join(folder, "talk.yaml");
    writeFileSync(file, talk.replace("Anh/chị", "Ông bà"));
    const turns = parse(talk).talk.length;
    expect(run("chat", "--again", file).out).toBe(`${file}: 1 of ${turns} turns say something else\n`);
    expect(readFileSync(file, "utf8")).toBe(talk);
    expect(run("chat", "--again", file).out).toBe(`${file}: as it was\n`);
    rmSync(file);
  });
});

describe("a command of the terminal", () => {
  it.each([
    ["chat", "npm run chat [-- --as-of DAY] [--lang vi|en]"],
    ["audit-verify", "npm run audit:verify [-- --anchors DIR]"],
    ["backup", "npm run backup [-- FILE]"],
    ["check", "npm run check [-- --write-schemas]"],
    ["employers", "npm run employers -- import FILE.csv"],
    ["invite", "npm run invite [-- --role ROLE]"],
    ["keys-create", "npm run keys:create [-- --from-sheet < SHEET]"],
    ["keys-export", "npm run keys:export"],
    ["keys-rotate", "npm run keys:rotate"],
    ["person", "npm run person -- export|erase --case NUMBER | --phone NUMBER [--to FOLDER]"],
    ["receipt-verify", "npm run receipt:verify -- FILE --key KEY"],
    ["restore", "npm run restore -- FILE [--replace]"],
    ["retention", "npm run retention [-- --now]"],
    ["seed", "npm run seed -- --complaints N [--add]"],
    ["settings", "npm run settings"],
    ["telegram-setup", "npm run telegram:setup [-- --polling | --info]"],
    ["zalo-login", "npm run zalo:login"],
  ])("says how %s is used, also when it was given what it does not know, and touches nothing", (tool, usage) => {
    const help = run(tool, "--help");
    expect([help.code, help.err]).toEqual([0, ""]);
    expect(help.out.startsWith(`Usage: ${usage}`)).toBe(true);
    expect(run(tool, "--nonsense")).toEqual({ code: 1, out: "", err: `Unknown option '--nonsense'\n${help.out}` });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ["chat", ["--lang", "de"], 'There is no language "de".'],
    ["chat", ["--open", "nothing"], 'There is no conversation "nothing".'],
    ["chat", ["--as-of", "tomorrow"], '"tomorrow" is no day, such as 2021-10-19.'],
    ["chat", ["--again", "README.md"], `${join(projectRoot, "README.md")} is no saved talk.`],
    ["person", ["export"], "Say what to do, and of which case or phone."],
    ["person", ["give", "--case", "1"], "Say what to do, and of which case or phone."],
    ["receipt-verify", ["receipt.txt"], "Name the receipt and the key."],
    ["receipt-verify", ["receipt.txt", "--key", "abc"], '"abc" is no Ed25519 public key.'],
    ["restore", [], "Name the backup."],
    ["employers", ["export"], "Name the file to import."],
    ["seed", ["--complaints", "many"], "--complaints is a number from 1 to 5000000."],
  ])("%s %j says what is wrong", (tool, args, sentence) => {
    const { code, out, err } = run(tool, ...args);
    expect([code, out, err.split("\n")[0]]).toEqual([1, "", sentence]);
  });
});
