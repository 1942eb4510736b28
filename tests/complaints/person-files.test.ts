import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writePersonFiles } from "../../src/complaints/person-files.ts";

let below: string;
beforeAll(async () => {
  below = await mkdtemp(join(tmpdir(), "an-sinh-person-"));
});
afterAll(() => rm(below, { recursive: true, force: true }));

it("writePersonFiles() writes one record and its files, readable by this user only, under names of our own", async () => {
  const files = [{ id: "f1", name: "../../bảng lương.png", type: "image/png", size: 3 }];
  const records = {
    export: async () => ({ number: "26-4821-3907", files }) as never, // the rest of a record is passed on as it is
    bytes: async () => Buffer.from([1, 2, 3]),
  };
  const folder = (await writePersonFiles(records, { keeper: { by: "system" }, caseId: "c", below })) ?? "";
  expect([folder, await readdir(folder)]).toEqual([join(below, "26-4821-3907"), ["file-1.png", "record.json"]]);
  const modes = await Promise.all(
    [folder, join(folder, "record.json"), join(folder, "file-1.png")].map((path) => stat(path)),
  );
  expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(["700", "600", "600"]);
  expect(JSON.parse(await readFile(join(folder, "record.json"), "utf8"))).toEqual({
    number: "26-4821-3907",
    files: [{ ...files[0], savedAs: "file-1.png" }],
  });
});
