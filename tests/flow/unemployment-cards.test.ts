import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { playTurn, startPlay } from "../../src/flow/play.ts";

let content: Content;
beforeAll(async () => {
  content = await loadContent(join(import.meta.dirname, "../.."));
});

/** The cards after these answers, each as its lines. */
function cardsAfter(...typed: string[]): string[][] {
  const play = startPlay(content, "2026-11-25");
  playTurn(play, { open: "unemployment", says: [] });
  const said = typed.map((types) => playTurn(play, { types, says: [] }));
  return (said.at(-1) ?? []).slice(0, -1).map((card) => card.split("\n"));
}

/** Of somebody whose contract ended on 31/10/2026, who has paid 150 months and is paid for the most of 12. */
const twelveMonths = ["31/10/2026", "chua nop", "1 nam", "het han", "chua", "co", "khong", "24", "150", "8tr"];

describe("unemploymentCards()", () => {
  it("says the sum and the months first", () => {
    const [answer] = cardsAfter(...twelveMonths);
    expect(answer?.[1]).toBe(
      "Theo những gì anh/chị kể, anh/chị được trợ cấp thất nghiệp 4.800.000 đồng một tháng, trong 12 tháng.",
    );
  });

  it("tells each month's days once, however many months there are", () => {
    const [, plan] = cardsAfter(...twelveMonths);
    expect(plan?.filter((line) => line.includes("báo việc tìm việc làm từ"))).toEqual([
      "- Tháng hưởng thứ 2: báo việc tìm việc làm từ 10/1/2027 đến hết 13/1/2027 (hạn cuối là 13/1/2027).",
    ]);
    expect(plan).toContain("Các tháng sau làm như tháng thứ 2.");
  });

  it("leaves out what can no longer be done", () => {
    const [, plan] = cardsAfter(
      "15/11/2025",
      "15/12/2025",
      "chua",
      "1 nam",
      "het han",
      "chua",
      "co",
      "khong",
      "24",
      "30",
      "8tr",
    );
    expect(plan?.slice(2)).toEqual([
      "- Trợ cấp tính từ ngày 30/12/2025.",
      "- Sở Nội vụ ra quyết định, chậm nhất ngày 7/1/2026.",
      "- Anh/chị nhận tiền tháng đầu, chậm nhất ngày 16/1/2026.",
      "- Ngày cuối của đợt trợ cấp là 29/3/2026.",
      "- Khi có việc làm, anh/chị báo cho trung tâm trong 3 ngày làm việc. Nếu không báo, anh/chị mất số tháng còn lại.",
      "Ngày báo việc tìm việc làm ghi trong phụ lục của quyết định. Nếu anh/chị có phụ lục, hãy theo ngày ghi ở đó.",
    ]);
  });

  it("shows whoever has filed only the forms for later", () => {
    const cards = cardsAfter(
      "31/10/2026",
      "23/11/2026",
      "chua",
      "1 nam",
      "het han",
      "chua",
      "co",
      "khong",
      "12",
      "12",
      "6tr2",
    );
    expect(cards[2]?.[0]).toBe("Các mẫu dùng về sau");
    expect(cards[2]?.some((line) => line.includes("Mẫu đề nghị hưởng trợ cấp thất nghiệp"))).toBe(false);
  });

  it("tells whoever is late for the benefit of training, while there is time for that", () => {
    const [late] = cardsAfter("31/5/2026", "chua nop", "khong");
    expect(late?.slice(1, 5)).toEqual([
      "Theo những gì anh/chị kể, lần này anh/chị chưa đủ điều kiện hưởng trợ cấp thất nghiệp.",
      "- Đã quá hạn nộp hồ sơ. Hạn là 3 tháng kể từ ngày chấm dứt hợp đồng. (Luật 74/2025/QH15, Điều 38 khoản 1 điểm c)",
      "- Anh/chị không mất các tháng đã đóng. Các tháng đó để dành cho lần sau.",
      "- Nếu trong 36 tháng trước khi nghỉ việc anh/chị đã đóng được từ 9 tháng, anh/chị có thể xin hỗ trợ học nghề ở Trung tâm Dịch vụ việc làm. Anh/chị nên xin trước khi hết ngày 28/5/2027. Hạn cuối là ngày 31/5/2027.",
    ]);
    const [tooLate] = cardsAfter("31/5/2025", "chua nop", "khong");
    expect(tooLate?.filter((line) => line.includes("học nghề"))).toEqual([]);
  });

  it("puts the papers of the employer before the file", () => {
    const eligible = ["chua nop", "1 nam", "het han", "chua", "co", "khong", "24", "24", "8tr"];
    const [, plan] = cardsAfter("24/11/2026", ...eligible);
    expect(plan?.slice(2, 4)).toEqual([
      "- Nơi làm phải đưa giấy tờ nghỉ việc cho anh/chị, chậm nhất ngày 26/11/2026. Nếu chưa có, anh/chị hãy hỏi ngay.",
      "- Anh/chị nên nộp hồ sơ trước khi hết ngày 22/2/2027. Theo luật, hạn cuối là ngày 24/2/2027.",
    ]);
  });

  it("says that no day can be counted where the day of the end is not known", () => {
    const [, plan] = cardsAfter("khong nho", "15/9/2026", "1 nam", "het han", "chua", "co", "khong", "24");
    expect(plan?.[1]).toBe("Còn thiếu ngày nghỉ việc hoặc ngày nộp hồ sơ nên tôi chưa tính được các hạn.");
  });
});
