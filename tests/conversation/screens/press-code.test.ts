import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pressCodes } from "../../../src/conversation/screens/press-code.ts";

const key = createHash("sha256").update("press codes of the tests").digest();
const codes = pressCodes(key);
const press = { prompt: 12, id: "complaint-from-text" };
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

function made(address: string, of: { prompt: number; id: string } = press): string {
  const code = codes.make(address, of, 200);
  if (code === null) throw new Error("200 characters hold every id of the tests");
  return code;
}

describe("pressCodes()", () => {
  it("gives back prompt and id in the conversation they were made for", () => {
    expect(codes.read("chat-1", made("chat-1"))).toEqual(press);
  });

  it("gives back every id, with spaces and Vietnamese letters too", () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), (prompt, id) => {
        expect(codes.read("chat-1", made("chat-1", { prompt, id }))).toEqual({ prompt, id });
      }),
    );
  });

  it("goes on making the codes of buttons that stand in chats already, of one block of key stream or two", () => {
    expect(made("chat-1")).toBe("c.zEbglmcUsP2tyNF6LlTh4LB5zgn8qxhmJ1qv");
    expect(made("chat-1", { prompt: 12, id: "một tên dài hơn ba mươi hai byte để cần hai khối" })).toBe(
      "c.tSCp8rj3OziswaX3Q-80j-OYTlMPHigJz9FVCahi5G85nMGBfNum5AeNS48ZlVl98PFlVUK2g2-HrXC9-Na-WuKebdqQBw",
    );
  });

  it("gives the same button the same code, and others others", () => {
    expect(made("chat-1")).toBe(made("chat-1"));
    const others = [made("chat-2"), made("chat-1", { ...press, prompt: 13 }), made("chat-1", { ...press, id: "no" })];
    expect(new Set([made("chat-1"), ...others]).size).toBe(4);
  });

  it("shows nothing of what the button means", () => {
    const code = made("chat-1");
    const bytes = Buffer.from(code.slice(2), "base64url");
    expect(code).toMatch(/^c\.[A-Za-z0-9_-]{36}$/);
    expect([code, bytes.toString("latin1")].filter((form) => /compl|from|text/.test(form))).toEqual([]);
  });

  it("is worth nothing in another conversation or under another key", () => {
    expect(codes.read("chat-2", made("chat-1"))).toBe(null);
    expect(pressCodes(createHash("sha256").update("another").digest()).read("chat-1", made("chat-1"))).toBe(null);
  });

  it("refuses a code in which any one character was changed, left out or doubled", () => {
    const code = made("chat-1", { prompt: 3, id: "yes" });
    const slips = [...code].flatMap((character, at) => {
      const [before, after] = [code.slice(0, at), code.slice(at + 1)];
      const changed = [...alphabet].filter((other) => other !== character).map((other) => before + other + after);
      return [...changed, before + after, before + character + character + after];
    });
    expect(slips).toHaveLength(code.length * 66);
    expect(slips.filter((slip) => slip !== code && codes.read("chat-1", slip) !== null)).toEqual([]);
  });

  it("refuses what is no code at all", () => {
    const texts = ["", "xin chào", "AAAA", "A".repeat(11), `${made("chat-1")}=`, ` ${made("chat-1")}`];
    expect(texts.map((text) => codes.read("chat-1", text))).toEqual(texts.map(() => null));
  });

  it("makes none that would be too long", () => {
    const { length } = made("chat-1");
    expect(codes.make("chat-1", press, length)).toBe(made("chat-1"));
    expect(codes.make("chat-1", press, length - 1)).toBe(null);
  });
});
