import { createHash } from "node:crypto";
import { sameText } from "../../conversation/same-text.ts";
import type { Sign } from "./conversation-token.ts";

/** A puzzle as the browser gets it: find a nonce for which SHA-256("challenge:nonce") begins with `bits` zero bits. */
export interface Puzzle {
  algorithm: "sha-256";
  challenge: string;
  bits: number;
  /** ISO instant after which a solution is refused. */
  expires: string;
}

/** What came back. */
export interface Solution {
  challenge: string;
  nonce: string;
}

const lifetimeMs = 120_000;

/** A new puzzle. `seed` holds at least 128 random bits and decides which conversation the solution opens. */
export function createPuzzle(sign: Sign, puzzle: { seed: string; bits: number; now: Date }): Puzzle {
  const expires = puzzle.now.getTime() + lifetimeMs;
  const body = `${puzzle.seed}.${puzzle.bits}.${expires.toString(36)}`;
  return {
    algorithm: "sha-256",
    challenge: `${body}.${signature(sign, body)}`,
    bits: puzzle.bits,
    expires: new Date(expires).toISOString(),
  };
}

/**
 * The seed of a puzzle that was solved in time, or null. Single use needs no memory and holds on every instance: a
 * puzzle opens exactly one conversation, however often its solution is sent.
 */
export function solvedSeed(sign: Sign, solution: Solution, now: Date): string | null {
  const [seed, bits, expires, given, rest] = solution.challenge.split(".");
  if (!seed || !bits || !expires || !given || rest !== undefined) return null;
  if (!sameText(given, signature(sign, `${seed}.${bits}.${expires}`))) return null;
  if (Number.parseInt(expires, 36) < now.getTime()) return null;
  const hash = createHash("sha256").update(`${solution.challenge}:${solution.nonce}`).digest();
  return leadingZeroBits(hash) >= Number(bits) ? seed : null;
}

function signature(sign: Sign, body: string): string {
  return sign("web-puzzle", body);
}

function leadingZeroBits(hash: Uint8Array): number {
  const first = hash.findIndex((byte) => byte !== 0);
  return first === -1 ? hash.length * 8 : first * 8 + Math.clz32(hash[first] ?? 0) - 24;
}
