import { describe, expect, it } from "vitest";
import { loadContent } from "../../src/content/load-content.ts";
import { fieldsOfCase } from "../../src/petitions/fields-of-case.ts";
import { papersOfCase } from "../../src/petitions/papers-of-case.ts";
import { wrongFields } from "../../src/petitions/petition-fields.ts";
import { projectRoot } from "../../src/project-root.ts";

const content = await loadContent(projectRoot);
const told = {
  told: { about: "Công ty Sao Mai", request: "Trả lương.", knew: "2026-11-05" },
  story: ["Nợ lương ba tháng.", "Đã hỏi hai lần."],
  place: "dam-thuy",
  employer: null,
};

describe("fieldsOfCase()", () => {
  it("fills what each petition calls by another name, and nothing of who told it", () => {
    const filled = [...content.petitions.values()].map((petition) => [petition.id, fieldsOfCase(petition, told)]);
    const story = "Nợ lương ba tháng.\nĐã hỏi hai lần.";
    expect(Object.fromEntries(filled)).toEqual({
      "administrative-complaint": {
        respondent: "Công ty Sao Mai",
        "knew-on": "2026-11-05",
        request: "Trả lương.",
        story,
      },
      "unemployment-complaint": {
        respondent: "Công ty Sao Mai",
        "knew-on": "2026-11-05",
        request: "Trả lương.",
        story,
      },
      "labour-complaint": {
        ...{
          against: "employer",
          respondent: "Công ty Sao Mai",
          "knew-on": "2026-11-05",
          request: "Trả lương.",
          story,
        },
      },
      "labour-dispute": {
        ...{ employer: "Công ty Sao Mai", "discovered-on": "2026-11-05", request: "Trả lương.", story },
        workplace: "dam-thuy",
      },
      denunciation: { accused: "Công ty Sao Mai", request: "Trả lương.", breach: story },
      feedback: { "body-concerned": "Công ty Sao Mai", proposal: "Trả lương.", feedback: story },
    });
  });

  it("gives every petition fields it has, whatever was told", () => {
    for (const petition of content.petitions.values())
      for (const part of [told, { ...told, told: { knew: "hôm qua" }, place: null, employer: "Tổ hợp A" }])
        expect(wrongFields(petition, fieldsOfCase(petition, part))).toEqual([]);
  });
});

describe("papersOfCase()", () => {
  it("makes the paper of every formal track, and none for other tracks or once it was taken back", async () => {
    const made: Record<string, string> = {};
    for (const track of Object.keys(content.tracks) as (keyof typeof content.tracks)[]) {
      const papers = papersOfCase(content, { track, told }, "2026-11-26");
      if (papers)
        made[track] = Buffer.from((await papers.make()).pdf)
          .subarray(0, 5)
          .toString();
      expect(papersOfCase(content, { track, told: null }, "2026-11-26")).toBe(null);
    }
    expect(made).toEqual({
      "administrative-complaint": "%PDF-",
      "unemployment-complaint": "%PDF-",
      "labour-complaint": "%PDF-",
      "labour-dispute": "%PDF-",
      denunciation: "%PDF-",
    });
  });

  it("says what is left to be written, where and until when it is lodged", () => {
    const papers = papersOfCase(content, { track: "labour-complaint", told }, "2026-11-26");
    expect(papers?.open("vi")).toEqual([
      ...["Họ và tên", "Địa chỉ", "Địa chỉ bên bị khiếu nại", "Khiếu nại về việc", "Lý do"],
    ]);
    expect(papers?.lodging("vi").sentences[0]).toContain("Công ty Sao Mai");
  });
});
