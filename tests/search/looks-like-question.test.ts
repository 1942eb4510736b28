import { describe, expect, it } from "vitest";
import { looksLikeQuestion } from "../../src/search/looks-like-question.ts";

describe("looksLikeQuestion()", () => {
  it.each([
    "nghị quyết 116 được bao nhiêu tiền",
    "nq116 duoc bao nhieu tien",
    "tôi có được hưởng không",
    "toi co duoc huong ko",
    "có phải nộp gì không?",
    "nộp ở đâu vậy ạ",
    "khi nào thì có tiền",
    "cho em hỏi về bảo hiểm",
    "thế còn người nghỉ thai sản?",
    "có bầu thì được hưởng gì",
    "công ty nợ lương thì sao",
    "bhtn là gì",
    "tại sao lại hỏi câu này",
    "How much is it",
    "can I apply",
    "tôi có được hưởng không".normalize("NFD"),
    "không có hợp đồng thì có được hưởng bảo hiểm không",
  ])("takes %j for a question", (text) => {
    expect(looksLikeQuestion(text)).toBe(true);
  });

  it.each([
    "có",
    "không",
    "12 tháng",
    "12?",
    "Có?",
    "không biết bao nhiêu",
    "chưa đóng tháng nào",
    "không có gì",
    "em nghỉ việc từ tháng 5",
    "Do công ty nợ lương",
    "may quá",
    "Đàm Thủy",
    "Nguyễn Văn Sao",
    "",
    "tạm hoãn hợp đồng",
  ])("does not take %j for one", (text) => {
    expect(looksLikeQuestion(text)).toBe(false);
  });

  it("takes a long story for a story, even with a question in it", () => {
    const story = "Công ty nợ lương chúng tôi ba tháng nay. Tôi hỏi giám đốc bao giờ trả thì ông ấy nói không biết. ";
    expect(looksLikeQuestion(story.repeat(3))).toBe(false);
  });
});
