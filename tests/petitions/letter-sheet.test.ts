import { describe, expect, it } from "vitest";
import { loadContent } from "../../src/content/load-content.ts";
import { type LetterFacts, letterSheet } from "../../src/petitions/letter-sheet.ts";
import { toDocx } from "../../src/petitions/to-docx.ts";
import { toPdf } from "../../src/petitions/to-pdf.ts";
import { projectRoot } from "../../src/project-root.ts";
import { bare, linesOfDocx, pagesOfPdf } from "./extracted.ts";

const content = await loadContent(projectRoot);

const letter: LetterFacts = {
  number: "26-4821-3907",
  day: "2026-11-23",
  from: "home-affairs",
  to: "police",
  kind: "wages",
  track: "feedback",
  receivedOn: "2026-11-20",
  place: "Phường Thục Phán (thành phố Cao Bằng cũ)",
  employer: "Công ty <Sao> & Mai",
  summary: "Nợ lương ba tháng.\n\nTổ trưởng hứa trả trước Tết.",
  enclosed: ["Bảng lương", "", "Hợp đồng"],
  person: { name: "Nông Thị Hoa", phone: "0912345678" },
  signer: "Giám đốc",
};

describe("letterSheet()", () => {
  it("makes a letter whose Word file, read back, holds office, addressee, facts, papers and signature in order", () => {
    const lines = linesOfDocx(toDocx(letterSheet(content, letter))).filter((line) => line !== "");
    const [police, department] = ["police", "home-affairs"].map((id) => content.words("vi", `bodies:names.${id}`));
    expect(lines).toEqual([
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      department?.toUpperCase(),
      "Số: ....................",
      "...................., ngày ...... tháng ...... năm ............",
      "PHIẾU CHUYỂN",
      "Về việc chuyển hồ sơ số 26-4821-3907",
      `Kính gửi: ${police}`,
      `Ngày 20/11/2026, ${department} nhận được hồ sơ số 26-4821-3907. Qua xem xét, nội dung dưới đây thuộc phần việc của ${police}. ${department} xin chuyển để ${police} xem xét, giải quyết.`,
      "Số hồ sơ: 26-4821-3907",
      `Loại việc: ${content.words("vi", "console:kinds.wages")}`,
      `Tính chất: ${content.words("vi", "cases:tracks.feedback.name")}`,
      "Nơi xảy ra: Phường Thục Phán (thành phố Cao Bằng cũ)",
      "Nơi sử dụng lao động: Công ty <Sao> & Mai",
      "Người gửi: Nông Thị Hoa",
      "Điện thoại: 0912345678",
      "Nội dung",
      "Nợ lương ba tháng.",
      "Tổ trưởng hứa trả trước Tết.",
      "Giấy tờ kèm theo",
      "1. Bảng lương",
      "2. Hợp đồng",
      "Đề nghị quý cơ quan thông báo kết quả giải quyết để chúng tôi báo cho người gửi.",
      "GIÁM ĐỐC",
      "(Ký, ghi rõ họ tên, đóng dấu)",
      "Người gửi đọc được việc chuyển này bằng mã bí mật của hồ sơ 26-4821-3907.",
    ]);
  });

  it("says the same in the PDF", async () => {
    const sheet = letterSheet(content, letter);
    const pages = await pagesOfPdf(await toPdf(sheet));
    expect(bare(pages.join(""))).toBe(bare(linesOfDocx(toDocx(sheet)).join("")));
  });

  it("leaves out who wrote, place and employer where they are not told, and says that nothing is enclosed", () => {
    const bareLetter = { ...letter, person: null, place: null, employer: null, enclosed: [""] };
    const lines = linesOfDocx(toDocx(letterSheet(content, bareLetter)));
    expect(
      lines.filter((line) => /^(Người gửi|Điện thoại|Địa chỉ|Nơi)/.test(line) && !line.includes("mã bí mật")),
    ).toEqual([]);
    expect(lines).toContain("Không có giấy tờ kèm theo.");
  });
});
