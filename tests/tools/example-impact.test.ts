import { beforeAll, describe, expect, it } from "vitest";
import { type Books, readBooks } from "../../src/authoring/books.ts";
import { exampleImpactOf } from "../../src/authoring/example-impact.ts";
import { projectRoot } from "../../src/project-root.ts";
import { contentTree } from "../content/content-tree.ts";

const examples = "flows/examples/unemployment.yaml";
const parameters = "flows/parameters/unemployment.yaml";

let now: Books;

beforeAll(async () => {
  now = await readBooks(projectRoot);
});

/** The house's content with one file changed, or taken away. */
async function changed(file: string, change: (text: string) => string | null): Promise<Books> {
  const texts = now.checked.files.flatMap((one) => {
    const text = one.file === file ? change(one.text) : one.text;
    return text === null ? [] : [[one.file, text] as const];
  });
  return readBooks(await contentTree(Object.fromEntries(texts)));
}

describe("exampleImpactOf()", () => {
  it("finds nothing where nothing is changed", () => {
    const { files, incomparable } = exampleImpactOf(now, now);
    expect([files.map(({ file }) => file), files.flatMap((one) => one.changed), incomparable]).toEqual([
      [
        examples,
        "flows/parameters/time-limits.yaml",
        "flows/parameters/working-days.yaml",
        "flows/parameters/*.yaml",
        parameters,
      ],
      [],
      [],
    ]);
  });

  it("names what a number of the law changes for each example of unemployment insurance", async () => {
    const percent = "value: 60, cite: luat-viec-lam-2025";
    const then = await changed(parameters, (text) => text.replace(percent, percent.replace("60", "50")));
    const { files } = exampleImpactOf(then, now);
    const found = files.flatMap((one) => one.changed);
    expect(found.find(({ says }) => says.startsWith("12 months and 6,200,000"))?.changes).toEqual([
      { name: "monthly", before: 3100000, after: 3720000 },
      { name: "monthly-exact", before: 3100000, after: 3720000 },
      { name: "total", before: 9300000, after: 11160000 },
    ]);
    expect(found.find(({ says }) => says.includes("by the law of 2013"))).toBeUndefined();
  });

  it("tries people of every time, wage, end and number of months on a change of the law", async () => {
    const percent = "value: 60, cite: luat-viec-lam-2025";
    const then = await changed(parameters, (text) => text.replace(percent, percent.replace("60", "50")));
    const cases = exampleImpactOf(then, now).files.find(({ kind }) => kind === "cases");
    const person = { jobEndReason: { value: "contract-expired" }, unusedInsuredMonths: { value: 12 } };
    const found = cases?.changed.find((one) =>
      Object.entries({ ...person, averageInsuredWage: { value: 6200000 } }).every(
        ([fact, answer]) => JSON.stringify(one.person?.[fact]) === JSON.stringify(answer),
      ),
    );
    expect([cases?.tried, cases?.changed.length]).toEqual([2984, 484]);
    expect(found?.person?.jobEndedOn).toEqual({ value: "2026-02-01" });
    expect(found?.changes).toEqual([
      { name: "monthly", before: 3100000, after: 3720000 },
      { name: "monthly-exact", before: 3100000, after: 3720000 },
      { name: "total", before: 9300000, after: 11160000 },
    ]);
    expect(cases?.changed.every((one) => String(one.person?.jobEndedOn) > "2025-10")).toBe(true);
  });

  it("names what changes for a course", async () => {
    const then = await changed(parameters, (text) => text.replace("value: 50000,", "value: 40000,"));
    expect(exampleImpactOf(then, now).files.flatMap((one) => one.changed)).toEqual([
      {
        says: "a course of two months pays tuition up to the ceiling and meals for each day attended",
        changes: [
          { name: "meals", before: 1760000, after: 2200000 },
          { name: "total", before: 6260000, after: 6700000 },
        ],
      },
    ]);
  });

  it("works out today's examples by rules of a time that had none", async () => {
    const then = await changed(examples, () => null);
    const { files } = exampleImpactOf(then, now);
    expect(files[0]).toEqual({
      file: examples,
      kind: "examples",
      tried: exampleImpactOf(now, now).files[0]?.tried,
      changed: [],
    });
  });

  it("says why examples cannot be compared", async () => {
    const lost = await changed(parameters, (text) => text.replace("unemployment-percent:", "unemployment-share:"));
    expect(exampleImpactOf(lost, now).incomparable).toEqual([
      {
        file: examples,
        reason: `before: ${parameters}:1:1 the rules read the parameter "unemployment-percent", which is missing`,
      },
    ]);
    expect(exampleImpactOf(now, lost).incomparable.map(({ reason }) => reason.slice(0, 4))).toEqual(["now:"]);
    const regions = await changed("flows/parameters/wage-regions.yaml", () => null);
    expect(exampleImpactOf(regions, now).incomparable).toEqual([
      { file: examples, reason: "before: flows/parameters/wage-regions.yaml is missing" },
    ]);
  });
});
