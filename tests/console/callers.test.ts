import { describe, expect, it } from "vitest";
import { type Browser, consoleUnderTest, noticeOf, signedIn } from "./console-under-test.ts";

const url = "/console/complaints/new";

async function calling() {
  const test = await consoleUnderTest();
  test.employers.rows = [
    { id: "e1", name: "Công ty TNHH Sao Mai", taxCode: null, place: "thuc-phan", listed: true, cases: 3 },
    { id: "e2", name: "Tên người dân gõ", taxCode: null, place: null, listed: false, cases: 1 },
  ];
  const lan = await signedIn(test, "lan");
  return { test, lan, drawn: await drawnFor(lan) };
}

/** The hidden fields of a new form. */
async function drawnFor(browser: Browser): Promise<Record<string, string>> {
  const { body } = await browser.get(url);
  const hidden = [...body.matchAll(/<input type="hidden" name="(id|code|proof)" value="([^"]+)"/g)];
  return Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, value]));
}

const told = { consent: "yes", kind: "wages", track: "feedback", text: "Nợ lương hai tháng." };

describe("filing for a caller", () => {
  it("reads the sentence on purpose and retention first, and offers communes and listed employers only", async () => {
    const { lan } = await calling();
    const { body } = await lan.get(url);
    expect(body).toContain("Hồ sơ được xóa chậm nhất 24 tháng sau khi xử lý xong.");
    expect(body.indexOf("Đọc cho người gọi nghe trước")).toBeLessThan(body.indexOf('id="kind"'));
    expect(body).toContain('<option value="Phường Thục Phán (thành phố Cao Bằng cũ)"></option>');
    expect(body).toContain('<option value="Công ty TNHH Sao Mai"></option>');
    expect(body).not.toContain("Tên người dân gõ");
  });

  it("files what was told and shows number and code to read aloud", async () => {
    const { test, lan, drawn } = await calling();
    const form = {
      ...{ ...told, ...drawn, place: "thuc phan", employer: "cty sao mai", name: "Lý Thị Gọi", phone: "0912 345 678" },
      ...{ danger: "violence", keep: "me", track: "labour-dispute" },
    };
    const answer = await lan.post(url, form);
    expect(answer.statusCode).toBe(200);
    const [filed] = test.intake.filed;
    expect(filed).toEqual({
      ...{ id: drawn.id, code: drawn.code, number: filed?.number, kind: "wages", track: "labour-dispute" },
      ...{ place: "thuc-phan", story: "Nợ lương hai tháng.", employer: { id: "e1" }, danger: "violence", mine: true },
      ...{ person: { name: "Lý Thị Gọi", phone: "0912345678" }, promisedBy: "2026-11-30", lang: "vi" },
      by: test.people.lan.id,
    });
    expect(filed?.number).toMatch(/^26-\d{4}-\d{4}$/);
    expect(answer.body).toContain(`<strong>${filed?.number}</strong>`);
    const [year, month, day] = filed?.promisedBy.split("-") ?? [];
    expect(answer.body).toContain(`chậm nhất ngày ${day}/${month}/${year}. Đây là lời hứa của chúng tôi`);
    for (const group of (drawn.code ?? "").split("-"))
      expect(answer.body).toContain(`<strong>${[...group].join(" ")}</strong>`);
    expect(answer.body).not.toContain("Lý Thị Gọi");
  });

  it("of a form that is sent twice shows the same code, and says so when something was changed in between", async () => {
    const { test, lan, drawn } = await calling();
    await lan.post(url, { ...told, ...drawn });
    const again = await lan.post(url, { ...told, ...drawn, text: "Chuyện khác" });
    expect(noticeOf(again)).toBe(
      "Trang này đã được gửi trước đó. Hồ sơ đã lưu lần đầu vẫn giữ nguyên; lần gửi này không ghi thêm gì.",
    );
    expect(test.intake.filed.map(({ story }) => story)).toEqual(["Nợ lương hai tháng."]);
  });

  it("says what is missing beside each field, and keeps what was typed", async () => {
    const { test, lan, drawn } = await calling();
    const answer = await lan.post(url, { ...drawn, place: "Hà Nội", text: "", phone: "12", name: "Lý" });
    expect([answer.statusCode, noticeOf(answer)]).toEqual([
      422,
      "Chưa lưu được. Anh/chị sửa giúp: Chọn loại việc. Không tìm thấy nơi này. Chọn trong danh sách, hoặc để trống. Ghi lại điều người gọi kể. Số điện thoại chưa đúng. Số di động có 10 chữ số, như 0912 345 678. Đọc câu trên cho người gọi nghe và đánh dấu khi họ nói đồng ý.",
    ]);
    expect(answer.body).toContain('value="Hà Nội"');
    expect(answer.body).toContain(`name="code" value="${drawn.code}"`);
    expect(test.intake.filed).toEqual([]);
  });

  it("takes no code that the server did not draw", async () => {
    const { test, lan, drawn } = await calling();
    const other = await drawnFor(lan);
    expect((await lan.post(url, { ...told, ...drawn, code: other.code ?? "" })).statusCode).toBe(400);
    expect((await lan.post(url, told)).statusCode).toBe(400);
    expect(test.intake.filed).toEqual([]);
  });

  it("draws another number when one is taken", async () => {
    const { test, lan, drawn } = await calling();
    test.intake.refusals = [{ ok: false, reason: "number-taken" }];
    expect((await lan.post(url, { ...told, ...drawn })).statusCode).toBe(200);
    expect(test.intake.filed).toHaveLength(1);
  });

  it("leaves a caller without a name unknown, takes an employer as it was said, and a question as an enquiry", async () => {
    const { test, lan, drawn } = await calling();
    await lan.post(url, { ...told, ...drawn, kind: "enquiry", employer: "Xưởng gạch anh Tư" });
    expect(test.intake.filed[0]).toMatchObject({
      ...{ kind: "enquiry", track: "enquiry", person: null, place: null, danger: null, mine: false },
      employer: { name: "Xưởng gạch anh Tư" },
    });
  });
});

describe("the register of employers", () => {
  it("shows small numbers of cases to administrators only", async () => {
    const { test, lan } = await calling();
    const thu = await signedIn(test, "thu");
    const counts = async (browser: Browser) =>
      [...(await browser.get("/console/employers")).body.matchAll(/data-label="Số hồ sơ">([^<]*)</g)].map(
        ([, text]) => text,
      );
    expect([await counts(lan), await counts(thu)]).toEqual([
      ["dưới 5", "dưới 5"],
      ["3", "1"],
    ]);
  });

  it("offers likely doubles with the reason, and joins them for administrators only", async () => {
    const { test, lan } = await calling();
    const [keep, drop] = test.employers.rows;
    if (!keep || !drop) throw new Error("there are two");
    test.employers.likely = [{ keep, drop, why: "same-name" }];
    const thu = await signedIn(test, "thu");
    const page = (await thu.get("/console/employers")).body;
    expect(page).toContain("Cùng tên, không kể dấu và cách viết loại hình.");
    expect((await lan.get("/console/employers")).body).not.toContain("Cùng tên");
    expect((await lan.post("/console/employers/join", { keep: "e1", drop: "e2" })).statusCode).toBe(403);
    const joined = await thu.post("/console/employers/join", { keep: "e1", drop: "e2" });
    expect([joined.headers.location, test.employers.joined]).toEqual([
      "/console/employers?done=employers-joined",
      ["e2 into e1"],
    ]);
  });
});
