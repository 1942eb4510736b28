import { describe, expect, it } from "vitest";
import { buildDangerIndex, findDanger } from "../../src/search/find-danger.ts";
import { falseAlarms, recall } from "./danger/measure.ts";
import { dangerous, harmless, ordinaryQuestions, unseen } from "./danger/messages-on-file.ts";
import { spellings } from "./spellings.ts";

const small = buildDangerIndex(
  {
    words: { vi: { partner: ["chồng", "chồng cũ"] } },
    harmless: { vi: ["đánh máy"] },
    signs: {
      "self-harm": { hotlines: ["ambulance"], kind: "other", now: { vi: ["=tự vẫn"] } },
      violence: {
        hotlines: ["police"],
        kind: "other",
        now: { vi: ["<partner> … đánh"], en: ["he hits me"] },
        asks: { vi: ["chồng đánh … phạt bao nhiêu"] },
      },
    },
  },
  new Map([["vi", new Map([["ck", "chồng"]])]]),
);

describe("findDanger()", () => {
  it.each([
    "chồng em say rượu đánh em",
    "chong em danh em",
    "ck e đánh e",
    "chồng cũ đánh",
    "choofng em ddanhs em",
    "cho62ng em d9a1nh em",
    "chồng em đnáh em",
    "he hits me",
  ])("finds violence in %j", (text) => {
    for (const typed of [text, text.normalize("NFD"), text.toUpperCase()]) {
      expect([typed, findDanger(small, typed)]).toEqual([typed, { sign: "violence", strength: "now" }]);
    }
  });

  it.each(["chồng em đánh máy ở xã", "chong em danh may o xa", "chồng tôi hiền", "", "đánh", "12 tháng"])(
    "finds nothing in %j",
    (text) => {
      expect(findDanger(small, text)).toBeNull();
    },
  );

  it("tells a question about the rules from danger", () => {
    expect(findDanger(small, "chồng đánh vợ bị phạt bao nhiêu")).toEqual({ sign: "violence", strength: "asks" });
    expect(findDanger(small, "chồng đánh vợ bị phạt bao nhiêu, chồng em đánh em")).toEqual({
      sign: "violence",
      strength: "now",
    });
  });

  it("takes a phrase that needs its marks only with them", () => {
    expect(findDanger(small, "anh ấy tự vẫn")).toEqual({ sign: "self-harm", strength: "now" });
    expect(findDanger(small, "anh ay tu van")).toBeNull();
  });

  it("names the gravest sign first", () => {
    expect(findDanger(small, "chồng em đánh em, em định tự vẫn")?.sign).toBe("self-harm");
  });
});

describe("findDanger() over the phrases on file", () => {
  it.each(Object.entries(spellings))("finds what it was made for, typed %s", (name, spell) => {
    const least = name === "typos" ? 0.94 : 0.98;
    expect(recall(dangerous.vi, spell)).toBeGreaterThanOrEqual(least);
    expect(recall(unseen, spell)).toBeGreaterThanOrEqual(0.9);
  });

  it("finds it in English", () => {
    expect(recall(dangerous.en, (text) => text)).toBe(1);
  });

  it.each(Object.entries(spellings))("raises no false alarm, typed %s", (_, spell) => {
    expect(falseAlarms(harmless, spell).length / harmless.length).toBeLessThanOrEqual(0.015);
    expect(falseAlarms(ordinaryQuestions, spell).length / ordinaryQuestions.length).toBeLessThanOrEqual(0.02);
  });
});
