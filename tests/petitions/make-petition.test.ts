import { describe, expect, it } from "vitest";
import { loadContent } from "../../src/content/load-content.ts";
import { makePetition } from "../../src/petitions/make-petition.ts";
import { itemsOf, type PetitionFields } from "../../src/petitions/petition-fields.ts";
import { projectRoot } from "../../src/project-root.ts";
import { bare, linesOfDocx, pagesOfPdf, partOfDocx } from "./extracted.ts";
import { filled } from "./filled.ts";

const content = await loadContent(projectRoot);
const today = "2026-11-26";
const ways = [...content.petitions.values()].flatMap((petition) =>
  petition.to.map(({ id }) => ({ form: petition.id, against: id, petition })),
);

async function made(form: string, fields: PetitionFields) {
  const papers = await makePetition(content, { form, fields, today });
  return { ...papers, lines: linesOfDocx(papers.docx), pages: await pagesOfPdf(papers.pdf) };
}

/** Lines without those that Word fills with dots. */
function written(lines: readonly string[]): string[] {
  return lines.filter((line) => !line.includes("\t") && line !== "");
}

const denunciation = {
  against: "labour",
  name: "Hoàng Văn Thụ",
  address: "tổ 3, phường Thục Phán, tỉnh Cao Bằng",
  contact: "0912 345 678",
  accused: "Công ty Phja Oắc",
  breach: "Công ty không trả tiền làm thêm.",
};

