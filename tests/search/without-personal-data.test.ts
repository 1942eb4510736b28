import { describe, expect, it } from "vitest";
import { withoutPersonalData } from "../../src/search/without-personal-data.ts";

describe("withoutPersonalData()", () => {
  it.each([
    ["Làm hộ chiếu ở đâu ạ?", "lam ho chieu o dau a"],
    ["Em tên là Nông Thị Hoa, hỏi về lương tối thiểu", "em ten la … hoi ve luong toi thieu"],
    ["em là hoa ở Thông Nông. lương tối thiểu bao nhiêu", "em la … luong toi thieu bao nhieu"],
    ["ông Hoàng Văn Páo nợ lương em", "ong … no luong em"],
    ["ong hoang van pao no luong em", "ong … no luong em"],
    ["gọi em số 0912345678 hoặc a.b@gmail.com nhé", "goi em so … hoac … nhe"],
    ["xem https://zalo.me/0912 giúp", "xem … giup"],
    ["sổ 7910123456 bị mất", "so … bi mat"],
    ["đóng 12 tháng thì sao", "dong 12 thang thi sao"],
    ["làm ở Công ty TNHH Hoa Sen 3 năm. nợ lương thì sao", "lam o cong ty tnhh … no luong thi sao"],
    ["", ""],
  ])("keeps of %j only %j", (text, kept) => {
    expect(withoutPersonalData(text)).toBe(kept);
  });

  it("keeps forty words at most", () => {
    expect(withoutPersonalData("lương ".repeat(60)).split(" ")).toHaveLength(40);
  });
});
