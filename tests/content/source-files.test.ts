import { describe, expect, it } from "vitest";
import { problemLine } from "../../src/content/problem.ts";
import { readSourceFiles } from "../../src/content/source-files.ts";
import { contentTree } from "./content-tree.ts";

describe("readSourceFiles()", () => {
  it("gives every file of flows and locales, ordered by path, without schemas and editors' leftovers", async () => {
    const root = await contentTree({
      "locales/vi/web.yaml": "b: 1\n",
      "flows/facts/work.yaml": "a: 1\n",
      "flows/schemas/fact.json": "{}",
      "flows/facts/.work.yaml.swp": "x",
      "flows/facts/work.yaml~": "x",
      "README.md": "x",
    });
    expect(await readSourceFiles(root)).toEqual({
      files: [
        { file: "flows/facts/work.yaml", text: "a: 1\n" },
        { file: "locales/vi/web.yaml", text: "b: 1\n" },
      ],
      problems: [],
    });
  });

  it("takes off a byte order mark, Windows line ends and decomposed accents", async () => {
    const root = await contentTree({
      "flows/a.yaml": `\uFEFFa: ${"Việt".normalize("NFD")}\r\nb: 1\r\n`,
      "locales/vi/a.yaml": "",
    });
    const { files } = await readSourceFiles(root);
    expect(files[0]).toEqual({ file: "flows/a.yaml", text: "a: Việt\nb: 1\n" });
  });

  it("reports bytes that are not UTF-8 with their line", async () => {
    const bytes = Buffer.concat([Buffer.from("a: 1\nb: "), Buffer.from([0xe9]), Buffer.from("\nc: 1\n")]);
    const root = await contentTree({ "flows/a.yaml": bytes, "locales/vi/a.yaml": "" });
    const { problems } = await readSourceFiles(root);
    expect(problems.map(problemLine)).toEqual(["flows/a.yaml:2:1 is not UTF-8 here; save the file as UTF-8"]);
  });

  it("reports each folder that does not exist", async () => {
    const { problems } = await readSourceFiles(await contentTree({}));
    expect(problems.map(problemLine)).toEqual(["flows:1:1 does not exist", "locales:1:1 does not exist"]);
  });
});
