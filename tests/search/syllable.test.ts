import { describe, expect, it } from "vitest";
import { isSyllable } from "../../src/search/syllable.ts";

describe("isSyllable()", () => {
  it.each("nghiep truong gi gieng quyet khuyu uong a y oai thuong ngoeo".split(" "))("takes %s", (word) => {
    expect(isSyllable(word)).toBe(true);
  });

  it.each("cty nghieepj bhxh does less xyz f0 ng".split(" "))("refuses %s", (word) => {
    expect(isSyllable(word)).toBe(false);
  });
});
