import { beforeAll, describe, expect, it } from "vitest";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { checkNumbers, fillNumbers, type NumberSources, typedNumbers } from "../../src/content/topic-numbers.ts";
import { projectRoot } from "../../src/project-root.ts";

let content: Content;
let sources: NumberSources;
beforeAll(async () => {
  content = await loadContent(projectRoot);
  const { parameters, programmes, timeLimits, bodies } = content;
  sources = { parameters, programmes, timeLimits, hotlines: bodies.hotlines };
});

describe("fillNumbers()", () => {
  function filled(text: string, lang = "vi", day = "2026-11-23"): string {
    return fillNumbers(text, sources, { day, lang, words: content.words });
  }

  it.each([
    ["{{param minimum-wage-region-3}}", "4.140.000 đồng", "4,140,000 đồng"],
    ["{{param unemployment-months-needed}}", "12 tháng", "12 months"],
    ["{{number unemployment-months-needed}}", "12", "12"],
    ["{{param unemployment-percent}}", "60%", "60%"],
    ["{{amount nq116-employees.from-12}}", "2.100.000 đồng", "2,100,000 đồng"],
    ["{{band nq116-employees.from-84}}", "84", "84"],
    ["{{limit administrative-complaint.complain}}", "90 ngày", "90 days"],
    ["{{limit administrative-complaint.settle.complex.remote}}", "60 ngày", "60 days"],
    ["{{limit administrative-complaint.accept}}", "7 ngày làm việc", "7 working days"],
    ["{{hotline social-insurance}}", "1900 9068", "1900 9068"],
  ])("says %s in both languages", (text, vi, en) => {
    expect([filled(text), filled(text, "en")]).toEqual([vi, en]);
  });

  it("takes the value of the day", () => {
    expect(filled("{{param base-salary}}", "vi", "2026-06-30")).toBe("2.340.000 đồng");
    expect(filled("{{param base-salary}}", "vi", "2026-07-01")).toBe("2.530.000 đồng");
    expect(filled("{{limit administrative-complaint.accept}}", "vi", "2026-06-30")).toBe("10 ngày");
  });
});

describe("checkNumbers()", () => {
  it.each([
    [
      "{{param minimum-wage-region-9}}",
      '{{param minimum-wage-region-9}} is no parameter; did you mean "minimum-wage-region-1"?',
    ],
    ["{{param base-salary}}", "{{param base-salary}} has no value on 2019-01-01 (not-yet)"],
    [
      "{{amount nq116-employee.from-12}}",
      '{{amount nq116-employee.from-12}} names no programme; did you mean "nq116-employees"?',
    ],
    [
      "{{amount nq116-employees.from-13}}",
      '{{amount nq116-employees.from-13}} names no sum of nq116-employees; did you mean "from-12"?',
    ],
    ["{{limit complaint.accept}}", "{{limit complaint.accept}} names no matter of time-limits.yaml"],
    ["{{limit denunciation.acept}}", "{{limit denunciation.acept}} names no step of denunciation"],
    ["{{hotline polise}}", '{{hotline polise}} is no hotline; did you mean "police"?'],
    [
      "{{base-salary}}",
      "{{base-salary}} is none of {{param …}}, {{number …}}, {{amount …}}, {{band …}}, {{limit …}}, {{hotline …}}",
    ],
  ])("tells what is wrong with %s", (text, fault) => {
    expect(checkNumbers(text, sources, ["2019-01-01"])).toEqual([fault]);
  });
});

describe("typedNumbers()", () => {
  it.each([
    ["Anh/chị đóng đủ 12 tháng thì được 60% lương, tối đa 26.550.000 đồng.", ["12 tháng", "60%", "26.550.000 đồng"]],
    ["Within 7 working days and 0.5 percent.", ["7 working days", "0.5 percent"]],
    ["Từ 15 tuổi, mỗi tuần 48 giờ, nghỉ 30 phút", ["15 tuổi", "48 giờ", "30 phút"]],
  ])("finds the quantities of %j", (text, found) => {
    expect(typedNumbers(text)).toEqual(found);
  });

  it.each([
    "Từ ngày 1/7/2026, tháng 7 năm 2025, theo Nghị quyết 116 người lao động được nhận",
    "Gọi 111 hoặc 1900 9068. Điều 5 khoản 2. Lần 2, ngày 3/9.",
    "{{param unemployment-months-needed}} trong {{number unemployment-months-window}} tháng",
    "From 1 July 2026 on, Decision 28, people ask first.",
  ])("leaves dates, laws, telephones and placeholders alone: %j", (text) => {
    expect(typedNumbers(text)).toEqual([]);
  });
});
