import { describe, expect, it } from "vitest";
import { topicSchema } from "../../src/search/topic.ts";
import { entriesOnFile, topicsOnFile } from "./topics-on-file.ts";

describe("topicSchema", () => {
  const topic = { id: "complaint.how", aliases: { vi: ["khiếu nại thế nào"] }, sources: ["kn.d8"], from: "2026-07-01" };

  it("accepts a topic with the least it needs", () => {
    expect(topicSchema.parse(topic)).toEqual(topic);
  });

  it.each([
    [{ ...topic, id: "complaint" }, "id"],
    [{ ...topic, sources: [] }, "sources"],
    [{ ...topic, aliases: { vi: [] } }, "aliases.vi"],
    [{ ...topic, from: "2026-02-30" }, "from"],
    [{ ...topic, alias: [] }, ""],
  ])("refuses %j", (broken, path) => {
    expect(topicSchema.safeParse(broken).error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
  });
});

describe("the topics on file", () => {
  it("have at least twelve ways to ask in Vietnamese, with and without diacritics, and some in English", () => {
    for (const { id, aliases } of topicsOnFile) {
      expect([id, (aliases.vi ?? []).length >= 12, (aliases.en ?? []).length >= 5]).toEqual([id, true, true]);
    }
  });

  it("answer in at most 120 words in both languages", () => {
    const long = entriesOnFile.filter(({ text }) => text.split(/\s+/).length > 120);
    expect(long.map(({ id, lang }) => `${id} ${lang}`)).toEqual([]);
  });
});
