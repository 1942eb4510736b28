import { describe, expect, it } from "vitest";
import { type Browser, noticeOf, signedIn } from "./console-under-test.ts";
import { url, withCase, withOwnCase } from "./one-case.ts";

/** The forms and buttons that change something, by their address. */
function actionsOf(body: string): (string | undefined)[] {
  return [...body.matchAll(/<form[^>]* action="\/console\/complaints\/[^/"]+\/([\w-]+)">/g)].map(
    ([, action]) => action,
  );
}

describe("the page of a case", () => {
  it("shows what was told as text, with its line breaks, whatever it says", async () => {
    const { test } = await withCase();
    const { body } = await (await signedIn(test, "lan")).get(url);
    expect(body).toContain(
      `<p class="told">&lt;script>alert(1)&lt;/script>\n&quot;>&lt;img src=x onerror=alert(2)> 'và' &amp;amp; {{name}}</p>`,
    );
    expect(body.match(/<script[^>]*>/g)).toEqual([
      expect.stringMatching(/^<script type="module" src="\/console\/assets\/queue\.js\?v=[\w-]{12}">$/),
      expect.stringMatching(/^<script type="module" src="\/console\/assets\/case-desk\.js\?v=[\w-]{12}">$/),
    ]);
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
    expect(await offered(lan)).toEqual(["take", "note", "assign"]);
    await lan.post(`${url}/take`);
    // Who assigns gives away what others have; another officer may only write a note.
    expect(await offered(await signedIn(test, "thu"))).toEqual(["note", "hand-over"]);
    expect(await offered(minh)).toEqual(["note"]);
    const begun = ["answer", "note", "hand-over", "ask", "receive-petition", "refuse", "transfer", "merge", "release"];
    expect(await offered(lan)).toEqual(begun);
    expect(await offered(minh)).toEqual(["note"]);
    kept.state = "petition-received";
    kept.track = "administrative-complaint";
    kept.times = { ...kept.times, petitionOn: "2026-11-20" };
    expect(await offered(lan)).toEqual([
      ...["answer", "note", "hand-over", "ask", "accept"],
      ...["refuse", "pause", "extend", "transfer"],
    ]);
    kept.state = "answered";
    expect(await offered(lan)).toEqual(["answer", "note", "hand-over", "ask", "transfer", "close"]);
    kept.state = "closed";
    expect(await offered(lan)).toEqual(["note", "reopen"]);
    expect(await offered(minh)).toEqual(["note", "reopen"]);
    kept.state = "accepted";
    kept.owner = null;
    expect(await offered(minh)).toEqual(["take-over", "note", "hand-over"]);
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
  it("closes an answered case with its outcome and opens it again with a reason", async () => {
    const { kept, lan } = await withOwnCase({ state: "answered", version: 4 });
    const closed = await lan.post(`${url}/close`, { outcome: "helped", version: "4", step: "send" });
    expect(closed.headers.location).toBe(`${url}?done=close`);
    expect([kept.state, kept.outcome]).toEqual(["closed", "helped"]);
    expect((await lan.post(`${url}/reopen`, { reason: "mistake", version: "5", step: "send" })).statusCode).toBe(303);
    expect([kept.state, kept.version]).toEqual(["in-progress", 6]);
  });

  it("refuses steps that the state does not allow, and versions that are old", async () => {
    const { kept, lan } = await withOwnCase({ version: 4 });
    const step = await lan.post(`${url}/close`, { outcome: "helped", version: "4" });
    expect([step.statusCode, noticeOf(step)]).toEqual([
      409,
      "Hồ sơ đang ở trạng thái “Đang xử lý” nên chưa làm được việc đó. Chữ anh/chị đã gõ vẫn còn.",
    ]);
    const old = await lan.post(`${url}/receive-petition`, { version: "3" });
    expect([old.statusCode, noticeOf(old)]).toEqual([
      409,
      "Hồ sơ vừa có thay đổi sau khi anh/chị mở trang. Bên dưới là nội dung mới nhất. Anh/chị xem lại rồi làm lại nếu vẫn cần.",
    ]);
    expect((await lan.post(`${url}/state`, { to: "nonsense", version: "4" })).statusCode).toBe(404);
    expect(kept.state).toBe("in-progress");
  });

  it("says beside each field what is missing or wrong, and keeps what was chosen", async () => {
    const { kept, lan } = await withOwnCase({ version: 4 });
    const page = await lan.post(`${url}/receive-petition`, {
      version: "4",
      day: "2026-11-24",
      "form-of": "signed",
      track: "denunciation",
      step: "send",
    });
    expect([page.statusCode, noticeOf(page)]).toEqual([
      422,
      "Chưa gửi được. Anh/chị sửa giúp: Ngày: không được sau hôm nay. Còn thiếu: Nhận bằng cách nào.",
    ]);
    expect(page.body).toContain('<a href="#receive-petition-day">');
    expect(page.body).toContain(
      '<p class="error" id="receive-petition-place-error">Còn thiếu: Nhận bằng cách nào.</p>',
    );
    expect(page.body).toContain('<option value="signed" selected>');
    expect(page.body).toContain('<option value="denunciation" selected>');
    expect(page.body).toContain('value="2026-11-24"');
    expect(page.body.match(/<details class="panel" open>/g)?.length).toBe(1);
    expect(kept.version).toBe(4);
  });

  it("shows a transfer before it is sent, with all that comes with it", async () => {
    const { kept, lan } = await withOwnCase({ version: 4 });
    const form = { version: "4", body: "police", text: "Việc này công an giải quyết." };
    const preview = await lan.post(`${url}/transfer`, { ...form, step: "preview" });
    expect([preview.statusCode, kept.state]).toEqual([200, "in-progress"]);
    expect(preview.body).toContain("<dt>Nơi nhận</dt><dd>công an</dd>");
    expect(preview.body).toContain('<input type="hidden" name="body" value="police"/>');
    const edit = await lan.post(`${url}/transfer`, { ...form, step: "edit" });
    expect(edit.body).toContain('<option value="police" selected>');
    const sent = await lan.post(`${url}/transfer`, { ...form, step: "send" });
    expect([sent.headers.location, kept.state, kept.transferredTo]).toEqual([
      `${url}?done=transfer`,
      "transferred",
      "police",
    ]);
  });

  it("takes no form whose version is no number", async () => {
    const { lan } = await withOwnCase({ version: 4 });
    expect((await lan.post(`${url}/refuse`, { version: "x" })).statusCode).toBe(400);
  });
});

describe("the clocks of a case", () => {
  const clocksOf = (body: string) =>
    [...body.matchAll(/<li class="clock ([\w-]+)">(.*?)<\/li>/gs)].map(
      ([, tone, html = ""]) =>
        `${tone}: ${html
          .replace(/<[^>]+>/g, " ")
          .replace(/\s+/g, " ")
          .trim()}`,
    );

  it("name our promise as ours", async () => {
    const { lan } = await withOwnCase();
    expect(clocksOf((await lan.get(url)).body)).toEqual([
      "level-0: Lời hứa của chúng tôi, không phải thời hạn luật định Từ ngày 20/11/2026, 5 ngày làm việc. Hạn: 30/11/2026 Còn 4 ngày làm việc. Do chúng tôi tự hứa, luật không quy định.",
    ]);
  });

  it("name the law's limits with their source, the shortest as the day to go by", async () => {
    const { lan } = await withOwnCase({
      state: "accepted",
      track: "administrative-complaint",
      times: { petitionOn: "2026-11-02", acceptedOn: "2026-11-10" },
    });
    expect(clocksOf((await lan.get(url)).body)).toEqual([
      "rest: Cơ quan báo có thụ lý khiếu nại hay không Từ ngày 02/11/2026, 7 ngày làm việc. Hạn: 11/11/2026 Đã làm ngày 10/11/2026. Căn cứ: Luật 136/2025/QH15, Điều 2 khoản 15 điểm b.",
      "level-0: Giải quyết khiếu nại lần đầu Từ ngày 10/11/2026, 30 đến 60 ngày. Hạn sớm nhất: 10/12/2026 Còn 12 ngày làm việc. Căn cứ: Luật 02/2011/QH13, Điều 28.",
    ]);
  });

  it("show pauses with their reasons", async () => {
    const { lan } = await withOwnCase({
      state: "accepted",
      track: "administrative-complaint",
      times: {
        petitionOn: "2026-11-02",
        acceptedOn: "2026-11-10",
        pauses: [{ from: "2026-11-20", until: null, reason: "expert-opinion" }],
      },
    });
    const { body } = await lan.get(url);
    expect(body).toContain("<li>Tạm dừng từ 20/11/2026: chờ ý kiến chuyên môn, giám định.</li>");
    expect(clocksOf(body)[1]).toContain("Hạn sớm nhất: 14/12/2026 Đang tạm dừng. Còn 14 ngày làm việc.");
  });
});

describe("an officer's message", () => {
  it("shows whether it came", async () => {
    const said = { at: "2026-11-20T02:15:00.000Z", from: "officer" as const, by: "Lan", text: "…" };
    const entries = [
      { id: "e1", ...said, delivery: "arrived" as const },
      { id: "e2", ...said, delivery: "not-delivered" as const },
      { id: "e3", ...said, delivery: "code" as const },
    ];
    const { lan } = await withOwnCase({ entries });
    const { body } = await lan.get(url);
    expect([...body.matchAll(/<p class="delivery [\w-]+">(.*?)<\/p>/g)].map(([, text]) => text)).toEqual([
      "Đã đến.",
      "Chưa đến được, đang chờ dưới mã bí mật.",
      "Đang chờ dưới mã bí mật.",
    ]);
  });
});
