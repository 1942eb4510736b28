import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createPuzzle, solvedSeed } from "../../../src/channels/web/puzzle.ts";

// The browser's own solver, plain JavaScript without types.
const solver: string = "../../../src/channels/web/assets/puzzle.js";
const { search } = (await import(solver)) as {
  search(puzzle: { challenge: string; bits: number }, from: number, until: number): string | null;
};

const sign = (purpose: string, data: string) =>
  createHmac("sha256", "key").update(`${purpose}\n${data}`).digest("base64url");
const now = new Date("2026-03-02T02:00:00.000Z");
const puzzle = createPuzzle(sign, { seed: "seed", bits: 10, now });
const nonce = search(puzzle, 0, 1_000_000) ?? "";

describe("solvedSeed()", () => {
  it("gives the seed of a puzzle the browser's script has solved", () => {
    expect(solvedSeed(sign, { challenge: puzzle.challenge, nonce }, now)).toBe("seed");
  });

  it("takes a solution for two minutes", () => {
    expect(puzzle.expires).toBe("2026-03-02T02:02:00.000Z");
    const solution = { challenge: puzzle.challenge, nonce };
    expect(solvedSeed(sign, solution, new Date("2026-03-02T02:02:00.000Z"))).toBe("seed");
    expect(solvedSeed(sign, solution, new Date("2026-03-02T02:02:00.001Z"))).toBeNull();
  });

  it("refuses a nonce that does not fit", () => {
    const wrong =
      Array.from({ length: 100 }, (_, index) => String(index)).find(
        (candidate) => candidate !== nonce && !fits(candidate),
      ) ?? "";
    expect(solvedSeed(sign, { challenge: puzzle.challenge, nonce: wrong }, now)).toBeNull();
  });

  it("refuses a puzzle whose difficulty or lifetime was changed", () => {
    const easier = puzzle.challenge.replace(".10.", ".1.");
    expect(
      solvedSeed(sign, { challenge: easier, nonce: search({ challenge: easier, bits: 1 }, 0, 1000) ?? "" }, now),
    ).toBeNull();
    const [seed, bits, , signature] = puzzle.challenge.split(".");
    const longer = `${seed}.${bits}.${Number.MAX_SAFE_INTEGER.toString(36)}.${signature}`;
    expect(
      solvedSeed(sign, { challenge: longer, nonce: search({ challenge: longer, bits: 10 }, 0, 1_000_000) ?? "" }, now),
    ).toBeNull();
  });

  function fits(candidate: string): boolean {
    return createHash("sha256").update(`${puzzle.challenge}:${candidate}`).digest().readUInt16BE(0) < 2 ** 6;
  }
});

describe("search() of the browser", () => {
  it.each([10, 54, 55, 56, 62, 63, 64, 119, 120, 128])(
    "finds a true SHA-256 for a challenge of %i characters",
    (length) => {
      const challenge = "c".repeat(length);
      const found = search({ challenge, bits: 9 }, 0, 100_000);
      expect(createHash("sha256").update(`${challenge}:${found}`).digest().readUInt16BE(0)).toBeLessThan(2 ** 7);
    },
  );

  it("gives null when none of the nonces fits", () => {
    expect(search({ challenge: "c", bits: 60 }, 0, 50)).toBeNull();
  });
});
