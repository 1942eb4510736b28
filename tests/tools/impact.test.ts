import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { impactCommand } from "../../src/authoring/impact-command.ts";
import { contentTree } from "../content/content-tree.ts";
import { soundContent } from "../content/sound-content.ts";
import { officerWords } from "./officer-words.ts";

const files: Record<string, string> = { ...soundContent, ...officerWords };
const programme = files["flows/programmes/cash.yaml"] ?? "";

/** A project folder with the given files committed. */
async function repository(committed: Record<string, string> = files): Promise<string> {
  const root = await contentTree(committed);
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=An", "-c", "user.email=an@example.org", ...args], { cwd: root });
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "first");
  return root;
}

/** The answer without the name of the commit and the note on mistakes. */
async function told(root: string, ...args: string[]): Promise<string[]> {
  const { text } = await impactCommand(args, { root, today: "2021-11-01" });
  return (text.split("\n\nNote")[0] ?? "").replace(/\([0-9a-f]{7}\)/, "(COMMIT)").split("\n");
}

describe("npm run impact", () => {
  it("says plainly that nothing changes", async () => {
    expect(await told(await repository())).toEqual([
      "Compared with HEAD (COMMIT): 0 of 1 programmes differ.",
      "",
      "Nothing changes: no worked example and no case is decided otherwise, and no sum is another.",
    ]);
  });

  it("names examples, counts, sums and cases that change", async () => {
    const root = await repository();
    writeFileSync(
      join(root, "flows/programmes/cash.yaml"),
      programme.replace("at-least: 1,", "at-least: 2,").replace("1800000", "2000000"),
    );
    expect(await told(root)).toEqual([
      "Compared with HEAD (COMMIT): 1 of 1 programmes differ.",
      "",
      "Cash (flows/programmes/cash.yaml)",
      "  Worked examples: 1 of 1 change",
      "    - “one month is enough” (1 October 2021): entitled, 1,800,000 dong → not entitled (-1,800,000 dong)",
      "  Cases: 4 of 5 change (every case at a bound was tried)",
      "    same verdict, another sum: 3",
      "    entitled → not entitled: 1",
      "    Paid over these cases: -1,200,000 dong (cases are not people: each stands for many or for none)",
      "    For example:",
      "      - 1 November 2021; Months: 2 months: entitled, 1,800,000 dong → entitled, 2,000,000 dong (+200,000 dong)",
      "      - 1 November 2021; Months: 1 months: entitled, 1,800,000 dong → not entitled (-1,800,000 dong)",
      "      - 1 November 2021; Months: 3 months: entitled, 1,800,000 dong → entitled, 2,000,000 dong (+200,000 dong)",
      "      - 1 November 2021; Months: 600 months: entitled, 1,800,000 dong → entitled, 2,000,000 dong (+200,000 dong)",
    ]);
  });

  it("names worked examples of working days, time limits and dated numbers that change", async () => {
    const days = "flows/parameters/working-days.yaml";
    const limits = "flows/parameters/time-limits.yaml";
    const numbers = "flows/parameters/cash.yaml";
    const example = "examples: [{ says: the first day, day: 2021-10-01, expect: 1800000 }]";
    const cash = (sum: number) =>
      `sum-of-cash:\n  unit: vnd\n  values: [{ from: 2021-10-01, value: ${sum}, cite: qd1 }]\n  ${example}\n`;
    const committed = {
      ...files,
      [days]: `${files[days]}examples: [{ says: across the national day, from: 2021-09-01, working-days: 1, expect: 2021-09-03 }]\n`,
      [limits]: `${files[limits]}examples:
  - { says: once, matter: denunciation, days: { knew: 2021-03-01 }, expect: [{ step: complain, day: 2021-05-28, nominal: 2021-05-30 }] }
  - { says: again, matter: reception, days: { knew: 2021-03-01 }, expect: [{ step: complain, day: 2021-05-28, nominal: 2021-05-30 }] }
`,
      [numbers]: cash(1_800_000),
    };
    const root = await repository(committed);
    expect((await told(root)).at(-1)).toBe(
      "Nothing changes: no worked example and no case is decided otherwise, and no sum is another.",
    );
    writeFileSync(join(root, days), committed[days].replace(", 2021-09-02]", "]"));
    writeFileSync(join(root, limits), committed[limits].replace("limit: 90", "limit: 91"));
    writeFileSync(join(root, numbers), cash(1_900_000));
    expect(await told(root)).toEqual([
      "Compared with HEAD (COMMIT): 0 of 1 programmes differ.",
      "",
      "flows/parameters/time-limits.yaml: 2 of 2 worked examples change",
      "  - “once” (1 more change alike): complain 28 May 2021 → 31 May 2021",
      "",
      "flows/parameters/working-days.yaml: 1 of 1 worked examples change",
      "  - “across the national day”: day 3 September 2021 → 2 September 2021",
      "",
      "flows/parameters/*.yaml: 1 of 1 worked examples change",
      "  - “sum-of-cash: the first day”: value 1,800,000 → 1,900,000",
    ]);
    writeFileSync(join(root, limits), committed[limits].replace("limit: 90", "limit: none"));
    expect((await told(root)).slice(-2)).toEqual([
      "Cannot be compared",
      '  - flows/parameters/time-limits.yaml: now: flows/parameters/time-limits.yaml:8:69 "limit" must be a number, but is "none"',
    ]);
  });

  it("says that a sample was drawn, and with which seed", async () => {
    const root = await repository();
    writeFileSync(join(root, "flows/programmes/cash.yaml"), programme.replace("1800000", "2000000"));
    const lines = await told(root, "--cap", "2", "--seed", "7");
    expect(lines.find((line) => line.startsWith("  Cases:"))).toMatch(
      /^ {2}Cases: [12] of 2 change \(a sample, drawn with seed 7; there are more cases than the cap\)$/,
    );
  });

  it("names parts that no verdict shows, new and removed programmes", async () => {
    const root = await repository();
    writeFileSync(
      join(root, "flows/programmes/cash.yaml"),
      programme.replace("2021-10-01, cite", "2021-10-01, until: 2021-12-20, cite"),
    );
    writeFileSync(join(root, "flows/programmes/more.yaml"), programme.replace("id: cash", "id: more"));
    expect(await told(root)).toEqual([
      "Compared with HEAD (COMMIT): 1 of 2 programmes differ.",
      "",
      "Cash (flows/programmes/cash.yaml)",
      "  Worked examples: 0 of 1 change",
      "  Cases: 0 of 4 change (every case at a bound was tried)",
      "  Also different: time for filing",
      "",
      "New programmes",
      "  - more (flows/programmes/more.yaml)",
    ]);
    rmSync(join(root, "flows/programmes/more.yaml"));
    rmSync(join(root, "flows/programmes/cash.yaml"));
    expect((await told(root)).slice(-2)).toEqual(["Removed programmes", "  - Cash"]);
  });

  it("says why an earlier version cannot be compared, and goes on with the rest", async () => {
    const root = await repository({
      ...files,
      "flows/programmes/cash.yaml": programme.replace("asked-by", "asked-of"),
    });
    writeFileSync(join(root, "flows/programmes/cash.yaml"), programme);
    const { code, text } = await impactCommand([], { root, today: "2021-11-01" });
    const lines = text.split("\n");
    expect([code, lines.slice(2, 4)]).toEqual([
      0,
      [
        "Cannot be compared",
        '  - Cash: before: flows/programmes/cash.yaml:2 key "asked-of" is not known here; did you mean "asked-by"?',
      ],
    ]);
    expect(
      lines.at(-1)?.startsWith("Note, before the change: flows/ and locales/ have mistakes (npm run check): "),
    ).toBe(true);
  });

  it("gives the same as JSON", async () => {
    const root = await repository();
    writeFileSync(join(root, "flows/programmes/cash.yaml"), programme.replace("1800000", "2000000"));
    const { text } = await impactCommand(["--json"], { root, today: "2021-11-01" });
    const { differing } = JSON.parse(text);
    expect(differing[0].comparison.cases.changed.map(({ difference }: { difference: number }) => difference)).toEqual([
      200_000, 200_000, 200_000,
    ]);
  });

  it("compares with an earlier commit", async () => {
    const root = await repository();
    writeFileSync(join(root, "flows/programmes/cash.yaml"), programme.replace("1800000", "2000000"));
    execFileSync(
      "git",
      ["-c", "user.name=An", "-c", "user.email=an@example.org", "commit", "--all", "--quiet", "--message", "more"],
      { cwd: root },
    );
    expect([(await told(root))[0], (await told(root, "--base", "HEAD~1"))[0]]).toEqual([
      "Compared with HEAD (COMMIT): 0 of 1 programmes differ.",
      "Compared with HEAD~1 (COMMIT): 1 of 1 programmes differ.",
    ]);
  });

  it.each([
    [["--base", "nonsense"], 'git knows no revision "nonsense"; try HEAD~1, a branch or a commit of git log'],
    [["--base=--output=x"], 'git knows no revision "--output=x"; try HEAD~1, a branch or a commit of git log'],
    [["--cap", "0"], "--cap 0 is no number from 1 to 100000"],
    [["--seed", "x"], "--seed x is no whole number"],
    [["--bas", "x"], '--bas is not known here; did you mean "--base"?'],
  ])("says of %j what is wrong", async (args, message) => {
    const { code, text } = await impactCommand(args, { root: await repository(), today: "2021-11-01" });
    expect([code, text.split("\n")[0]]).toEqual([1, message]);
  });

  it("says that there is nothing to compare with outside of a repository", async () => {
    const root = await contentTree(files);
    expect(await told(root)).toEqual(
      expect.arrayContaining([`${root} is in no git repository, so there is nothing to compare with`]),
    );
  });

  it("explains itself with --help", async () => {
    const { code, text } = await impactCommand(["--help"], { root: "nowhere", today: "2021-11-01" });
    expect([code, text.split("\n")[0]]).toEqual([0, "npm run impact [-- options]"]);
  });
});
