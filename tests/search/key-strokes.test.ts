import { describe, expect, it } from "vitest";
import { readTelex, readVni } from "../../src/search/key-strokes.ts";

describe("readTelex()", () => {
  it.each([
    ["troj", "trọ"],
    ["caaps", "cấp"],
    ["thaats", "thất"],
    ["nghieepj", "nghiệp"],
    ["nghiepej", "nghiệp"],
    ["luowng", "lương"],
    ["huwowngr", "hưởng"],
    ["dduowcj", "được"],
    ["suawr", "sửa"],
    ["tienef", "tiền"],
    ["cos", "có"],
    ["Baor", "bảo"],
  ])("reads %s as %s", (keys, word) => {
    expect(readTelex(keys)).toBe(word);
  });

  it.each(["cty", "nq", "less", "gian", "bao", "xoong", "12", "the"])("leaves %s alone", (word) => {
    expect(readTelex(word)).toBeNull();
  });
});

describe("readVni()", () => {
  it.each([
    ["tro75", "trợ"],
    ["ca61p", "cấp"],
    ["nghie65p", "nghiệp"],
    ["lu7o7ng", "lương"],
    ["d9u7o75c", "được"],
    ["ba3o", "bảo"],
    ["hie63m", "hiểm"],
  ])("reads %s as %s", (keys, word) => {
    expect(readVni(keys)).toBe(word);
  });

  it.each(["nq116", "t3", "5tr2", "116", "f0"])("leaves %s alone", (word) => {
    expect(readVni(word)).toBeNull();
  });
});
