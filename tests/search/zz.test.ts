import { readFileSync } from "node:fs";
import { it } from "vitest";
import { findTopic } from "../../src/search/find-topic.ts";
import { buildTopicIndex } from "../../src/search/topic-index.ts";
import { entriesOnFile } from "./topics-on-file.ts";

it("x", () => {
  const index = buildTopicIndex(entriesOnFile);
  for (const l of readFileSync("/tmp/q.txt", "utf8").split("\n").filter(Boolean)) {
    const [want, q] = l.split("|");
    const f = findTopic(index, q!.match(/^EN /) ? "en" : "vi", q!.replace(/^EN /, ""));
    const got = f.outcome === "answer" ? f.id : f.outcome === "choices" ? "?" + f.ids.join(",") : "-";
    const ok = want === "-" ? got === "-" : got.includes(want!);
    process.stdout.write(
      (got === want ? "  " : ok ? "~ " : "X ") +
        want +
        " | " +
        q +
        " -> " +
        got +
        " " +
        (f.outcome === "answer" ? f.score.toFixed(2) : "") +
        "\n",
    );
  }
});
