import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { type Play, playTurn, startPlay } from "../../src/flow/play.ts";

let content: Content;
beforeAll(async () => {
  content = await loadContent(join(import.meta.dirname, "../.."));
});

/** The first line of the question after these answers. */
function askedAfter(...typed: string[]): string | undefined {
  const play: Play = startPlay(content, "2026-11-25");
  playTurn(play, { open: true, says: [] });
  const said = typed.map((types) => playTurn(play, { types, says: [] }));
  return said.at(-1)?.at(-1)?.split("\n")[0];
}

const contract = ["tro cap that nghiep", "31/10/2026", "chua nop"];

describe("other words for a choice", () => {
  it("takes a contract of a year for one of 12 months or more", () => {
    expect(askedAfter(...contract, "1 nam")).toBe("Anh/chị nghỉ việc vì lý do nào?");
    expect(askedAfter(...contract, "ko thoi han")).toBe("Anh/chị nghỉ việc vì lý do nào?");
  });

  it("asks back when somebody says only that they resigned", () => {
    expect(askedAfter(...contract, "1 nam", "tu nghi")).toBe("Ý anh/chị là cái nào?");
  });

  it("takes yes and no where they name one choice", () => {
    const contributed = [...contract, "1 nam", "het han", "chua"];
    expect(askedAfter(...contributed)).toMatch(/^Trong tháng nghỉ việc hoặc tháng ngay trước đó/);
    expect(askedAfter(...contributed, "co")).toMatch(/^Từ khi nghỉ việc đến nay/);
    expect(askedAfter(...contributed, "co", "khong")).toMatch(/^Trong 24 tháng trước khi nghỉ việc/);
  });

  it("knows who somebody is by their work", () => {
    expect(askedAfter("2", "ban ve so")).toMatch(/^Năm 2021, lúc dịch, anh\/chị làm việc theo cách nào\?/);
    expect(askedAfter("2", "quan an")).toMatch(/^Lúc phải dừng, hộ của anh\/chị có đăng ký kinh doanh không\?/);
  });

  it("knows the provinces of the list for rent", () => {
    expect(askedAfter("2", "tien tro", "bac ninh")).toMatch(/^Khi làm việc ở đó trong năm 2022/);
  });
});
