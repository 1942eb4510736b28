import { describe, expect, it } from "vitest";
import { readReceipt } from "../../../src/complaints/signed-receipt.ts";
import { makeReceiptCode } from "../../../src/flow/receipt-code.ts";
import { sampleCase } from "../../sample-case.ts";
import { testReceiptKeys, type WebServer, webServer } from "./web-server.ts";

const code = makeReceiptCode(Uint8Array.from({ length: 20 }, (_, at) => at));
/** A code that reads well and belongs to nothing. */
const wrong = (n: number) => makeReceiptCode(Uint8Array.from({ length: 20 }, (_, at) => (at + n + 1) % 32));

const view = sampleCase({
  number: "26-4821-3907",
  track: "labour-dispute",
  filedOn: "2026-02-27",
  dueOn: "2026-03-06",
  named: true,
  messages: [
    { from: "citizen", on: "2026-02-27", text: "Chủ nợ lương." },
    { from: "officer", on: "2026-03-01", text: "Đã gọi <công ty>." },
  ],
});

const papers = {
  open: () => ["Họ và tên", "Địa chỉ"],
  lodging: () => ({
    sentences: ["Nơi nhận đơn: xã."],
    ways: ["Nộp trực tiếp."],
    attachments: ["Hợp đồng."],
    notes: [],
    sources: ["Điều 188"],
  }),
  make: async () => ({ docx: Buffer.from("docx"), pdf: Buffer.from("%PDF"), name: "don-2026-03-02" }),
};

/** A server with one case; `looked` are the codes that were looked up. */
async function server(config = {}): Promise<WebServer & { looked: string[] }> {
  const looked: string[] = [];
  const find = async (asked: string) => {
    looked.push(asked);
    return asked === code ? { view, papers } : null;
  };
  return { ...(await webServer({ find, config })), looked };
}

