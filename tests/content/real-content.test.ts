import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkContent } from "../../src/content/check-content.ts";
import { editorFiles } from "../../src/content/json-schemas.ts";
import { problemLine } from "../../src/content/problem.ts";
import { projectRoot } from "../../src/project-root.ts";

describe("flows/ and locales/ of this project", () => {
  it("have no mistakes", async () => {
    const { problems } = await checkContent(projectRoot);
    expect(problems.map(problemLine)).toEqual([]);
  });
});

describe("the files that editors check by", () => {
  it.each(editorFiles())("$file is as `npm run check -- --write-schemas` writes it", ({ file, text }) => {
    expect(readFileSync(join(projectRoot, file), "utf8")).toBe(text);
  });
});
