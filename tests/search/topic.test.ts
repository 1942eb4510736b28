import { describe, expect, it } from "vitest";
import { topicSchema } from "../../src/search/topic.ts";
import { topicsOnFile } from "./topics-on-file.ts";

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
  it("have at least fifteen ways to ask in Vietnamese, and five where they are translated", () => {
    const few = topicsOnFile.flatMap(({ id, aliases }) =>
      Object.entries(aliases)
        .filter(([lang, asked]) => asked.length < (lang === "vi" ? 15 : 5))
        .map(([lang]) => `${id} ${lang}`),
    );
    expect(few).toEqual([]);
  });

  it("are those that people ask, in English where it is about insurance, support, complaints or danger", () => {
    const english =
      /^(ui|covid|covid68|covid116|complaint|denounce|accident)\.|^(child\.abuse|gender\.violence|trafficking\.victim|drug\.rehab)$/;
    expect(topicsOnFile).toHaveLength(82);
    expect(topicsOnFile.filter(({ id, aliases }) => english.test(id) && !aliases.en).map(({ id }) => id)).toEqual([]);
  });
});
