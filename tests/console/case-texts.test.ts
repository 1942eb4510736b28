import { describe, expect, it } from "vitest";
import { caseForms } from "../../src/console/draft.ts";
import { AppError } from "../../src/errors.ts";
import { noticeOf, password, signedIn } from "./console-under-test.ts";
import { hostile, url, withOwnCase } from "./one-case.ts";

const caseId = url.slice("/console/complaints/".length);

describe("answering", () => {
  it("shows first what will be read and by whom, and writes nothing yet", async () => {
    const { kept, lan } = await withOwnCase({ version: 4 });
    const page = await lan.post(`${url}/answer`, { text: hostile, version: "4", step: "preview" });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain("<li>Người gửi hồ sơ này, khi nhập mã bí mật của mình.</li>");
    expect(page.body).toContain(
      `<p class="told" lang="vi">Cán bộ trả lời ngày 23/11/2026:\n&lt;script>alert(1)&lt;/script>\n&quot;>`,
    );
    expect(page.body.match(/<script(?! type="module" src="\/console\/assets\/)/)).toBe(null);
    expect(kept.entries.length).toBe(1);
  });

  it("is previewed also when the form does not say so", async () => {
    const { kept, lan } = await withOwnCase({ version: 4 });
    const page = await lan.post(`${url}/answer`, { text: "Chào anh/chị.", version: "4" });
    expect([page.statusCode, kept.entries.length]).toEqual([200, 1]);
  });

  it("is sent from the preview, with its line breaks and as the version that was seen", async () => {
    const { kept, lan } = await withOwnCase({ version: 4 });
    const answer = await lan.post(`${url}/answer`, {
      text: "Chào anh/chị.\r\n\r\nĐã trả.",
      version: "4",
      step: "send",
    });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `${url}?done=answer`]);
    expect([kept.state, kept.entries.at(-1)?.from, kept.entries.at(-1)?.text]).toEqual([
      "answered",
      "officer",
      "Chào anh/chị.\n\nĐã trả.",
    ]);
  });

  it("can be edited from the preview without losing the text", async () => {
    const { lan } = await withOwnCase({ version: 4 });
    const page = await lan.post(`${url}/answer`, { text: "Chào anh/chị.\nDòng hai.", version: "4", step: "edit" });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(">Chào anh/chị.\nDòng hai.</textarea>");
  });

  it.each(["preview", "send"])(
    "keeps the text when the case changed meanwhile (%s), ready to be sent again",
    async (step) => {
      const { kept, lan } = await withOwnCase({ version: 5 });
      const page = await lan.post(`${url}/answer`, { text: "Chữ đã gõ\ndòng hai", version: "4", step });
      expect([page.statusCode, noticeOf(page)]).toEqual([
        409,
        "Hồ sơ vừa có thay đổi sau khi anh/chị mở trang. Bên dưới là nội dung mới nhất. Anh/chị xem lại rồi làm lại nếu vẫn cần. Chữ anh/chị đã gõ vẫn còn.",
      ]);
      expect(page.body).toContain(">Chữ đã gõ\ndòng hai</textarea>");
      expect(page.body).toContain('name="version" value="5"');
      expect(kept.entries.length).toBe(1);
    },
  );

  it("keeps the text when the case is no longer the officer's", async () => {
    const { test, kept, lan } = await withOwnCase({ version: 4 });
    kept.owner = { id: test.people.minh.id, name: test.people.minh.name };
    const page = await lan.post(`${url}/answer`, { text: "Chữ đã gõ", version: "4", step: "send" });
    expect(page.statusCode).toBe(409);
    expect(page.body).toContain('<textarea id="kept-text" rows="6" readonly>Chữ đã gõ</textarea>');
  });

  it("is written once when the button was tapped twice", async () => {
    const { kept, lan } = await withOwnCase({ version: 4 });
    const form = { text: "Chào anh/chị.", version: "4", step: "send" };
    const answers = await Promise.all([lan.post(`${url}/answer`, form), lan.post(`${url}/answer`, form)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(kept.entries.filter(({ from }) => from === "officer").length).toBe(1);
  });

  it("refuses an empty and an endless text beside the field, and keeps the latter", async () => {
    const { kept, lan } = await withOwnCase({ version: 4 });
    const empty = await lan.post(`${url}/answer`, { text: " \n ", version: "4", step: "send" });
    expect([empty.statusCode, noticeOf(empty)]).toEqual([
      422,
      "Chưa gửi được. Anh/chị sửa giúp: Anh/chị viết câu trả lời.",
    ]);
    expect(empty.body).toContain('<a href="#answer-message">');
    const long = "dài ".repeat(2000).trim();
    const endless = await lan.post(`${url}/answer`, { text: long, version: "4", step: "send" });
    expect(endless.statusCode).toBe(422);
    expect(endless.body).toContain(`>${long}</textarea>`);
    expect(kept.entries.length).toBe(1);
  });
});

describe("a note", () => {
  it("is written by any officer, and once when tapped twice", async () => {
    const { test, kept } = await withOwnCase();
    const minh = await signedIn(test, "minh");
    const answers = await Promise.all([1, 2].map(() => minh.post(`${url}/note`, { text: "Đã gọi, không nghe máy." })));
    expect(answers.map(({ headers }) => headers.location)).toEqual([`${url}?done=note`, `${url}?done=note`]);
    test.clock.pass(60 * 24);
    await minh.signIn("minh");
    await minh.get(url);
    await minh.post(`${url}/note`, { text: "Đã gọi, không nghe máy." });
    expect(kept.entries.slice(1).map(({ from, by, text }) => [from, by, text])).toEqual([
      ["note", "Hoàng Văn Minh", "Đã gọi, không nghe máy."],
      ["note", "Hoàng Văn Minh", "Đã gọi, không nghe máy."],
    ]);
  });
});

describe("a text typed while the session ran out", () => {
  it("is shown on the sign-in page, survives a mistyped password, and is back in its form afterwards", async () => {
    const { test, kept, lan } = await withOwnCase({ version: 4 });
    test.clock.pass(13 * 60);
    const expired = await lan.post(`${url}/answer`, { text: "Chữ dài\ndòng hai", version: "4", step: "send" });
    expect(expired.statusCode).toBe(401);
    expect(expired.body).toContain(">Chữ dài\ndòng hai</textarea>");
    const carried = { case: caseId, form: "answer", text: "Chữ dài\r\ndòng hai", next: url };
    const wrong = await lan.post("/console/sign-in", { ...carried, login: "lan", password: "sai" });
    expect(wrong.statusCode).toBe(401);
    expect(wrong.body).toContain(">Chữ dài\ndòng hai</textarea>");
    const back = await lan.post("/console/sign-in", { ...carried, login: "lan", password });
    expect([back.statusCode, noticeOf(back)]).toEqual([
      200,
      "Đã đăng nhập lại. Chữ anh/chị gõ lúc trước vẫn còn trong ô bên dưới và chưa được gửi.",
    ]);
    expect(back.body).toMatch(/<textarea id="answer-message"[^>]*>Chữ dài\ndòng hai<\/textarea>/);
    expect(kept.entries.length).toBe(1);
    const sent = await lan.post(`${url}/answer`, { text: "Chữ dài\ndòng hai", version: "4", step: "send" });
    expect(sent.statusCode).toBe(303);
  });
});

describe("when the database is gone", () => {
  it("says so calmly, gives the text back, and logs nothing of it", async () => {
    const { test, kept, lan } = await withOwnCase({ version: 4 });
    test.desk.open = async () => {
      throw new AppError("STORAGE_UNAVAILABLE", "connection refused for Nông Thị Hoa");
    };
    const page = await lan.post(`${url}/answer`, { text: "Chữ đã gõ", version: "4", step: "send" });
    expect([page.statusCode, page.headers["retry-after"]]).toEqual([503, "10"]);
    expect(page.body).toContain('<textarea id="typed" rows="6" readonly>Chữ đã gõ</textarea>');
    expect(kept.entries.length).toBe(1);
    expect(test.logged.map((line) => ({ ...line, stack: "…" }))).toEqual([
      {
        route: `/console/complaints/:id/:form(^(?:${caseForms.join("|")})$)`,
        code: "STORAGE_UNAVAILABLE",
        stack: "…",
        message: "request failed",
      },
    ]);
    expect(JSON.stringify(test.logged)).not.toContain("Hoa");
  });

  it("shows a page even where nobody can be recognised", async () => {
    const { test, lan } = await withOwnCase();
    test.staff.session = async () => {
      throw new AppError("STORAGE_UNAVAILABLE", "gone");
    };
    const page = await lan.get(url);
    expect([page.statusCode, /<h1>(.*?)<\/h1>/.exec(page.body)?.[1]]).toEqual([503, "Tạm thời chưa làm được"]);
  });
});
