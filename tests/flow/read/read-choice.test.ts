import { describe, expect, it } from "vitest";
import { readChoice } from "../../../src/flow/read/read-choice.ts";
import type { Reading } from "../../../src/flow/read/reading.ts";
import { noWords, yesWords } from "../../../src/flow/read/yes-no.ts";

const situations = [
  { id: "working", label: "Vẫn đang đi làm" },
  { id: "suspended", label: "Tạm hoãn hợp đồng lao động" },
  { id: "unpaid", label: "Nghỉ việc không hưởng lương" },
  { id: "ended", label: "Đã chấm dứt hợp đồng lao động" },
];

const yesNo = [
  { id: "yes", label: "Có", also: yesWords },
  { id: "no", label: "Không", also: noWords },
];

const insurances = [
  { id: "unemployment", label: "Bảo hiểm thất nghiệp" },
  { id: "social", label: "Bảo hiểm xã hội" },
];

const unreadable: Reading<string> = { ok: false, reason: "unreadable" };
const value = (id: string): Reading<string> => ({ ok: true, value: id });
const either = (...options: string[]): Reading<string> => ({ ok: false, reason: "ambiguous", options });

describe("readChoice()", () => {
  it.each([
    ["2", "suspended"],
    ["2.", "suspended"],
    ["2)", "suspended"],
    [" 2 ", "suspended"],
    ["2️⃣", "suspended"],
    ["２", "suspended"],
    ["số 2", "suspended"],
    ["so 2 a", "suspended"],
    ["câu 2", "suspended"],
    ["lựa chọn thứ 2", "suspended"],
    ["em chọn số 2 ạ", "suspended"],
    ["cái thứ hai", "suspended"],
    ["số hai nhé", "suspended"],
    ["thứ nhất", "working"],
    ["đầu tiên", "working"],
    ["cái cuối cùng", "ended"],
    ["option 3", "unpaid"],
    ["the first", "working"],
    ["Thứ tư", "ended"],
  ])("takes %j as a number", (text, id) => {
    expect(readChoice(text, situations)).toEqual(value(id));
  });

  it.each([
    ["0", unreadable],
    ["5", unreadable],
    ["số 9", unreadable],
    ["1 2", either("working", "suspended")],
    ["1 hoặc 3", either("working", "unpaid")],
    ["2,4", either("suspended", "ended")],
  ])("does not take %j as one number", (text, reading) => {
    expect(readChoice(text, situations)).toEqual(reading);
  });

  it.each([
    ["Tạm hoãn hợp đồng lao động", "suspended"],
    ["tạm hoãn hợp đồng lao động".normalize("NFD"), "suspended"],
    ["TAM HOAN HOP DONG LAO DONG", "suspended"],
    ["tam hoan hdld", "suspended"],
    ["tạm hoãn HĐLĐ", "suspended"],
    ["tạm hoãn", "suspended"],
    ["tam hoan", "suspended"],
    ["đi làm", "working"],
    ["dạ em vẫn đang đi làm ạ", "working"],
    ["nghỉ ko hưởng lương", "unpaid"],
    ["nghi viec k huong luong", "unpaid"],
    ["chấm dứt hợp đồng", "ended"],
    ["cham dut", "ended"],
    ["em bị tạm hoãn hợp đồng lao động từ tháng 5", "suspended"],
    ["tam hoan hop dog lao dong", "suspended"],
    ["tạm hoản hợp đồng lao động", "suspended"],
    ["chấm dứt hợp đông lao đông", "ended"],
  ])("takes %j by its words", (text, id) => {
    expect(readChoice(text, situations)).toEqual(value(id));
  });

  it.each([
    ["hợp đồng", either("suspended", "ended")],
    ["hdld", either("suspended", "ended")],
    ["hưởng lương", unreadable],
    ["không", unreadable],
    ["đang", unreadable],
    ["em không bị tạm hoãn hợp đồng lao động", unreadable],
    ["tạm hoãn hợp đồng là gì?", unreadable],
    ["nghỉ việc không hưởng lương thì được bao nhiêu tiền", unreadable],
    ["công ty nợ lương em ba tháng nay rồi mà gọi điện không ai trả lời cả", unreadable],
    ["thời tiết hôm nay đẹp quá", unreadable],
    ["xin chào", unreadable],
    ["?", unreadable],
    ["...", unreadable],
    ["", { ok: false, reason: "empty" } as Reading<string>],
    ["  \n", { ok: false, reason: "empty" } as Reading<string>],
  ])("does not decide %j", (text, reading) => {
    expect(readChoice(text, situations)).toEqual(reading);
  });

  it("asks back another word that is only like the one of a label, because it may be no slip", () => {
    const places = [
      { id: "hoa", label: "Huyện Quảng Hòa" },
      { id: "thach", label: "Huyện Thạch An" },
    ];
    expect(readChoice("huyen quang hao", places)).toEqual(either("hoa"));
    expect(readChoice("huyen thach am", places)).toEqual(either("thach"));
    expect(readChoice("huyen thachj an", places)).toEqual(value("thach"));
    expect(readChoice("het hop dong lao dong", situations.slice(1, 2))).toEqual(either("suspended"));
  });

  it.each([
    ["bhtn", "unemployment"],
    ["BHXH", "social"],
    ["bảo hiểm xh", "social"],
    ["that nghiep", "unemployment"],
    ["xã hội", "social"],
    ["bảo hiêm thất nghiêp", "unemployment"],
    ["bao hiem that nghiep", "unemployment"],
  ])("reads %j among insurances as %j", (text, id) => {
    expect(readChoice(text, insurances)).toEqual(value(id));
  });

  it.each([
    ...yesWords,
    "Có ạ",
    "dạ có ạ",
    "co",
    "CÓ",
    "ok ạ",
    "Vâng.",
    "đúng rồi ạ",
    "có, em đóng rồi",
    "Yes, I have",
  ])("takes %j as yes", (text) => {
    expect(readChoice(text, yesNo)).toEqual(value("yes"));
  });

  it.each([
    ...noWords,
    "ko",
    "k",
    "Không ạ",
    "dạ ko",
    "hok",
    "khong",
    "chua",
    "không có ạ",
    "Không, em chưa đóng",
    "no, never",
  ])("takes %j as no", (text) => {
    expect(readChoice(text, yesNo)).toEqual(value("no"));
  });

  it.each([
    ["có, nhưng không đủ", either("yes")],
    ["có, em không đóng nữa", either("yes")],
    ["có em đóng rồi", either("yes")],
    ["không em nghỉ rồi", either("no")],
    ["dừng", either("yes")],
    ["có bầu thì được hưởng gì", unreadable],
    ["có phải nộp gì không?", unreadable],
    ["12 tháng", unreadable],
    ["không biết", unreadable],
  ])("does not take %j as a sure yes or no", (text, reading) => {
    expect(readChoice(text, yesNo)).toEqual(reading);
  });

  it("lets typed diacritics decide between labels that fold alike", () => {
    const alike = [
      { id: "debt", label: "Nợ lương" },
      { id: "bloom", label: "Nở lượng" },
    ];
    expect(readChoice("nợ lương", alike)).toEqual(value("debt"));
    expect(readChoice("nở lượng", alike)).toEqual(value("bloom"));
    expect(readChoice("no luong", alike)).toEqual(either("debt", "bloom"));
  });

  it("accepts old and new tone placement", () => {
    const places = [
      { id: "a", label: "Hòa giải" },
      { id: "b", label: "Tòa án" },
    ];
    expect(readChoice("hoà giải", places)).toEqual(value("a"));
    expect(readChoice("toà án", places)).toEqual(value("b"));
  });

  it("asks which is meant when a bare number is also in another label", () => {
    const children = [
      { id: "none", label: "Không có con" },
      { id: "one", label: "1 con" },
      { id: "two", label: "2 con" },
    ];
    expect(readChoice("2", children)).toEqual(either("one", "two"));
    expect(readChoice("số 2", children)).toEqual(value("one"));
    expect(readChoice("2 con", children)).toEqual(value("two"));
    expect(readChoice("3", children)).toEqual(value("two"));
  });

  it("takes a bare number for its choice where other labels only mention it", () => {
    const contracts = [
      { id: "long", label: "Không có ngày hết hạn, hoặc từ 12 tháng trở lên" },
      { id: "short", label: "Từ 1 tháng đến dưới 3 tháng" },
      { id: "shortest", label: "Dưới 1 tháng" },
    ];
    expect(readChoice("1", contracts)).toEqual(value("long"));
    expect(readChoice("3", contracts)).toEqual(value("shortest"));
  });

  it("does not take a number for a choice that stands alone", () => {
    const lone = [{ id: "unknown", label: "Tôi không biết" }];
    expect(readChoice("1", lone)).toEqual(unreadable);
    expect(readChoice("không biết", lone)).toEqual(value("unknown"));
    expect(readChoice("không", lone)).toEqual(unreadable);
  });

  it("prefers a label over a number word", () => {
    const sexes = [
      { id: "male", label: "Nam" },
      { id: "female", label: "Nữ" },
    ];
    expect(readChoice("nam", sexes)).toEqual(value("male"));
    expect(readChoice("nu", sexes)).toEqual(value("female"));
  });

  it("never turns a denial around", () => {
    const contracts = [
      { id: "none", label: "Không có hợp đồng" },
      { id: "verbal", label: "Thỏa thuận miệng" },
    ];
    expect(readChoice("có hợp đồng", contracts)).toEqual(unreadable);
    expect(readChoice("không có hợp đồng", contracts)).toEqual(value("none"));
    expect(readChoice("ko hđ", contracts)).toEqual(value("none"));
  });

  it('reads "chỉ thị 16" as words, not as a polite number 16', () => {
    const causes = [
      { id: "ordered", label: "Cơ quan nhà nước yêu cầu dừng" },
      { id: "directive-16", label: "Nơi đó giãn cách theo Chỉ thị 16" },
    ];
    expect(readChoice("chi thi 16", causes)).toEqual(value("directive-16"));
    expect(readChoice("chị thì 2", causes)).toEqual(value("directive-16"));
    expect(readChoice("chị thì 5", causes)).toEqual(unreadable);
  });
});
