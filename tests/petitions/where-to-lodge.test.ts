import { describe, expect, it } from "vitest";
import { loadContent } from "../../src/content/load-content.ts";
import type { PetitionFields } from "../../src/petitions/petition-fields.ts";
import { whereToLodge } from "../../src/petitions/where-to-lodge.ts";
import { projectRoot } from "../../src/project-root.ts";

const content = await loadContent(projectRoot);

function lodging(form: string, fields: PetitionFields, day: { today?: string; knownOn?: string; lang?: string } = {}) {
  return whereToLodge(content, { form, fields, today: "2026-11-26", lang: "vi", ...day });
}

function days(found: ReturnType<typeof lodging>) {
  return found.limits.map(({ step, lastDay, nominal, late, cite }) => ({ step, lastDay, nominal, late, cite }));
}

describe("whereToLodge()", () => {
  it("sends a complaint about a commune to its chair, within 90 days", () => {
    const found = lodging("administrative-complaint", {
      against: "commune",
      commune: "hoa-an",
      "knew-on": "2026-11-05",
    });
    expect([found.body, found.certain, found.cite]).toEqual([
      "Chủ tịch Ủy ban nhân dân xã Hòa An, tỉnh Cao Bằng",
      true,
      "luat136.d2.k7",
    ]);
    expect(days(found)).toEqual([
      { step: "complain", lastDay: "2027-02-02", nominal: "2027-02-03", late: false, cite: "kn.d9" },
    ]);
    expect(found.sentences).toEqual([
      "Nơi nhận đơn: Chủ tịch Ủy ban nhân dân xã Hòa An, tỉnh Cao Bằng.",
      "Chậm nhất ngày 2/2/2027: Nộp đơn khiếu nại lần đầu. Thời gian ốm đau, thiên tai hoặc trở ngại khách quan khác không bị tính. Thời hạn là 90 ngày, tính từ ngày nhận được hoặc biết quyết định, việc làm đó.",
    ]);
  });

  it("sends a complaint about a benefit decision to the head of the department", () => {
    const { body, certain } = lodging("unemployment-complaint", { against: "decision" });
    expect([body, certain]).toEqual(["Giám đốc Sở Nội vụ tỉnh Cao Bằng", true]);
  });

  it("sends a second complaint about it to the province's chair, within 30 days of the first decision", () => {
    const found = lodging("unemployment-complaint", { against: "decision-again" }, { knownOn: "2026-11-10" });
    expect(found.body).toBe("Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng");
    expect(days(found)).toEqual([
      { step: "complain-again", lastDay: "2026-12-09", nominal: "2026-12-10", late: false, cite: "luat136.d2.k12" },
    ]);
  });

  it("sends a labour complaint to the employer first, within 180 days", () => {
    const fields = { against: "employer", respondent: "Công ty Phja Oắc", "knew-on": "2026-11-05" };
    const found = lodging("labour-complaint", fields);
    expect(found.body).toBe("Người đứng đầu Công ty Phja Oắc");
    expect(days(found)).toEqual([
      { step: "complain", lastDay: "2027-04-29", nominal: "2027-05-04", late: false, cite: "nd24.d7.k1" },
    ]);
  });

  it("says that an officer directs people where it is not sure who decides", () => {
    const unsure = [
      lodging("denunciation", { against: "labour" }),
      lodging("labour-complaint", { against: "employer-again" }),
    ];
    expect(unsure.map(({ certain, sentences }) => [certain, sentences[0]])).toEqual([
      [
        false,
        "Chưa chắc Sở Nội vụ tỉnh Cao Bằng là nơi giải quyết. Anh/chị cứ đến hỏi, cán bộ sẽ hướng dẫn nơi nhận đơn.",
      ],
      [
        false,
        "Chưa chắc Sở Nội vụ tỉnh Cao Bằng là nơi giải quyết. Anh/chị cứ đến hỏi, cán bộ sẽ hướng dẫn nơi nhận đơn.",
      ],
    ]);
  });

  it("names no body while it was not chosen, or on a day of which nothing is known", () => {
    const open =
      "Chưa rõ nơi nào nhận đơn này. Anh/chị hỏi Sở Nội vụ hoặc Ủy ban nhân dân xã, phường, cán bộ sẽ hướng dẫn.";
    const none = lodging("denunciation", {});
    const early = lodging("denunciation", { against: "social-insurance" }, { today: "2025-11-29" });
    expect([none, early].map(({ body, certain, sentences }) => [body, certain, sentences[0]])).toEqual([
      [null, false, open],
      [null, false, open],
    ]);
  });

  it("says that a denunciation has no last day", () => {
    const found = lodging("denunciation", { against: "social-insurance" });
    expect(found.limits).toEqual([]);
    expect(found.sentences).toEqual([
      "Nơi nhận đơn: Người đứng đầu cơ quan bảo hiểm xã hội, tỉnh Cao Bằng.",
      "Việc này không có hạn nộp đơn, nhưng nộp sớm thì dễ kiểm tra hơn.",
    ]);
  });

  it("tells the limits of mediator, arbitrators and court of a dispute", () => {
    expect(days(lodging("labour-dispute", { "discovered-on": "2026-10-10" }))).toEqual([
      { step: "ask-mediator", lastDay: "2027-04-08", nominal: "2027-04-10", late: false, cite: "blld.d190" },
      { step: "ask-arbitrators", lastDay: "2027-07-08", nominal: "2027-07-10", late: false, cite: "blld.d190" },
      { step: "go-to-court", lastDay: "2027-10-07", nominal: "2027-10-10", late: false, cite: "blld.d190" },
    ]);
  });

  it("tells the early day while there is time, then the last day, then that it may be over", () => {
    const on = (today: string) =>
      lodging("administrative-complaint", { against: "other-body", "knew-on": "2026-09-01" }, { today }).limits.map(
        ({ lastDay, late }) => [lastDay, late],
      );
    expect(["2026-11-27", "2026-11-30", "2026-12-01"].map(on)).toEqual([
      [["2026-11-27", false]],
      [["2026-11-30", false]],
      [["2026-11-30", true]],
    ]);
  });

  it("tells the limit without a day where the first day is not known, or the calendar of its end", () => {
    const open = lodging("administrative-complaint", { against: "other-body" });
    const far = lodging("labour-dispute", { "discovered-on": "2027-12-01" }, { today: "2027-12-02" });
    expect([open, far].map(({ limits }) => limits[0]?.lastDay)).toEqual([null, null]);
    expect([open, far].map(({ limits }) => limits[0]?.text)).toEqual([
      "Nộp đơn khiếu nại lần đầu. Thời gian ốm đau, thiên tai hoặc trở ngại khách quan khác không bị tính. Thời hạn là 90 ngày, tính từ ngày nhận được hoặc biết quyết định, việc làm đó.",
      "Yêu cầu hòa giải viên lao động hòa giải. Thời hạn là 6 tháng, tính từ ngày phát hiện quyền lợi của mình bị vi phạm. Lịch nghỉ lễ của năm đó chưa có, nên anh/chị nộp càng sớm càng tốt.",
    ]);
  });

  it("says the sentences in English, and whom the paper is written to as it stands there", () => {
    const found = lodging("unemployment-complaint", { against: "centre" }, { knownOn: "2026-11-05", lang: "en" });
    expect(found.sentences[0]).toBe("Lodge it with: Giám đốc Trung tâm Dịch vụ việc làm tỉnh Cao Bằng.");
    expect(found.ways).toEqual(["In person. Ask for a receipt with the day.", "By registered post. Keep the receipt."]);
  });
});
