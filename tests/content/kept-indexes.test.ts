import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { KeptIndexes } from "../../src/content/kept-indexes.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { buildParts } from "../../src/search/topic-index.ts";
import { contentTree } from "./content-tree.ts";
import { soundContent } from "./sound-content.ts";

const parts = buildParts([
  { id: "wage.unpaid", lang: "vi", title: "Nợ lương", aliases: ["cty no luong"], text: "Hỏi công ty." },
]);
const name = { lang: "vi", version: "one" };

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "an-sinh-kept-"));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** A folder in which the index is kept, and who reads it at the next start. */
async function kept(): Promise<{ folder: string; next: KeptIndexes }> {
  const place = { folder: await folder(), program: "built" };
  const before = new KeptIndexes(place);
  before.add(name, parts);
  await before.write();
  return { folder: place.folder, next: new KeptIndexes(place) };
}

describe("KeptIndexes", () => {
  it("gives the next start what this one built, in a file of the owner's own", async () => {
    const { folder: at, next } = await kept();
    expect(await next.read(name)).toEqual(parts);
    expect(await readdir(at)).toEqual(["topics-vi.index"]);
    expect((await stat(join(at, "topics-vi.index"))).mode & 0o777).toBe(0o600);
    expect(next.hasNew).toBe(false);
  });

  it("has none of another content, another language, another program", async () => {
    const { folder: at, next } = await kept();
    expect(await next.read({ lang: "vi", version: "two" })).toBeNull();
    expect(await next.read({ lang: "en", version: "one" })).toBeNull();
    expect(await new KeptIndexes({ folder: at, program: "rebuilt" }).read(name)).toBeNull();
  });

  it("does not read a file that was cut off or damaged anywhere", async () => {
    const { folder: at, next } = await kept();
    const file = join(at, "topics-vi.index");
    const whole = await readFile(file);
    for (const length of [0, 20, 40, whole.length - 8]) {
      await writeFile(file, whole.subarray(0, length));
      expect(await next.read(name)).toBeNull();
    }
    for (const at of [3, 33, 41, whole.length >> 1, whole.length - 1]) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      await writeFile(file, damaged);
      expect(await next.read(name)).toBeNull();
    }
  });

  it("takes the parts down before questions change them", async () => {
    const place = { folder: await folder(), program: "built" };
    const before = new KeptIndexes(place);
    const own = buildParts([]);
    const changed = { ...own, lists: { ...own.lists, counts: Float64Array.of(1) } };
    before.add(name, changed);
    changed.lists.counts[0] = 2;
    await before.write();
    expect([...((await new KeptIndexes(place).read(name))?.lists.counts ?? [])]).toEqual([1]);
  });

  it("rejects when the folder cannot be written", async () => {
    const nowhere = new KeptIndexes({ folder: join(await folder(), "gone"), program: "built" });
    nowhere.add(name, parts);
    await expect(nowhere.write()).rejects.toThrow("ENOENT");
  });
});

describe("loadContent() with indexes that are kept", () => {
  const ask = (content: Awaited<ReturnType<typeof loadContent>>) =>
    ["vi", "en"].map((lang) => content.searchTopics(lang, "ai duoc nhan tien mat", "2026-11-23"));

  it("finds the same with an index that is built and with one that is read", async () => {
    const root = await contentTree(soundContent);
    const place = { folder: root, program: "built" };
    const first = new KeptIndexes(place);
    const built = await loadContent(root, first);
    expect(first.hasNew).toBe(true);
    await first.write();
    const second = new KeptIndexes(place);
    const read = await loadContent(root, second);
    expect(second.hasNew).toBe(false);
    expect(ask(read)).toEqual(ask(built));
    expect(ask(read)).toEqual(ask(await loadContent(root)));
  });

  it("builds anew when a word of the content is another", async () => {
    const root = await contentTree(soundContent);
    const place = { folder: root, program: "built" };
    const first = new KeptIndexes(place);
    await loadContent(root, first);
    await first.write();
    const file = join(root, "locales/en/knowledge/cash.who.md");
    await writeFile(file, (await readFile(file, "utf8")).replace("insured", "employed"));
    const second = new KeptIndexes(place);
    await loadContent(root, second);
    expect(second.hasNew).toBe(true);
  });
});
