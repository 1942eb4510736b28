import { describe, expect, it } from "vitest";
import { loadContent } from "../../src/content/load-content.ts";
import { secondComplaint } from "../../src/flow/second-complaint.ts";
import { projectRoot } from "../../src/project-root.ts";
import { sampleCase } from "../sample-case.ts";

const content = await loadContent(projectRoot);
const teller = { content, session: { lang: "vi" }, sources: { today: "2026-11-26" } };
const view = sampleCase({
  kind: "other",
  track: "administrative-complaint",
  state: "accepted",
  filedOn: "2026-09-01",
  dueOn: "2026-10-15",
  petitionOn: "2026-09-08",
  acceptedOn: "2026-09-15",
});

describe("secondComplaint()", () => {
  it("tells of an accepted complaint until when one may go on if it is not settled in time", () => {
    expect(secondComplaint(teller, view)).toEqual([
      "Khiếu nại lần hai khi đã hết hạn mà lần đầu chưa được giải quyết: trong 30 ngày, nơi vùng sâu, vùng xa đi lại khó khăn thì 45 ngày, tính từ ngày hết thời hạn giải quyết lần đầu. Kèm quyết định lần đầu, nếu có.",
    ]);
  });

  it("counts from the decision once there is one", () => {
    expect(secondComplaint(teller, { ...view, state: "answered" })).toEqual([
      "Khiếu nại lần hai khi không đồng ý với quyết định giải quyết lần đầu: trong 30 ngày, nơi vùng sâu, vùng xa đi lại khó khăn thì 45 ngày, tính từ ngày nhận quyết định giải quyết lần đầu. Kèm quyết định lần đầu, nếu có.",
    ]);
  });

  it("says nothing while there is no accepted petition, when it was taken back, and of what knows no second complaint", () => {
    for (const change of [
      { acceptedOn: null },
      { state: "withdrawn" as const },
      { track: "denunciation" as const },
      { track: "feedback" as const },
    ])
      expect(secondComplaint(teller, { ...view, ...change })).toEqual([]);
  });
});