function post(
  { app }: WebServer,
  fields: Record<string, string>,
  { url = "/case", ip = "192.0.2.1", headers = {} } = {},
) {
  return app.inject({
    method: "POST",
    url,
    remoteAddress: ip,
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin", ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
}

/** What the page says went wrong. */
function told(body: string): string | undefined {
  return /<p id="told"[^>]*>(.*?)<\/p>/s.exec(body)?.[1];
}

describe("/case", () => {
  it("asks for the code in a form that never puts it into an address, kept and listed by nobody", async () => {
    const { statusCode, body, headers } = await (await server()).app.inject({ url: "/case" });
    expect(statusCode).toBe(200);
    expect(body).toContain('<form method="post" action="/case"');
    expect([
      headers["cache-control"],
      headers["x-robots-tag"],
      headers["referrer-policy"],
      headers["set-cookie"],
    ]).toEqual(["no-store", "noindex, noarchive", "no-referrer", undefined]);
    expect(body).toContain("<title>An Sinh – Cao Bằng</title>");
  });

  it("ignores a code in an address", async () => {
    const one = await server();
    const { body } = await one.app.inject({ url: `/case?code=${code}` });
    expect(body).not.toContain(code);
    expect(one.looked).toEqual([]);
  });

  it("tells the case in the words of the talk, with what officers wrote and what can be done now", async () => {
    const { statusCode, body, headers } = await post(await server(), { code: code.toLowerCase().replaceAll("-", " ") });
    expect(statusCode).toBe(200);
    expect(headers["cache-control"]).toBe("no-store");
    expect(body).toContain("<h2>Hồ sơ 26-4821-3907</h2>");
    expect(body).toContain("chậm nhất ngày 6/3/2026");
    expect(body).toContain("Cán bộ trả lời ngày 1/3/2026:\nĐã gọi &lt;công ty>.");
    expect(body).not.toContain("Chủ nợ lương.");
    expect(body).toContain('href="/?lang=vi&amp;open=track"');
    expect(body).toContain("<li>Nơi nhận đơn: xã.</li>");
    expect(body).toContain("Anh/chị tự viết những chỗ còn trống: Họ và tên, Địa chỉ.");
  });

  it("names the group with a slip without looking anything up", async () => {
    const one = await server();
    const slip = `${code.slice(0, 6)}${code[6] === "Z" ? "Y" : "Z"}${code.slice(7)}`;
    const { statusCode, body } = await post(one, { code: slip });
    expect([statusCode, told(body)]).toEqual([
      422,
      "Nhóm thứ 2 của mã có ký tự sai. Anh/chị xem lại nhóm đó rồi bấm Xem.",
    ]);
    expect(told((await post(one, { code: "abc" })).body)).toBe(
      "Tôi chưa đọc được mã. Mã có năm nhóm, mỗi nhóm năm ký tự.",
    );
    expect(one.looked).toEqual([]);
  });

  it("answers all codes without a case alike, in the language of the form", async () => {
    const one = await server();
    const [first, second] = [
      await post(one, { code: wrong(1), lang: "en" }),
      await post(one, { code: wrong(2), lang: "en" }),
    ];
    expect([first.statusCode, told(first.body)]).toEqual([
      404,
      "There is no case with this code. Please look at the code again. An erased case cannot be read any more either.",
    ]);
    expect(second.body.replace(wrong(2), wrong(1))).toBe(first.body);
    expect(one.looked).toEqual([wrong(1), wrong(2)]);
  });

  it("refuses a form of another site", async () => {
    const one = await server();
    const { statusCode } = await post(one, { code }, { headers: { "sec-fetch-site": "cross-site" } });
    expect(statusCode).toBe(403);
    expect(one.looked).toEqual([]);
  });

  it("tells a bug by a page, and logs nothing of the code", async () => {
    const broken = await webServer({ find: async (asked) => Promise.reject(new Error(asked)) });
    const { statusCode, body } = await post(broken, { code });
    expect(statusCode).toBe(500);
    expect(told(body)).toBe("Có lỗi ở phía chúng tôi. Máy chủ gặp lỗi. Anh/chị thử lại sau ít phút.");
    expect(broken.logged.length).toBe(1);
    expect(JSON.stringify(broken.logged)).not.toContain(code);
  });
});

describe("limits of /case", () => {
  it("lets a network try thirty wrong codes at once, then ten a minute; right ones cost nothing", async () => {
    const one = await server();
    for (let n = 0; n < 40; n += 1) expect((await post(one, { code })).statusCode).toBe(200);
    const statuses: number[] = [];
    for (let n = 0; n < 31; n += 1) statuses.push((await post(one, { code: wrong(n) })).statusCode);
    expect(statuses).toEqual([...Array(30).fill(404), 429]);
    const refused = await post(one, { code });
    expect([refused.statusCode, refused.headers["retry-after"]]).toEqual([429, "6"]);
    expect((await post(one, { code }, { ip: "192.0.2.2" })).statusCode).toBe(200);
    one.clock.now = new Date(one.clock.now.getTime() + 6_000);
    expect((await post(one, { code })).statusCode).toBe(200);
  });

  it("wants a puzzle, good for one code, while many wrong codes are tried from everywhere", async () => {
    const one = await server();
    for (let n = 0; n < 60; n += 1) await post(one, { code: wrong(n % 30) }, { ip: `198.51.100.${n}` });
    for (let n = 0; n < 30; n += 1) expect((await post(one, { code })).statusCode).toBe(200);
    const asked = await post(one, { code });
    expect(asked.statusCode).toBe(428);
    const challenge = /data-challenge="([^"]+)"/.exec(asked.body)?.[1] ?? "";
    const bits = Number(/data-bits="(\d+)"/.exec(asked.body)?.[1]);
    // The browser's own solver.
    const { search } = (await import("../../../src/channels/web/assets/puzzle.js" as string)) as {
      search(puzzle: object, from: number, until: number): string | null;
    };
    const nonce = search({ challenge, bits }, 0, 10_000_000) ?? "";
    expect((await post(one, { code: wrong(3), challenge, nonce })).statusCode).toBe(428);
    expect((await post(one, { code, challenge, nonce: "x" })).statusCode).toBe(428);
    expect((await post(one, { code, challenge, nonce })).statusCode).toBe(200);
  });
});

