import { describe, expect, it } from "vitest";
import { type Fetched, FileKeeper, type OfferedFile } from "../../src/conversation/file-keeper.ts";
import { AppError } from "../../src/errors.ts";
import { MemoryFiles } from "../channels/memory-files.ts";
import { smallJpeg } from "../small-jpeg.ts";

const id = "11111111-1111-4111-8111-111111111111";
const again = { again: true, code: "zalo-file-502" };

/** A keeper over tries that end as given, and all that came of it. */
function keeper(tries: Fetched[], { slow = 0 } = {}) {
  const files = new MemoryFiles();
  const counted: string[] = [];
  const closing = new AbortController();
  let [asked, clock] = [0, 0];
  const parts = {
    channel: "zalo",
    files,
    lostFiles: files,
    tally: {
      count: (what: string, channel: string, outcome: string) => void counted.push(`${what} ${channel} ${outcome}`),
    },
    atMost: 1_000,
    now: () => new Date(clock),
    closing: closing.signal,
    pausesMs: [1, 2, 3],
  };
  const file: OfferedFile = {
    id,
    address: "1",
    name: "ảnh",
    size: undefined,
    fetch: async () => {
      clock += slow;
      asked += 1;
      return tries[asked - 1] ?? again;
    },
  };
  const made = new FileKeeper(parts);
  return {
    files,
    counted,
    closing,
    asked: () => asked,
    keep: (more: Partial<OfferedFile> = {}) => made.keep({ ...file, ...more }),
  };
}

describe("a file of a platform", () => {
  it("is kept when a later try brings it, and every failed try is counted", async () => {
    const one = keeper([again, again, smallJpeg]);
    expect(await one.keep()).toEqual({ id, name: "ảnh.jpg", type: "image/jpeg", size: smallJpeg.length });
    expect(one.counted).toEqual(["files zalo try-failed", "files zalo try-failed", "files zalo kept"]);
    expect(one.files.lost).toEqual([]);
  });

  it("is lost after four tries, noted with the code of the last one and nothing else", async () => {
    const one = keeper([again, again, again, { again: true, code: "zalo-file-unreached" }]);
    expect(await one.keep()).toBe("file-lost");
    expect([one.asked(), one.files.lost]).toEqual([4, [{ id, channel: "zalo", code: "zalo-file-unreached" }]]);
    expect(one.counted.at(-1)).toBe("files zalo file-lost");
  });

  it("is lost at once when no other try can succeed", async () => {
    const one = keeper([{ again: false, code: "zalo-file-404" }]);
    expect([await one.keep(), one.asked(), one.files.lost]).toEqual([
      "file-lost",
      1,
      [{ id, channel: "zalo", code: "zalo-file-404" }],
    ]);
  });

  it("is not tried again after twenty seconds", async () => {
    const one = keeper([], { slow: 12_000 });
    expect([await one.keep(), one.asked()]).toEqual(["file-lost", 2]);
  });

  it("is left to its event, which comes again, when the server closes meanwhile", async () => {
    const one = keeper([again]);
    one.closing.abort();
    await expect(one.keep()).rejects.toThrow(AppError);
    expect(one.files.lost).toEqual([]);
    const next = keeper([smallJpeg]);
    expect(await next.keep()).toEqual({ id, name: "ảnh.jpg", type: "image/jpeg", size: smallJpeg.length });
  });

  it("is left to its event when the loss cannot be noted", async () => {
    const one = keeper([{ again: false, code: "zalo-file-404" }]);
    one.files.gone = true;
    await expect(one.keep()).rejects.toThrow("the database is gone");
  });

  it("is refused for what it is, without being stored", async () => {
    const large = keeper([]);
    expect([await large.keep({ size: 1_001 }), large.asked()]).toEqual(["file-too-large", 0]);
    const broken = keeper([smallJpeg.subarray(0, 150)]);
    expect([await broken.keep(), broken.files.stored, broken.counted]).toEqual([
      "picture-unreadable",
      [],
      ["files zalo picture-unreadable"],
    ]);
  });
});
