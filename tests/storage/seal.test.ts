import { describe, expect, it } from "vitest";
import { AppError } from "../../src/errors.ts";
import { createKeyRing, masterKey } from "../../src/storage/key-ring.ts";
import { dataKey, newDataKey, openWith, sealWith } from "../../src/storage/seal.ts";

const place = { column: "outbox.sealed_body", row: "a 1" } as const;
const first = masterKey(Buffer.alloc(32, 1));
const second = masterKey(Buffer.alloc(32, 2));
const broken = new AppError(
  "SEAL_BROKEN",
  "A sealed value in outbox.sealed_body does not open: it was changed, belongs to another row, or its key is missing.",
);

describe("seal() and open()", () => {
  const ring = createKeyRing(first);

  it("give back what was sealed, and never the same envelope twice", () => {
    const envelopes = ["Nông Thị Bình", "Nông Thị Bình"].map((text) => ring.seal(place, text));
    expect(envelopes.map((envelope) => ring.open(place, envelope).toString("utf8"))).toEqual([
      "Nông Thị Bình",
      "Nông Thị Bình",
    ]);
    expect(envelopes[0]?.equals(envelopes[1] ?? Buffer.of())).toBe(false);
  });

  it("seal nothing too", () => {
    expect(ring.open(place, ring.seal(place, "")).length).toBe(0);
  });

  it("refuse an envelope of which any one bit was turned", () => {
    const envelope = ring.seal(place, "một câu");
    for (let bit = 0; bit < envelope.length * 8; bit += 1) {
      const turned = Buffer.from(envelope);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => ring.open(place, turned)).toThrow(broken);
    }
  });

  it("refuse an envelope that was cut off anywhere", () => {
    const envelope = ring.seal(place, "một câu");
    for (let length = 0; length < envelope.length; length += 1) {
      expect(() => ring.open(place, envelope.subarray(0, length))).toThrow(broken);
    }
  });

  it("refuse an envelope that was moved to another row or column", () => {
    const envelope = ring.seal(place, "một câu");
    expect(() => ring.open({ ...place, row: "a 2" }, envelope)).toThrow(broken);
    expect(() => ring.open({ column: "conversation.sealed_session", row: "a 1" }, envelope)).toThrow(
      "conversation.sealed_session",
    );
  });

  it("open with an older key what it sealed, and seal with the current one", () => {
    const old = ring.seal(place, "cũ");
    const rotated = createKeyRing(second, [first]);
    expect(rotated.open(place, old).toString("utf8")).toBe("cũ");
    expect(() => ring.open(place, rotated.seal(place, "mới"))).toThrow(broken);
  });
});

describe("sealWith() and openWith()", () => {
  it("take a key of one case and no other", () => {
    const key = newDataKey();
    const envelope = sealWith(key, place, Buffer.from([1, 2, 3]));
    expect([...openWith(dataKey(Buffer.from(key.key)), place, envelope)]).toEqual([1, 2, 3]);
    expect(() => openWith(newDataKey(), place, envelope)).toThrow(broken);
  });
});
