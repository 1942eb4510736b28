import { describe, expect, it } from "vitest";
import { noticeOf, signedIn } from "./console-under-test.ts";
import { url, withCase, withOwnCase } from "./one-case.ts";

/** The texts of a list of a page, without markup. */
function itemsOf(body: string, list: RegExp): string[] {
  const html = list.exec(body)?.[1] ?? "";
  return [...html.matchAll(/<li[^>]*>(.*?)<\/li>/gs)].map(([, item = ""]) =>
    item
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
}

const near = {
  id: "11111111-1111-4111-8111-000000000007",
  number: "26-1000-2009",
  kind: "wages",
  state: "in-progress",
};

describe("the timeline of a case", () => {
  it("has what happened, what stood still and why, today, and what is due, in order", async () => {
    const { lan } = await withOwnCase({
      state: "accepted",
      track: "administrative-complaint",
      times: {
        petitionOn: "2026-11-02",
        acceptedOn: "2026-11-10",
        receivedOn: "2026-11-01",
        turnOn: "2026-11-01",
        pauses: [{ from: "2026-11-16", until: "2026-11-18", reason: "expert-opinion" }],
      },
    });
    expect(itemsOf((await lan.get(url)).body, /<ol class="timeline">(.*?)<\/ol>/s)).toEqual([
      "01/11/2026 Nhận phản ánh.",
      "02/11/2026 Nhận đơn có chữ ký; thời hạn theo luật bắt đầu.",
      "10/11/2026 Thụ lý.",
      "11/11/2026 Hạn, đã làm đúng: Cơ quan báo có thụ lý khiếu nại hay không.",
      "16/11/2026 Tạm dừng: chờ ý kiến chuyên môn, giám định.",
      "18/11/2026 Làm tiếp, hết tạm dừng: chờ ý kiến chuyên môn, giám định.",
      "23/11/2026 Hôm nay.",
      "14/12/2026 Hạn: Giải quyết khiếu nại lần đầu.",
    ]);
  });
});

describe("the history of a case", () => {
  it("says who did what, with days and codes in words, and joins repeated readings", async () => {
    const { test, lan } = await withOwnCase();
    const by = { is: "staff" as const, name: "Lan" };
    const line = { by, for: null, detail: null, times: 1 };
    test.surroundings.lines.push(
      { ...line, at: "2026-11-20T02:15:00.000Z", by: { is: "citizen" }, action: "filed" },
      { ...line, at: "2026-11-20T03:00:00.000Z", action: "opened" },
      { ...line, at: "2026-11-20T03:01:00.000Z", action: "opened" },
      { ...line, at: "2026-11-21T03:00:00.000Z", action: "transferred", detail: "police 0b1e" },
      { ...line, at: "2026-11-21T04:00:00.000Z", action: "taken", detail: "via-zalo" },
      { ...line, at: "2026-11-21T05:00:00.000Z", action: "transferred", detail: "police 0b1f via-telegram" },
      { ...line, at: "2026-11-22T03:00:00.000Z", action: "sung", for: "Minh" },
    );
    expect(itemsOf((await lan.get(url)).body, /<details class="history">.*?<ol>(.*?)<\/ol>/s)).toEqual([
      "20/11/2026 09:15 Người dân : gửi phản ánh",
      "20/11/2026 10:00 Lan : mở hồ sơ (2 lần)",
      "21/11/2026 10:00 Lan : chuyển đi (công an)",
      "21/11/2026 11:00 Lan : nhận hồ sơ (qua Zalo)",
      "21/11/2026 12:00 Lan : chuyển đi (công an, qua Telegram)",
      "22/11/2026 10:00 Lan thay cho Minh : Việc khác: sung",
    ]);
  });
});

describe("linked cases", () => {
  it("say why, and lead to the merge where it is open", async () => {
    const { test, lan } = await withOwnCase();
    test.surroundings.near.push({
      ...near,
      receivedOn: "2026-11-19",
      sameEmployer: true,
      samePlace: true,
      wording: 0.816,
    });
    const { body } = await lan.get(url);
    expect(itemsOf(body, /<ul class="related">(.*?)<\/ul>/s)).toEqual([
      "26-1000-2009 Lương, thưởng · Đang xử lý · 19/11/2026 Có thể trùng: 82% lời kể giống nhau. Cùng nơi sử dụng lao động. Cùng xã, phường và loại việc, cách không quá 30 ngày. Gộp vào 26-1000-2009",
    ]);
    const merge = await lan.get(`${url}?move=merge&into=26-1000-2009`);
    expect(merge.body).toMatch(/<input id="merge-case" name="into"[^>]* value="26-1000-2009"/);
  });
});

describe("two people with the case open", () => {
  it("are warned of one another, until two minutes pass without a sign", async () => {
    const { test, lan } = await withOwnCase();
    const minh = await signedIn(test, "minh");
    await minh.get(url);
    const warning = "Hoàng Văn Minh cũng đang mở hồ sơ này. Anh/chị trao đổi trước khi sửa hay trả lời.";
    expect((await lan.get(url)).body).toContain(warning);
    expect((await lan.post(`${url}/looking`)).json()).toEqual({ text: warning });
    test.clock.pass(3);
    expect((await lan.post(`${url}/looking`)).json()).toEqual({ text: "" });
  });
});

describe("the papers of a case", () => {
  it("are printed with what was said, without who wrote while that is closed, and audited", async () => {
    const { test, lan } = await withOwnCase();
    const page = await lan.get(`${url}/print`);
    expect([page.statusCode, test.surroundings.recorded]).toEqual([200, [["printed", null]]]);
    expect(page.body).toContain("Nguyễn Thị Lan in lúc 23/11/2026 08:30.");
    expect(page.body).not.toContain('<h2 id="person">');
  });

  it("include a letter to a body, as Word file and PDF", async () => {
    const { test, lan } = await withOwnCase();
    const form = { body: "police", summary: "Nợ lương.", enclosed: "Bảng lương", signer: "Giám đốc" };
    const docx = await lan.post(`${url}/letter`, { ...form, as: "docx" });
    expect([docx.statusCode, docx.body, docx.headers["content-disposition"]]).toEqual([
      200,
      "docx",
      "attachment; filename=\"phieu-chuyen-26-4821-3907-2026-11-23.docx\"; filename*=UTF-8''phieu-chuyen-26-4821-3907-2026-11-23.docx",
    ]);
    expect((await lan.post(`${url}/letter`, { ...form, as: "pdf" })).headers["content-type"]).toBe("application/pdf");
    expect(test.surroundings.recorded).toEqual([
      ["letter-made", "police docx"],
      ["letter-made", "police pdf"],
    ]);
  });

  it("are refused without an addressee, and keep what was typed; no name goes in that is not open to the reader", async () => {
    const { test, lan } = await withOwnCase();
    const refused = await lan.post(`${url}/letter`, { body: "nobody", summary: "Nợ lương.", signer: "Giám đốc" });
    expect([refused.statusCode, noticeOf(refused)]).toEqual([
      422,
      "Chưa làm được phiếu. Anh/chị sửa giúp: Chọn nơi nhận.",
    ]);
    expect(refused.body).toContain("Nợ lương.</textarea>");
    const form = { body: "police", summary: "Nợ lương.", signer: "Giám đốc", identity: "with" };
    expect((await lan.post(`${url}/letter`, form)).statusCode).toBe(409);
    expect(test.surroundings.recorded).toEqual([]);
  });
});

describe("splitting a case", () => {
  const form = {
    version: "4",
    entries: "e1",
    kind: "contract",
    track: "feedback",
    message: "Việc nghỉ phép xem riêng.",
  };

  it("tells the citizen the number of the new case and goes there", async () => {
    const { test, lan } = await withOwnCase({ version: 4 });
    const answer = await lan.post(`${url}/split`, form);
    const [made] = test.surroundings.splits;
    expect([answer.statusCode, made?.entries, made?.kind]).toEqual([303, ["e1"], "contract"]);
    expect(made?.message).toBe(
      `Việc nghỉ phép xem riêng.\n\nMột phần việc được xử lý ở hồ sơ ${made?.number}. Anh/chị vẫn dùng mã bí mật đang có để đọc trả lời của cả hai hồ sơ.`,
    );
  });

  it("keeps what was typed when something is missing, and when somebody else holds the case", async () => {
    const { lan } = await withOwnCase({ version: 4 });
    const refused = await lan.post(`${url}/split`, { ...form, entries: "e9" });
    expect([refused.statusCode, noticeOf(refused)]).toEqual([
      422,
      "Chưa tách được. Anh/chị sửa giúp: Chọn ít nhất một lời kể của hồ sơ này.",
    ]);
    expect(refused.body).toContain("Việc nghỉ phép xem riêng.</textarea>");
    const { test } = await withCase({ version: 4 });
    const minh = await signedIn(test, "minh");
    const foreign = await minh.post(`${url}/split`, form);
    expect([foreign.statusCode, foreign.body.includes("Việc nghỉ phép xem riêng.</textarea>")]).toEqual([409, true]);
  });
});
