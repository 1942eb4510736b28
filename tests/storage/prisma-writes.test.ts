import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../src/project-root.ts";

/**
 * The tables that Prisma may write. A turn of a conversation and a change of a case are one statement each, which
 * Prisma cannot take part in.
 */
const writtenByPrisma = ["auditEntry", "invitation", "signInFailure", "staff", "staffSession"];

const writes = /\b(?:prisma|tx)\.(\w+)\.(?:create|update|upsert|delete)\w*\(/g;

describe("Prisma", () => {
  it("writes the tables of the staff and their audit, and no others", async () => {
    const sources = await ownSources();
    expect(sources.length).toBeGreaterThan(20);
    const written = sources.flatMap(({ text }) => [...text.matchAll(writes)].map(([, model]) => model));
    expect([...new Set(written)].sort()).toEqual(writtenByPrisma);
  });

  it("sends no SQL of ours", async () => {
    const raw = (await ownSources()).filter(({ text }) => /\$(execute|query)Raw/.test(text));
    expect(raw.map(({ name }) => name)).toEqual([]);
  });
});

async function ownSources(): Promise<{ name: string; text: string }[]> {
  const folder = join(projectRoot, "src", "storage");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts"));
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })));
}
