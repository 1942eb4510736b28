import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkFiles } from "../../src/content/check-content.ts";
import { soundContent } from "./sound-content.ts";

/** Without the words of cases, which are many and all alike: each slip reads every file again. */
const files = Object.entries(soundContent)
  .filter(([file]) => !file.endsWith("/cases.yaml"))
  .map(([file, text]) => ({ file, text }));

/** What a tired author may do to a file. */
const slips: ((lines: string[], at: number) => string[])[] = [
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ""),
  (lines, at) => lines.slice(0, at),
  (lines, at) => lines.with(at, `\t${lines[at]}`),
  (lines, at) => lines.with(at, ` ${lines[at]}`),
  (lines, at) => lines.with(at, (lines[at] ?? "").replace(/[:"'[{]/, "")),
  (lines, at) => lines.with(at, (lines[at] ?? "").replace(/[a-z]{2}/, "zz")),
  (lines, at) => lines.with(at, (lines[at] ?? "").replace(/: .*/, ": [1, &a {b: *c}, null, 007]")),
  (lines, at) => lines.with(at, "? [on, {}]"),
];

const slip = fc.record({ file: fc.nat(files.length - 1), line: fc.nat(), kind: fc.nat(slips.length - 1) });

function mangled({ file, line, kind }: { file: number; line: number; kind: number }): typeof files {
  const source = files[file] ?? { file: "", text: "" };
  const lines = source.text.split("\n");
  return files.with(file, { ...source, text: slips[kind]?.(lines, line % lines.length).join("\n") ?? "" });
}

describe("checkFiles() on mangled content", () => {
  it("never throws, and every mistake has a place that exists", () => {
    fc.assert(
      fc.property(slip, (made) => {
        const sources = mangled(made);
        const lineCounts = new Map(sources.map(({ file, text }) => [file, text.split("\n").length]));
        for (const { file, line, column, message } of checkFiles(sources).problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lineCounts.get(file) ?? 1);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 500 },
    );
  }, 180_000);
});
