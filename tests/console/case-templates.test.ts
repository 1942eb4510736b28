import { describe, expect, it } from "vitest";
import { url, withOwnCase } from "./one-case.ts";

/** The ids of the templates that a page offers for a move. */
function offered(body: string, move: string): (string | undefined)[] {
  const picker = new RegExp(`<select id="${move}-template".*?</select>`, "s").exec(body)?.[0] ?? "";
  return [...picker.matchAll(/<option value="([\w-]+)"/g)].map(([, id]) => id);
}

/** What stands in the box for a message. */
function typed(body: string, move: string): string | undefined {
  return new RegExp(`<textarea id="${move}-message"[^>]*>(.*?)</textarea>`, "s").exec(body)?.[1];
}

const firstWord =
  "Chúng tôi đã đọc phản ánh của anh/chị (hồ sơ 26-4821-3907) và đang tìm hiểu.\nChúng tôi sẽ báo kết quả, hoặc cho biết bước tiếp theo, chậm nhất ngày 30/11/2026.\nTrong lúc chờ, anh/chị giữ giấy tờ, tin nhắn, ảnh liên quan.";

describe("templates of a message", () => {
  it("are those of the kind and the state, for each move that brings a message", async () => {
    const { lan, kept } = await withOwnCase();
    const { body } = await lan.get(url);
    expect(offered(body, "answer")).toEqual(["first-word", "checked-with-employer", "wages-owed", "needs-petition"]);
    expect(offered(body, "ask")).toEqual(["which-months", "which-papers", "where-and-when"]);
    expect(offered(body, "transfer")).toEqual(["passed-on"]);
    kept.kind = "enquiry";
    expect(offered((await lan.get(url)).body, "answer")).toEqual(["first-word", "enquiry-answered"]);
  });

  it("are left out when they name a day or an address that nobody knows", async () => {
    const { lan } = await withOwnCase({ state: "waiting-for-citizen", kind: "support-money" });
    const { body } = await lan.get(url);
    expect(offered(body, "answer")).toEqual(["needs-petition"]);
  });

  it("fill the box after what was typed, and nothing is sent", async () => {
    const { lan, kept } = await withOwnCase({ version: 4 });
    const form = { version: "4", step: "template", template: "first-word" };
    const empty = await lan.post(`${url}/answer`, { ...form, text: "" });
    expect([empty.statusCode, typed(empty.body, "answer")]).toEqual([200, firstWord]);
    const after = await lan.post(`${url}/answer`, { ...form, text: "Chào chị." });
    expect(typed(after.body, "answer")).toBe(`Chào chị.\n\n${firstWord}`);
    expect([kept.version, kept.entries.length]).toEqual([4, 1]);
  });

  it("keep what was typed when they are unknown, and everything else that was chosen", async () => {
    const { lan } = await withOwnCase({ version: 4 });
    const form = { version: "4", step: "template", template: "nonsense", text: "Chào chị.", reason: "late" };
    const { body } = await lan.post(`${url}/refuse`, form);
    expect(typed(body, "refuse")).toBe("Chào chị.");
    expect(body).toContain('<option value="late" selected>');
  });

  it("can be chosen by an address", async () => {
    const { lan } = await withOwnCase();
    const { body } = await lan.get(`${url}?move=ask&template=where-and-when`);
    expect(typed(body, "ask")).toBe("Việc này xảy ra ở đâu, vào ngày nào? Còn tiếp diễn không?");
    expect(body.match(/<details class="panel" open>/g)?.length).toBe(1);
    expect(typed((await lan.get(`${url}?move=ask&template=%3Cscript%3E`)).body, "ask")).toBe("");
  });

  it("speak the citizen's language", async () => {
    const { lan } = await withOwnCase({ lang: "en" });
    const { body } = await lan.get(`${url}?move=ask&template=where-and-when`);
    expect(typed(body, "ask")).toBe("Where and on which day did this happen? Is it still going on?");
  });
});

describe("the preview of a message", () => {
  const preview = { version: "4", step: "preview" };

  it("says how long it is on each channel, and in how many messages it arrives", async () => {
    const { lan } = await withOwnCase({ version: 4 });
    const { body } = await lan.post(`${url}/answer`, { ...preview, text: "a ".repeat(2_300).trim() });
    expect(
      [...body.matchAll(/<li(?: class="several")?>((?:Trang web|Zalo|Telegram):.*?)<\/li>/g)].map(([, one]) => one),
    ).toEqual([
      "Trang web: 4.631 ký tự. Đến thành 1 tin.",
      "Zalo: 4.631 trên 2.000 ký tự. Đến thành 3 tin.",
      "Telegram: 4.631 trên 4.096 ký tự. Đến thành 2 tin.",
    ]);
  });

  it("warns of places in a template that nobody filled in", async () => {
    const { lan } = await withOwnCase({ version: 4, kind: "enquiry" });
    const { body } = await lan.post(`${url}/answer`, {
      ...preview,
      text: "Trả lời: [câu trả lời ngắn]. Căn cứ: Điều 9.",
    });
    expect(body).toContain("Còn chỗ chưa điền: [câu trả lời ngắn]. Anh/chị bấm Sửa để điền trước khi gửi.");
    const whole = await lan.post(`${url}/answer`, { ...preview, text: "Trả lời: có. Căn cứ: Điều 9." });
    expect(whole.body).not.toContain("Còn chỗ chưa điền");
  });
});
