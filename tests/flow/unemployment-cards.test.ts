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

describe("unemploymentCards()", () => {
  it("says the sum and the months first", () => {
    const [answer] = cardsAfter(
      "31/10/2026",
      "chua nop",
      "1 nam",
      "het han",
      "chua",
      "co",
      "khong",
      "24",
      "150",
      "8tr",
    );
    expect(answer?.[1]).toBe(
      "Theo những gì anh/chị kể, anh/chị được trợ cấp thất nghiệp 4.800.000 đồng một tháng, trong 12 tháng.",
    );
  });

  it("tells each month's days once, however many months there are", () => {
    const [, plan] = cardsAfter(
      "31/10/2026",
      "chua nop",
      "1 nam",
      "het han",
      "chua",
      "co",
      "khong",
      "24",
      "150",
      "8tr",
    );
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
});
