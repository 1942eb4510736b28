import { describe, expect, it } from "vitest";
import { type Browser, noticeOf, signedIn } from "./console-under-test.ts";
import { url, withCase, withOwnCase } from "./one-case.ts";

/** The forms and buttons that change something, as "address step". */
function actionsOf(body: string): string[] {
  const forms = [...body.matchAll(/<form[^>]* action="\/console\/complaints\/[^/"]+\/(\w+)">(.*?)<\/form>/gs)];
  return forms.map(([, action, inside]) =>
    [action, /name="to" value="([\w-]+)"/.exec(inside ?? "")?.[1]].join(" ").trim(),
  );
}

describe("the page of a case", () => {
  it("shows what was told as text, with its line breaks, whatever it says", async () => {
    const { test } = await withCase();
    const { body } = await (await signedIn(test, "lan")).get(url);
    expect(body).toContain(
      `<p class="told">&lt;script>alert(1)&lt;/script>\n&quot;>&lt;img src=x onerror=alert(2)> 'và' &amp;amp; {{name}}</p>`,
    );
    expect(body).not.toContain("<script");
    expect(body).not.toContain("<img");
  });

  it("says that an anonymous sender is unknown, and shows only days of what they wrote", async () => {
    const { test } = await withCase({ anonymous: true, named: false });
    const { body } = await (await signedIn(test, "lan")).get(url);
    expect(body).toContain("Ẩn danh. Hệ thống không biết người gửi là ai; họ đọc câu trả lời bằng mã bí mật.");
    expect(body).not.toContain("09:15");
    expect(body).not.toContain("T02:15");
  });

  it("offers the actions allowed now and no others", async () => {
    const { test, kept } = await withCase();
    const lan = await signedIn(test, "lan");
    const minh = await signedIn(test, "minh");
    const offered = async (browser: Browser) => actionsOf((await browser.get(url)).body);
    expect(await offered(lan)).toEqual(["take", "note"]);
    await lan.post(`${url}/take`);
    expect(await offered(lan)).toEqual(["answer", "note", "release"]);
    expect(await offered(minh)).toEqual(["note"]);
    kept.state = "answered";
    expect(await offered(lan)).toEqual(["answer", "note", "state closed", "release"]);
    kept.state = "closed";
    expect(await offered(lan)).toEqual(["note", "state in-progress"]);
    expect(await offered(minh)).toEqual(["note"]);
  });

  it("hands out a file to be saved, never opened as a page", async () => {
    const files = [{ id: "f1", name: "bảng lương.html", type: "text/html", size: 20 }];
    const { test } = await withCase({ files });
    test.desk.bytes.set("f1", Buffer.from("<script>1</script>"));
    const lan = await signedIn(test, "lan");
    const file = await lan.get(`${url}/files/f1`);
    expect([file.statusCode, file.body]).toEqual([200, "<script>1</script>"]);
    expect({
      type: file.headers["content-type"],
      disposition: file.headers["content-disposition"],
      csp: file.headers["content-security-policy"],
      sniff: file.headers["x-content-type-options"],
      cache: file.headers["cache-control"],
    }).toEqual({
      type: "application/octet-stream",
      disposition: "attachment; filename=\"bang luong.html\"; filename*=UTF-8''b%E1%BA%A3ng%20l%C6%B0%C6%A1ng.html",
      csp: "default-src 'none'; sandbox",
      sniff: "nosniff",
      cache: "no-store",
    });
    expect((await lan.get(`${url}/files/f2`)).statusCode).toBe(404);
  });
});

describe("taking a case", () => {
  it("gives it to the officer and says so after a redirect", async () => {
    const { test, kept } = await withCase();
    const lan = await signedIn(test, "lan");
    const answer = await lan.post(`${url}/take`);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `${url}?done=take`]);
    expect(noticeOf(await lan.get(`${url}?done=take`))).toBe("Anh/chị đã nhận hồ sơ này.");
    expect([kept.owner?.name, kept.state]).toEqual(["Nguyễn Thị Lan", "in-progress"]);
  });

  it("of two officers at once goes to one, and the other is told kindly who and when", async () => {
    const { test } = await withCase();
    const browsers = [await signedIn(test, "lan"), await signedIn(test, "minh")];
    const answers = await Promise.all(browsers.map((browser) => browser.post(`${url}/take`)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 409]);
    expect(answers[1] && noticeOf(answers[1])).toBe(
      "Nguyễn Thị Lan đã nhận hồ sơ này lúc 23/11/2026 08:30. Anh/chị vẫn đọc và ghi chú được.",
    );
  });

  it("can be undone, and only by its owner", async () => {
    const { test, kept, lan } = await withOwnCase();
    const minh = await signedIn(test, "minh");
    const refused = await minh.post(`${url}/release`);
    expect([refused.statusCode, noticeOf(refused)]).toEqual([
      409,
      "Anh/chị không giữ hồ sơ này nên chưa làm được việc đó. Chỉ người giữ mới trả lời và đổi trạng thái.",
    ]);
    expect((await lan.post(`${url}/release`)).headers.location).toBe(`${url}?done=release`);
    expect(kept.owner).toBe(null);
  });
});

describe("moving a case", () => {
  it("closes an answered case and opens it again", async () => {
    const { kept, lan } = await withOwnCase({ state: "answered", version: 4 });
    expect((await lan.post(`${url}/state`, { to: "closed", version: "4" })).headers.location).toBe(
      `${url}?done=closed`,
    );
    expect((await lan.post(`${url}/state`, { to: "in-progress", version: "5" })).statusCode).toBe(303);
    expect([kept.state, kept.version]).toEqual(["in-progress", 6]);
  });

  it("refuses steps that the state does not allow, and versions that are old", async () => {
    const { kept, lan } = await withOwnCase({ version: 4 });
    const step = await lan.post(`${url}/state`, { to: "closed", version: "4" });
    expect([step.statusCode, noticeOf(step)]).toEqual([
      409,
      "Hồ sơ đang ở trạng thái “Đang xử lý” nên chưa làm được việc đó.",
    ]);
    const old = await lan.post(`${url}/state`, { to: "closed", version: "3" });
    expect([old.statusCode, noticeOf(old)]).toEqual([
      409,
      "Hồ sơ vừa có thay đổi sau khi anh/chị mở trang. Bên dưới là nội dung mới nhất. Anh/chị xem lại rồi làm lại nếu vẫn cần.",
    ]);
    expect((await lan.post(`${url}/state`, { to: "nonsense", version: "4" })).statusCode).toBe(400);
    expect(kept.state).toBe("in-progress");
  });
});
