import { describe, expect, it } from "vitest";
import { typedNumbers } from "../../src/content/typed-numbers.ts";

describe("typedNumbers()", () => {
  it.each([
    ["Anh/chị đóng đủ 12 tháng thì được 60% lương, tối đa 26.550.000 đồng.", ["12 tháng", "60%", "26.550.000 đồng"]],
    ["Within 7 working days and 0.5 percent.", ["7 working", "0.5 percent"]],
    ["Từ 15 tuổi, mỗi tuần 48 giờ, nghỉ 30 phút", ["15 tuổi", "48 giờ", "30 phút"]],
    ["Hạn cuối là 20/12/2021; nộp trước 5/6.", ["20/12/2021", "5/6"]],
    ["By 30 September 2021 at the latest", ["30 September"]],
    ["Gọi 111 hoặc 1900 9068.", ["111 hoặc", "1900 9068"]],
    ["Phạt 2000 đồng, tháng 7 năm 2025", ["2000 đồng", "7 năm"]],
    ["F2 thì không; hết Tết 2/2.", ["F2 thì", "2/2"]],
  ])("finds the numbers of %j", (text, found) => {
    expect(typedNumbers(text)).toEqual(found);
  });

  it.each([
    "Nghị quyết 116, Quyết định 22/2013, Chỉ thị 16; Decision 28, Resolution 68, Directive 16",
    "Điều 5 khoản 2, mẫu số 04, mẫu 25; Article 5, form 24",
    "Ở vùng 3, nhóm 1, học xong lớp 9; region 4, group 2. Lương tháng 13.",
    "Năm 2021, từ năm 2026, trước 2014, since 2020 and before 2026.",
    "Nghỉ lễ: 1/1, 30/4, 1/5 và 24/11. F0 và F1 do COVID-19",
    "1. Một\n2. Hai",
    "{{param unemployment-months-needed}} trong {{number unemployment-months-window}} tháng",
  ])("leaves names alone that have a number in them: %j", (text) => {
    expect(typedNumbers(text)).toEqual([]);
  });
});
