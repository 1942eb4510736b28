import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Graph } from "../../src/authoring/graph.ts";
import { graphCommand } from "../../src/authoring/graph-command.ts";
import { mermaidText } from "../../src/authoring/mermaid-text.ts";
import { svgPicture } from "../../src/authoring/svg-picture.ts";
import { projectRoot } from "../../src/project-root.ts";

const place = { root: projectRoot, today: "2026-11-23" };

/** What is written in a picture, in the order of the file. */
function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => text);
}

/** True when every tag that opens closes in its turn. */
function isBalanced(svg: string): boolean {
  const open: string[] = [];
  for (const [, close, name = "", self] of svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/gi)) {
    if (self) continue;
    if (!close) open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}

describe("npm run graph", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "an-sinh-graphs-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("writes a programme and a conversation as picture and as Mermaid text", async () => {
    const { code, text } = await graphCommand(["--out", folder, "--lang", "vi", "nq116-employees", "menu"], place);
    const files = ["programmes/nq116-employees", "conversations/menu"].flatMap((name) => [
      `${name}.mmd`,
      `${name}.svg`,
    ]);
    expect([code, text.split("\n").filter((line) => line.startsWith("wrote"))]).toEqual([
      0,
      files.map((file) => `wrote ${join(folder, file)}`),
    ]);
    expect(files.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  });

  it("draws the questions, answers and outcomes of a programme in Vietnamese", async () => {
    await graphCommand(["--out", folder, "--lang", "vi", "nq116-employees"], place);
    const svg = readFileSync(join(folder, "programmes/nq116-employees.svg"), "utf8");
    const texts = textsOf(svg);
    expect(isBalanced(svg)).toBe(true);
    expect(
      ["Có lương hưu hằng tháng", "được hưởng", "từ 21/12/2021", "để người có thẩm quyền quyết định"].filter(
        (text) => !texts.includes(text),
      ),
    ).toEqual([]);
  });

  it("draws the steps, options, calls and look-ups of a conversation", async () => {
    await graphCommand(["--out", folder, "track", "menu"], place);
    const lines = readFileSync(join(folder, "conversations/track.mmd"), "utf8").split("\n");
    expect(lines.slice(4, 8)).toEqual([
      '  n0["Secret code<br/>Type the secret code you received when you sent your report."]:::questionPlace',
      '  n1[("Look-up<br/>case-by-code")]:::lookupPlace',
      '  n2["after<br/>What would you like to do next?"]:::questionPlace',
      '  n3["Leave"]:::actPlace',
    ]);
    expect(lines.filter((line) => line.startsWith("  n1 --"))).toEqual([
      '  n1 -->|"found"| n2',
      '  n1 -->|"not found"| n25',
    ]);
  });

  it.each([
    [["nq116-employes"], 'There is no programme or conversation "nq116-employes"; did you mean "nq116-employees"?'],
    [["--depth", "x"], "--depth x is no number from 1 to 50"],
    [["--as-of", "yesterday"], "--as-of yesterday is no day; write it as 2021-12-20"],
    [["--lang", "de"], 'There is no language "de"; there are en, vi'],
    [["--outt", "x"], '--outt is not known here; did you mean "--out"?'],
  ])("says of %j what is wrong and writes nothing", async (args, message) => {
    const { code, text } = await graphCommand([...args, "--out", folder], place);
    expect([code, text.slice(0, message.length), existsSync(join(folder, "programmes"))]).toEqual([1, message, false]);
  });

  it("explains itself with --help", async () => {
    const { code, text } = await graphCommand(["--help"], place);
    expect([code, text.split("\n")[0]]).toEqual([0, "npm run graph [-- options] [names]"]);
  });
});

const hostile: Graph = {
  title: 'A "title" & <b>',
  nodes: [
    { id: "a", kind: "question", heading: "<script>alert(1)</script>", lines: ['say "x"; #1 & `y`', "\u0007bell"] },
    { id: "end", kind: "end", heading: "Hết", lines: [] },
  ],
  edges: [{ from: "a", to: "end", label: 'yes|"no"' }],
};

describe("svgPicture()", () => {
  it("escapes every text and drops signs that XML does not know", () => {
    const svg = svgPicture(hostile);
    expect([textsOf(svg), isBalanced(svg), svg.includes("<script")]).toEqual([
      [
        "A &quot;title&quot; &amp; &lt;b&gt;",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "say &quot;x&quot;; #1 &amp; `y`",
        "bell",
        "Hết",
        "yes|&quot;no&quot;",
      ],
      true,
      false,
    ]);
  });

  it("draws a way back to an earlier step, and a step that leads to itself", () => {
    const node = (id: string) => ({ id, kind: "say" as const, heading: id, lines: [] });
    const edge = (from: string, to: string) => ({ from, to, label: "" });
    const svg = svgPicture({
      title: "",
      nodes: ["a", "b"].map(node),
      edges: [edge("a", "b"), edge("b", "a"), edge("b", "b")],
    });
    expect([[...svg.matchAll(/marker-end/g)].length, svg.includes("NaN")]).toEqual([3, false]);
  });
});

describe("mermaidText()", () => {
  it("writes places, arrows and colours, with every text in quotes and its signs as numbers", () => {
    expect(mermaidText(hostile)).toBe(`---
title: "A \\"title\\" & <b>"
---
flowchart TD
  n0["#60;script#62;alert(1)#60;/script#62;<br/>say #34;x#34;; #35;1 #38; #96;y#96;<br/>\u0007bell"]:::questionPlace
  n1(["Hết"]):::endPlace
  n0 -->|"yes|#34;no#34;"| n1
  classDef questionPlace fill:#ffffff,stroke:#4a5568,color:#1b1b1b
  classDef endPlace fill:#e5e7eb,stroke:#4a5568,color:#1b1b1b
`);
  });
});