describe("/case/petition", () => {
  it("gives the paper as a file that names nobody", async () => {
    const one = await server();
    const pdf = await post(one, { code, format: "pdf" }, { url: "/case/petition" });
    expect([
      pdf.body,
      pdf.headers["content-disposition"],
      pdf.headers["content-type"],
      pdf.headers["cache-control"],
    ]).toEqual(["%PDF", 'attachment; filename="don-2026-03-02.pdf"', "application/pdf", "no-store"]);
    const docx = await post(one, { code, format: "docx" }, { url: "/case/petition" });
    expect(docx.headers["content-disposition"]).toBe('attachment; filename="don-2026-03-02.docx"');
  });

  it("gives nothing for a wrong code, nor for a case without a petition", async () => {
    expect((await post(await server(), { code: wrong(1) }, { url: "/case/petition" })).statusCode).toBe(404);
    const none = await webServer({ find: async () => ({ view, papers: null }) });
    expect((await post(none, { code }, { url: "/case/petition" })).statusCode).toBe(404);
    expect((await post(none, { code })).body).not.toContain("/case/petition");
  });
});

describe("/case/receipt", () => {
  it("gives a signed receipt of the day to those who read the warning, with nothing of the case in it", async () => {
    const one = await server({ publicUrl: "https://ansinh.example" });
    const headers = { host: "ansinh.example" };
    const { body, headers: answered } = await post(one, { code, sure: "1" }, { url: "/case/receipt", headers });
    expect(answered["content-disposition"]).toBe('attachment; filename="xac-nhan.txt"');
    expect(readReceipt(body, testReceiptKeys.public)).toMatchObject({ ok: true, day: "2026-02-27" });
    expect(body.split("\n").slice(0, 4)).toEqual([
      "Ngày 27/2/2026 có một tin được gửi đến dịch vụ An Sinh của tỉnh Cao Bằng.",
      "Giấy này không cho biết ai gửi và gửi gì. Kiểm tra tại: https://ansinh.example/receipt",
      "On 27 February 2026 a message was filed with the An Sinh service of Cao Bằng province.",
      "This paper does not tell who filed it or what it says. Check it at: https://ansinh.example/receipt",
    ]);
    for (const secret of [code, view.number, view.kind, view.track]) expect(body).not.toContain(secret);
    const again = await post(one, { code, sure: "1" }, { url: "/case/receipt", headers });
    expect(again.body).not.toBe(body);
  });

  it("shows the case again when the warning was not confirmed", async () => {
    const { body, headers } = await post(await server(), { code }, { url: "/case/receipt" });
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(body).toContain("Hồ sơ 26-4821-3907");
  });
});

describe("/receipt", () => {
  const verdict = (body: string) => /<p class="alert[^"]*" role="alert">(.*?)<\/p>/s.exec(body)?.[1];

  it("shows the public keys and says whether a pasted receipt is genuine", async () => {
    const one = await server();
    const { body: receipt } = await post(one, { code, sure: "1" }, { url: "/case/receipt" });
    const page = await one.app.inject({ url: "/receipt" });
    expect(page.body).toContain(testReceiptKeys.public[0].base64);
    expect(page.body).toContain(testReceiptKeys.public[0].pem);
    const check = async (text: string) => verdict((await post(one, { receipt: text }, { url: "/receipt" })).body);
    expect(await check(receipt.replaceAll("\n", "\r\n"))).toBe(
      "Giấy thật. Ngày 27/2/2026 có một tin được gửi đến dịch vụ này.",
    );
    expect(await check(receipt.replace("2026-02-27", "2026-02-26"))).toBe("Giấy này không thật, hoặc đã bị sửa.");
    expect(await check("<script>alert(1)</script>")).toBe(
      "Đây không phải giấy xác nhận, hoặc chưa đủ nội dung. Anh/chị dán toàn bộ tệp, không thêm bớt.",
    );
  });
});
