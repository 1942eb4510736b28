import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../src/errors.ts";
import { createKeys, existingKeys, exportKeys, loadKeys } from "../../src/storage/keys.ts";
import { silentLog } from "../../src/storage/log.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "an-sinh-keys-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const local = { host: "127.0.0.1" };
const publicUrl = "https://ansinh.example";
const load = (more: { host?: string; publicUrl?: string; masterKey?: string } = {}) =>
  loadKeys({ dataDir, ...local, ...more }, silentLog);
const keyFile = () => readFile(join(dataDir, "keys"), "utf8").then(JSON.parse);

describe("loadKeys()", () => {
  it("makes a key for a trial on this machine, readable by its user alone, with a warning", async () => {
    const warnings: string[] = [];
    const ring = await loadKeys({ dataDir, ...local }, { ...silentLog, warn: (_, message) => warnings.push(message) });
    expect(warnings).toEqual([
      "a master key was made for this trial; whoever loses it loses every case, so before real use run: npm run keys:export",
    ]);
    expect((await stat(join(dataDir, "keys"))).mode & 0o777).toBe(0o600);
    expect((await keyFile()).origin).toBe("generated");
    expect((await load()).currentId).toBe(ring.currentId);
  });

  it("makes one key when two processes start at once", async () => {
    const rings = await Promise.all(Array.from({ length: 8 }, () => load()));
    expect(new Set(rings.map((ring) => ring.currentId)).size).toBe(1);
  });

  it("makes none for a server that others can reach", async () => {
    const sentence =
      "There is no master key; people's cases would be lost with it. Run this first: npm run keys:create";
    await expect(load({ publicUrl })).rejects.toThrow(new AppError("KEYS_MISSING", sentence));
    await expect(load({ host: "0.0.0.0" })).rejects.toThrow(new AppError("KEYS_MISSING", sentence));
    await expect(readFile(join(dataDir, "keys"))).rejects.toThrow("ENOENT");
  });

  it("refuses a trial's key for a server that others can reach until it was exported", async () => {
    await load();
    await expect(load({ publicUrl })).rejects.toThrow(
      new AppError(
        "KEYS_MISSING",
        `The key in ${join(dataDir, "keys")} was made by the server for a trial, and nobody has a copy; people's cases would be lost with it. Run this first: npm run keys:export`,
      ),
    );
    await exportKeys(dataDir);
    expect((await keyFile()).origin).toBe("adopted");
    expect((await load({ publicUrl })).ids).toEqual((await load()).ids);
  });

  it("takes a key that the operator made", async () => {
    const file = await createKeys(dataDir);
    expect((await load({ publicUrl })).currentId).toBe(file.keys[0]?.id);
  });

  it("prefers MASTER_KEY and still opens with the keys of the file", async () => {
    const file = await createKeys(dataDir);
    const ring = await load({ masterKey: Buffer.alloc(32, 7).toString("base64url"), publicUrl });
    expect(ring.ids).toEqual([ring.currentId, file.keys[0]?.id]);
  });

  it("makes no new key where a database is left without its own", async () => {
    await mkdir(join(dataDir, "postgres"));
    await expect(load()).rejects.toThrow(
      new AppError(
        "KEYS_MISSING",
        `${dataDir} holds a database, but the file ${join(dataDir, "keys")} that opens it is gone; people's cases would be lost with it. Run this first: npm run keys:create -- --from-sheet`,
      ),
    );
  });

  it("closes a key file that others could read", async () => {
    await createKeys(dataDir);
    await chmod(join(dataDir, "keys"), 0o644);
    await load();
    expect((await stat(join(dataDir, "keys"))).mode & 0o777).toBe(0o600);
  });

  it("says that a key file was cut off or changed", async () => {
    await createKeys(dataDir);
    const text = await readFile(join(dataDir, "keys"), "utf8");
    await writeFile(join(dataDir, "keys"), text.slice(0, -20));
    await expect(load()).rejects.toThrow("it is not a key file of An Sinh, or it was cut off");
    const [first = ""] = JSON.parse(text).keys.map((key: { id: string }) => key.id);
    await writeFile(join(dataDir, "keys"), text.replace(first, "00000000"));
    await expect(load()).rejects.toThrow("key 00000000 was changed");
  });
});

describe("existingKeys()", () => {
  it("asks whether the folder is the right one before anything is made in it", async () => {
    await expect(existingKeys({ dataDir, masterKey: undefined })).rejects.toThrow(
      new AppError(
        "KEYS_MISSING",
        `There are no keys in ${dataDir}. Is DATA_DIR the folder of your An Sinh? On a new machine bring them back first: npm run keys:create -- --from-sheet < sheet.txt`,
      ),
    );
  });
});

describe("createKeys()", () => {
  it("puts the keys of a recovery sheet back", async () => {
    const made = await createKeys(dataDir);
    const sheet = await exportKeys(dataDir);
    await rm(join(dataDir, "keys"));
    const back = await createKeys(dataDir, sheet.replaceAll("\n", "\r\n"));
    expect(back.keys).toEqual(made.keys);
    expect((await load({ publicUrl })).currentId).toBe(made.keys[0]?.id);
  });

  it("notices a slip in a sheet that was typed in", async () => {
    await createKeys(dataDir);
    const sheet = await exportKeys(dataDir);
    await rm(join(dataDir, "keys"));
    const slipped = sheet.replace(/ ([A-Za-z0-9_-]{42})[A-Za-z0-9_-] {2}\(current/, (_, key) => ` ${key}~  (current`);
    await expect(createKeys(dataDir, slipped)).rejects.toThrow("it names no key");
    const changed = sheet.replace(/([0-9a-f]{8}) (.)/, (_, id, letter) => `${id} ${letter === "A" ? "B" : "A"}`);
    await expect(createKeys(dataDir, changed)).rejects.toThrow("has a slip of the pen");
  });

  it("never replaces keys", async () => {
    await createKeys(dataDir);
    await expect(createKeys(dataDir)).rejects.toThrow(
      `There are keys in ${join(dataDir, "keys")} already; they are not replaced, because cases may be sealed with them. Move the file away if you are sure.`,
    );
  });
});
