import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/project-root.ts";
import { filesBelow } from "./parsed-source.ts";

const { forbidden, options } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs");

async function importsOf(baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise(["src"], { ...options, baseDir, ruleSet: { forbidden }, validate: true });
  if (typeof output === "string") throw new Error("dependency-cruiser gave a text instead of a result");
  return output;
}

function violationsIn({ summary }: ICruiseResult): string[] {
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
}

describe("imports of src/", () => {
  it("point one way, in every file there is", async () => {
    const result = await importsOf(projectRoot);
    const seen = new Set(result.modules.map(({ source }) => source));
    expect(filesBelow("src", /\.tsx?$/).filter((path) => !seen.has(path))).toEqual([]);
    expect(violationsIn(result)).toEqual([]);
  });
});

describe("the import rules", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "an-sinh-imports-"));
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    writeFileSync(join(folder, "tsconfig.json"), '{"compilerOptions":{"allowImportingTsExtensions":true}}');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ["rules", "../flow/planted.ts", "rules-imports"],
    ["search", "../rules/planted.ts", "search-imports"],
    ["flow", "../content/planted.ts", "flow-imports"],
    ["content", "../conversation/planted.ts", "content-imports"],
    ["conversation", "../storage/planted.ts", "conversation-imports"],
    ["authoring", "../conversation/planted.ts", "authoring-imports"],
    ["authoring", "../console/planted.ts", "authoring-imports"],
    ["authoring", "../console/policy-desk.ts", "authoring-ports-types-only"],
    ["petitions", "../conversation/planted.ts", "petitions-imports"],
    ["complaints", "../conversation/planted.ts", "complaints-imports"],
    ["channels/web", "../zalo/planted.ts", "channels-apart"],
    ["channels/web", "../../storage/planted.ts", "channels-imports"],
    ["storage", "../console/planted.ts", "storage-imports"],
    ["storage", "../watch/alarms.ts", "storage-ports-types-only"],
    ["storage", "../watch/watchdogs.ts", "storage-imports"],
    ["watch", "../storage/planted.ts", "watch-imports"],
    ["storage", "../console/staff.ts", "storage-ports-types-only"],
    ["console", "../storage/planted.ts", "console-imports"],
    ["api", "../console/planted.ts", "api-imports"],
    ["api", "../complaints/planted.ts", "api-imports"],
    ["api", "../channels/web/planted.ts", "api-imports"],
    ["api/endpoints", "../../storage/planted.ts", "api-imports"],
    ["api", "../conversation/ports.ts", "api-knows-nobody"],
    ["flow", "../api/planted.ts", "flow-imports"],
    ["reports", "../api/planted.ts", "reports-imports"],
    ["storage", "../app.ts", "only-main-and-tools-know-app"],
    ["console", "../tools/planted.ts", "nobody-imports-tools"],
    ["rules", "node:fs", "pure-packages"],
    ["flow", "./missing.ts", "everything-resolves"],
  ])("refuse that src/%s imports %s", async (from, imported, rule) => {
    plant(`src/${from}/importer.ts`, `import { planted } from "${imported}";\nexport const used = planted;\n`);
    const target = join(`src/${from}`, imported);
    if (imported.startsWith("../")) plant(target, "export const planted = 1;\n");
    expect(violationsIn(await importsOf(folder)).some((line) => line.startsWith(`${rule}: `))).toBe(true);
  });

  it("let the storage know the console's port by its types", async () => {
    plant("src/console/staff.ts", "export interface StaffStore { count(): number }\n");
    plant(
      "src/storage/store.ts",
      'import type { StaffStore } from "../console/staff.ts";\nexport type Store = StaffStore;\n',
    );
    expect(violationsIn(await importsOf(folder))).toEqual([]);
  });

  function plant(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
