import { describe, expect, it } from "vitest";
import { checkContent } from "../../src/content/check-content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { projectRoot } from "../../src/project-root.ts";
import { unmark } from "../../src/search/fold.ts";

describe("the words of answers to the questions about entitlement", () => {
  it("raise no alarm, with their marks or without, alone or in a short sentence", async () => {
    const content = await loadContent(projectRoot);
    const { locales } = await checkContent(projectRoot);
    const ways = locales.flatMap(({ texts }) =>
      [...texts].flatMap(([key, { text }]) => {
        const [, part] = /^facts:\w+\.(options|words)\./.exec(key) ?? [];
        if (part === undefined) return [];
        return part === "options" ? [text] : text.split(",").map((way) => way.trim());
      }),
    );
    expect(ways.length).toBeGreaterThan(400);
    const said = ways.flatMap((way) => [way, `cty ${way}`, `tôi ${way} theo chỉ thị 16`]);
    const alarms = said.flatMap((one) => [one, unmark(one)]).filter((one) => content.dangerIn(one) !== null);
    expect(alarms).toEqual([]);
  });
});
