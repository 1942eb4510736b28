import { describe, expect, it } from "vitest";
import { readUnknown } from "../../../src/flow/read/read-unknown.ts";

describe("readUnknown()", () => {
  it.each([
    "không biết",
    "khong biet",
    "ko biết",
    "k bt",
    "em không biết ạ",
    "dạ em cũng không biết nữa",
    "không nhớ",
    "ko nho",
    "hok nhớ rõ",
    "không nhớ chính xác",
    "không rõ lắm",
    "chưa rõ",
    "chẳng nhớ gì",
    "quên rồi",
    "quên mất rồi".slice(0, 4),
    "chịu",
    "chịu thôi",
    "không biết bao nhiêu tháng",
    "KHÔNG NHỚ".normalize("NFD"),
    "don't know",
    "I don't know",
    "i dont remember",
    "not sure",
    "no idea",
    "idk",
  ])("understands %j", (text) => {
    expect(readUnknown(text)).toBe(true);
  });

  it.each([
    "không",
    "ko",
    "no",
    "chưa",
    "có",
    "biết",
    "12 tháng",
    "không biết có được hưởng không?",
    "không biết công ty có đóng bảo hiểm cho tôi không nữa",
    "tôi không nhớ ngày nhưng khoảng 15/8",
    "không có",
    "",
    "nhớ",
  ])("does not take %j for it", (text) => {
    expect(readUnknown(text)).toBe(false);
  });
});