describe("makePetition()", () => {
  it.each(ways)("prints every value of $form to $against, in both files", async ({ form, against, petition }) => {
    const fields = filled(petition, against);
    const { lines, pages } = await made(form, fields);
    const [docx, pdf] = [bare(lines.join("")), bare(pages.join(""))];
    const places = petition.to.flatMap(({ place }) => place ?? []);
    const printed = petition.fields.filter(({ type, id }) => type !== "choice" && !places.includes(id));
    const values = printed.flatMap((field) => itemsOf(field, fields)).map(bare);
    expect(values.filter((value) => !docx.includes(value))).toEqual([]);
    expect(values.filter((value) => !pdf.includes(value))).toEqual([]);
    expect(pdf).toBe(docx);
  });

  it.each(ways)(
    "prints the same text where nothing was told but to whom $form to $against goes",
    async ({ form, against, petition }) => {
      const { lines, pages } = await made(form, petition.to.length === 1 ? {} : { against });
      expect(bare(pages.join(""))).toBe(bare(lines.join("")));
    },
  );

  it("prints a denunciation from the nation's name to the footnote", async () => {
    const { lines } = await made("denunciation", denunciation);
    expect(lines).toEqual([
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "...................., ngày 26 tháng 11 năm 2026",
      "ĐƠN TỐ CÁO",
      "Kính gửi: Sở Nội vụ tỉnh Cao Bằng",
      "1. Thông tin người tố cáo",
      "Họ và tên: Hoàng Văn Thụ",
      "Địa chỉ: tổ 3, phường Thục Phán, tỉnh Cao Bằng",
      "Điện thoại, cách liên hệ: 0912 345 678",
      "2. Người bị tố cáo",
      "Họ và tên, chức vụ hoặc tên cơ quan, tổ chức: Công ty Phja Oắc",
      "Nơi công tác, cơ quan quản lý: \t",
      "Địa chỉ: \t",
      "3. Nội dung tố cáo",
      "Hành vi vi phạm pháp luật bị tố cáo:",
      "Công ty không trả tiền làm thêm.",
      "Yêu cầu giải quyết: \t",
      "\t",
      "Tài liệu, chứng cứ kèm theo: \t",
      "\t",
      "\t",
      "Tôi đề nghị giữ bí mật họ tên, địa chỉ, bút tích và những thông tin có thể làm lộ danh tính của tôi.",
      "Tôi cam đoan những điều viết trong đơn là đúng sự thật theo hiểu biết của tôi.",
      "NGƯỜI TỐ CÁO",
      "(Ký hoặc điểm chỉ, ghi rõ họ tên)",
      "Hoàng Văn Thụ",
      "Ghi chú: Căn cứ Luật 25/2018/QH14, Điều 22; Luật 25/2018/QH14, Điều 23. Nơi nhận đơn có thể đề nghị viết theo mẫu in sẵn của mình. Chỗ còn để dòng chấm do người viết đơn tự điền bằng tay.",
    ]);
  });

  it("makes dotted lines of everything that is not told, and never prints an identity number", async () => {
    const { lines } = await made("administrative-complaint", {});
    expect(lines.filter((line) => line.includes("\t") && line !== "\t")).toEqual([
      "Họ và tên: \t",
      "Địa chỉ: \t",
      "Điện thoại: \t",
      "Số căn cước/định danh cá nhân/giấy chứng nhận căn cước/hộ chiếu: \t",
      "Ngày cấp, nơi cấp: \t",
      "Họ và tên: \t",
      "Số căn cước/định danh cá nhân/giấy chứng nhận căn cước/hộ chiếu: \t",
      "Ngày cấp, nơi cấp: \t",
      "Tên: \t",
      "Địa chỉ: \t",
      "Khiếu nại về việc: \t",
      "Ngày nhận được hoặc biết quyết định, việc làm bị khiếu nại: \t",
      "Sự việc: \t",
      "Lý do khiếu nại: \t",
      "Yêu cầu giải quyết: \t",
      "Tài liệu, chứng cứ kèm theo: \t",
    ]);
    expect(lines[4]).toBe(`Kính gửi: ${".".repeat(40)}`);
  });

  it("breaks a story of 6,000 characters over pages without losing a letter", async () => {
    const sentence = "Ngày 5 tháng 11 năm 2026 tôi đến trụ sở hỏi, cán bộ hẹn tuần sau quay lại. ";
    const breach = sentence.repeat(80).slice(0, 6_000);
    const { lines, pages } = await made("denunciation", { ...denunciation, breach });
    expect(pages.length).toBe(3);
    expect(lines.filter((line) => line === breach.trim()).length).toBe(1);
    expect(bare(pages.join(""))).toBe(bare(lines.join("")));
  });

  it("breaks 6,000 letters without a space", async () => {
    const { lines, pages } = await made("denunciation", { ...denunciation, breach: "ẵ".repeat(6_000) });
    expect(bare(pages.join(""))).toBe(bare(lines.join("")));
  });

  it("keeps the last sentence with the signature", async () => {
    const longer = Array.from({ length: 12 }, (_, at) => "Một dòng nữa.\n".repeat(at));
    const papers = await Promise.all(longer.map((breach) => made("denunciation", { ...denunciation, breach })));
    const pages = papers.map((paper) => paper.pages.find((page) => page.includes("NGƯỜI TỐ CÁO")) ?? "");
    expect(pages.map((page) => page.includes("Tôi cam đoan"))).toEqual(pages.map(() => true));
  });

  it("gives each person who signs too a row, over as many pages as it takes", async () => {
    const others = Array.from({ length: 60 }, (_, at) => `Người thứ ${at + 1}, xã Đàm Thủy, 0912 000 0${at + 10}`);
    const { lines, pages } = await made("denunciation", {
      ...denunciation,
      others,
      representatives: ["Hoàng Văn Thụ"],
    });
    expect(lines.filter((line) => line.startsWith("Người thứ "))).toEqual(others);
    const [pdf, docx] = [bare(pages.join("")), bare(lines.join(""))];
    // The head of the table is repeated on each page of the PDF; Word repeats it itself.
    const head = bare("STTHọ và tên, địa chỉ, cách liên hệKý hoặc điểm chỉ");
    expect(pdf.split(head).length - 1).toBe(pages.length);
    expect(pdf.replaceAll(head, "")).toBe(docx.replaceAll(head, ""));
  });

  it("prints people who do not fit a row below each other, each with room to sign", async () => {
    const { lines } = await made("denunciation", { ...denunciation, others: ["Bé", "x".repeat(6_000)] });
    const at = lines.indexOf("Những người cùng đứng đơn:");
    expect(lines.slice(at + 1, at + 5)).toEqual([
      "1. Bé",
      "Ký hoặc điểm chỉ: \t",
      `2. ${"x".repeat(6_000)}`,
      "Ký hoặc điểm chỉ: \t",
    ]);
  });

  it("keeps what looks like XML as text, and drops controls, direction marks and pictures", async () => {
    const breach = 'A</w:t><w:br/>&amp; "B" \u0000\u0007\u202Eđảo\u202C \u{1F621}👨‍👩‍👧🇻🇳 1️⃣ \uD800 \uFFFE \u200Bhết';
    const { docx, lines, pages } = await made("denunciation", { ...denunciation, breach });
    expect(written(lines)).toContain('A</w:t><w:br/>&amp; "B" đảo 1 hết');
    expect(bare(pages.join(""))).toBe(bare(lines.join("")));
    expect(partOfDocx(docx, "word/document.xml")).not.toContain("<w:br/>");
  });

  it("composes letters that were typed in parts", async () => {
    const { lines } = await made("denunciation", { ...denunciation, name: "Hoàng Văn Thụ".normalize("NFD") });
    expect(lines).toContain("Họ và tên: Hoàng Văn Thụ");
  });

  it("keeps a letter that the font lacks in the DOCX and leaves an empty box in the PDF", async () => {
    const { lines, pages } = await made("denunciation", { ...denunciation, accused: "公司 A" });
    expect(lines).toContain("Họ và tên, chức vụ hoặc tên cơ quan, tổ chức: 公司 A");
    expect(bare(pages.join(""))).toContain("tổchức:□□A");
  });

  it("tells nobody's name in the properties of the files or in their name", async () => {
    const { docx, pdf, name } = await makePetition(content, { form: "denunciation", fields: denunciation, today });
    expect(name).toBe("don-2026-11-26");
    expect(partOfDocx(docx, "docProps/core.xml").replace(/^.*?<dc:title>/s, "<dc:title>")).toBe(
      '<dc:title>Đơn tố cáo</dc:title><dc:language>vi-VN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">2026-11-26T00:00:00Z</dcterms:created></cp:coreProperties>',
    );
    const { getDocumentProxy } = await import("unpdf");
    const { info } = await (await getDocumentProxy(pdf)).getMetadata();
    expect(info).toMatchObject({ Title: "Đơn tố cáo", Creator: "An Sinh", Producer: "An Sinh" });
    expect(info).not.toHaveProperty("Author");
  });

  it("makes the same bytes of the same petition", async () => {
    const [one, other] = await Promise.all([made("denunciation", denunciation), made("denunciation", denunciation)]);
    expect([one.docx, one.pdf]).toEqual([other.docx, other.pdf]);
  });

  it("refuses a petition or a field that does not exist", async () => {
    await expect(made("denunciaton", {})).rejects.toThrow(
      'There is no petition "denunciaton"; did you mean "denunciation"?',
    );
    await expect(made("denunciation", { nme: "A" })).rejects.toThrow(
      'The petition "denunciation" cannot be made: there is no field "nme"; did you mean "name"?',
    );
  });
});
