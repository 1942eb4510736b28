import { beforeAll, describe, expect, it } from "vitest";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { checkNumbers, fillNumbers, type NumberSources } from "../../src/content/topic-numbers.ts";
import { projectRoot } from "../../src/project-root.ts";

let content: Content;
let sources: NumberSources;
beforeAll(async () => {
  content = await loadContent(projectRoot);
  const { parameters, programmes, timeLimits, bodies, sources: laws } = content;
  sources = { parameters, programmes, timeLimits, hotlines: bodies.hotlines, sources: laws };
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
    ["{{since base-salary}}", "1/7/2026", "1 July 2026"],
    ["{{in-force luat-viec-lam-2025}}", "1/1/2026", "1 January 2026"],
    ["{{day nq116-employees.filing.until}}", "20/12/2021", "20 December 2021"],
    ["{{day nq116-employees.ended-in-window.from}}", "1/1/2020", "1 January 2020"],
    ["{{day nq116-employees.paid-late}}", "10/9/2022", "10 September 2022"],
    ["{{day nq68-guides.event.from}}", "1/5/2021", "1 May 2021"],
    ["{{day nq68-guides.widened}}", "6/11/2021", "6 November 2021"],
  ])("says %s in both languages", (text, vi, en) => {
    expect([filled(text), filled(text, "en")]).toEqual([vi, en]);
  });

  it("takes the value of the day", () => {
    expect(filled("{{param base-salary}}", "vi", "2026-06-30")).toBe("2.340.000 đồng");
    expect(filled("{{param base-salary}}", "vi", "2026-07-01")).toBe("2.530.000 đồng");
    expect(filled("{{limit administrative-complaint.accept}}", "vi", "2026-06-30")).toBe("10 ngày");
    expect(filled("{{since base-salary}}", "vi", "2026-06-30")).toBe("1/7/2024");
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
    ["{{since base-salery}}", '{{since base-salery}} is no parameter; did you mean "base-salary"?'],
    ["{{since base-salary}}", "{{since base-salary}} has no value on 2019-01-01 (not-yet)"],
    ["{{in-force qd82}}", '{{in-force qd82}} is no source; did you mean "qd28"?'],
    [
      "{{day nq116-employee.event.from}}",
      '{{day nq116-employee.event.from}} names no programme; did you mean "nq116-employees"?',
    ],
    [
      "{{day nq116-employees.filing.untill}}",
      '{{day nq116-employees.filing.untill}} names no day of nq116-employees; did you mean "filing.until"?',
    ],
    ["{{day nq68-covid-meals.widened}}", "{{day nq68-covid-meals.widened}} names no day of nq68-covid-meals"],
    [
      "{{base-salary}}",
      "{{base-salary}} is none of {{param …}}, {{number …}}, {{amount …}}, {{band …}}, {{limit …}}, {{hotline …}}, {{since …}}, {{day …}}, {{in-force …}}",
    ],
  ])("tells what is wrong with %s", (text, fault) => {
    expect(checkNumbers(text, sources, ["2019-01-01"])).toEqual([fault]);
  });
});
