import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startContent } from "../src/start-content.ts";
import { contentTree } from "./content/content-tree.ts";
import { soundContent } from "./content/sound-content.ts";

async function start(dataDir: string, root: string, program: string | null) {
  const warnings: string[] = [];
  const log = { warn: (text: string) => warnings.push(text) };
  const content = await startContent({ root, config: { dataDir }, log, program });
  return { content, warnings };
}

describe("startContent()", () => {
  it("leaves the indexes of each language to the next start", async () => {
    const root = await contentTree(soundContent);
    const dataDir = join(root, "data");
    const first = await start(dataDir, root, "built");
    expect((await readdir(dataDir)).sort()).toEqual(["topics-en.index", "topics-vi.index"]);
    const second = await start(dataDir, root, "built");
    const asked = ["vi", "ai được nhận tiền mặt", "2026-11-23"] as const;
    expect(second.content.searchTopics(...asked)).toEqual(first.content.searchTopics(...asked));
    expect([first.warnings, second.warnings]).toEqual([[], []]);
  });

  it("keeps nothing for a program that was not built", async () => {
    const root = await contentTree(soundContent);
    await start(join(root, "data"), root, null);
    expect(await readdir(root)).toEqual(["flows", "locales"]);
  });

  it("starts without a place to keep them, and says so", async () => {
    const root = await contentTree({ ...soundContent, data: "a file stands where the folder belongs" });
    const { content, warnings } = await start(join(root, "data"), root, "built");
    expect(content.languages).toEqual(["vi", "en"]);
    expect(warnings).toEqual(["the indexes of topics cannot be kept in the data folder; each start builds them anew"]);
  });
});
