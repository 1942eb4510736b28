import { describe, expect, it } from "vitest";
import { readBooks } from "../../src/authoring/books.ts";
import { outcomeName, outcomeText, saysText } from "../../src/authoring/outcome-text.ts";
import { viewOf } from "../../src/authoring/view.ts";
import { projectRoot } from "../../src/project-root.ts";

const example = { says: "x", changes: [] };

describe("what an example gives", async () => {
  const view = viewOf(await readBooks(projectRoot), "vi");

  it("is told in words, and by its name in the file where there are none", () => {
    const step = { ...example, about: { is: "matter" as const, id: "labour-dispute" } };
    expect([
      ...["total", "course.paid", "unheard-of"].map((name) => outcomeName(view, example, name)),
      outcomeName(view, { ...step, about: { ...step.about, id: "administrative-complaint" } }, "complain"),
      outcomeName(view, step, "unheard-of"),
    ]).toEqual(["tổng số tiền", "số tiền đã trả", "unheard-of", "Nộp đơn khiếu nại lần đầu", "unheard-of"]);
  });

  it("has verdicts, laws and questions in words, and days and numbers as people write them", () => {
    expect([
      outcomeText(view, "verdict", "eligible"),
      outcomeText(view, "law", "old"),
      outcomeText(view, "missing", ["jobEndedOn"]),
      outcomeText(view, "failed", ["months-in-window", "training-entitled", "months-enough"]),
      outcomeText(view, "told", ["annex-first"]),
      outcomeText(view, "course.event", "military"),
      outcomeText(view, "course.status", "ended"),
      outcomeText(view, "between", [1000, 2000]),
      outcomeText(view, "starts", "2026-03-01"),
      outcomeText(view, "total", null),
    ]).toEqual([
      "được hưởng",
      "Luật Việc làm 2013",
      "[Ngày nghỉ việc]",
      "[Đóng đủ số tháng trong thời gian được xét, Thuộc diện được hỗ trợ học nghề, months-enough]",
      "[“Ngày báo việc tìm việc làm ghi trong phụ lục của quyết định”]",
      "Đi nghĩa vụ quân sự, công an hoặc dân quân thường trực",
      "bị chấm dứt",
      "[1.000, 2.000]",
      "1/3/2026",
      "–",
    ]);
  });

  it("names the dated number it is an example of", () => {
    const about = (id: string) => saysText(view, { ...example, about: { is: "parameter", id } });
    expect([about("base-salary"), about("sum-of-cash"), saysText(view, example)]).toEqual([
      "Lương cơ sở: x",
      "sum-of-cash: x",
      "x",
    ]);
  });
});
