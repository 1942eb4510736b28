import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { lastingBooks } from "../../src/authoring/books.ts";
import { checkChange } from "../../src/authoring/check-change.ts";
import { createPolicyDesk } from "../../src/authoring/policy-desk.ts";
import { ruleFiles } from "../../src/authoring/rule-files.ts";
import { createSetupBook } from "../../src/authoring/setup-book.ts";
import type { ChangeReport } from "../../src/console/policy-desk.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { conditionArticles } from "../../src/rules/unemployment/articles.ts";
import { trainingConditionIds } from "../../src/rules/unemployment/training-support.ts";
import { type Browser, type ConsoleUnderTest, consoleUnderTest, signedIn } from "./console-under-test.ts";

const root = join(import.meta.dirname, "../..");
const wages = "flows/parameters/wages.yaml";
const wagesText = readFileSync(join(root, wages), "utf8");

let test: ConsoleUnderTest;
let lan: Browser;
/** What was handed in to be checked. */
let handedIn: { file: string; text: string }[] = [];
let report: ChangeReport | null = null;

beforeAll(async () => {
  const content = await loadContent(root);
  const books = lastingBooks(root);
  test = await consoleUnderTest({
    policy: {
      ...createPolicyDesk(books, content),
      ...ruleFiles(root),
      check: async (changed) => {
        handedIn.push(changed);
        return report;
      },
    },
    setup: createSetupBook(books, content),
  });
  lan = await signedIn(test, "lan");
});

/** Sends a file as a browser does. */
async function handIn(path: string, bytes: Buffer) {
  await lan.get("/console/policy/check");
  const line = "--limit\r\nContent-Disposition: form-data; name=";
  const payload = Buffer.concat([
    Buffer.from(`${line}"token"\r\n\r\n${lan.token}\r\n${line}"path"\r\n\r\n${path}\r\n`),
    Buffer.from(`${line}"file"; filename="x.yaml"\r\nContent-Type: application/octet-stream\r\n\r\n`),
    bytes,
    Buffer.from("\r\n--limit--\r\n"),
  ]);
  const cookie = [...lan.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { cookie, "content-type": "multipart/form-data; boundary=limit" };
  return test.app.inject({ method: "POST", url: "/console/policy/check", payload, headers });
}

describe("the page of rules", () => {
  it("lists programmes, conversations and topics by name", async () => {
    const { body } = await lan.get("/console/policy");
    expect(body).toContain(
      '<a href="/console/policy/programmes/nq116-employees">Tiền hỗ trợ người lao động từ Quỹ bảo hiểm thất nghiệp (Nghị quyết 116)</a>',
    );
    expect(body).toContain('<a href="/console/policy/conversations/complaint">Gửi phản ánh, khiếu nại</a>');
    expect(body).toContain('<a href="/console/policy/topics/wage.unpaid">Công ty nợ lương, chậm trả lương</a>');
  });

  it.each([
    ["vi", "programmes/nq116-employees", "Tiền hỗ trợ người lao động từ Quỹ bảo hiểm thất nghiệp (Nghị quyết 116)"],
    ["en", "programmes/nq116-employees", "Cash for employees from the unemployment insurance fund (Resolution 116)"],
    ["vi", "conversations/track", "Cuộc trò chuyện: Xem trả lời bằng mã bí mật"],
    ["en", "conversations/track", "Conversation: Reading the reply by the secret code"],
  ])("calls a thing by its title, in %s: %s", async (lang, page, title) => {
    const browser = await signedIn(test, "lan");
    await browser.get("/console/policy");
    await browser.post("/console/language", { lang });
    const { body } = await browser.get(`/console/policy/${page}`);
    expect([/<h1>(.*?)<\/h1>/.exec(body)?.[1], /<title>(.*?)<\/title>/.exec(body)?.[1]?.split(" – ")[0]]).toEqual([
      title,
      expect.stringContaining(title),
    ]);
    const { body: drawing } = await browser.get(`/console/policy/${page}/graph.svg?day=2021-10-19&lang=${lang}`);
    expect(drawing).not.toContain(page.split("/")[1]);
  });

  it("offers conversations to preview by title", async () => {
    const { body } = await lan.get("/console/policy/preview?open=track");
    const options = [...body.matchAll(/<option[^>]*>([^<]*)</g)].map(([, label]) => label);
    expect(options).toEqual([
      "Trang đầu",
      "Gửi phản ánh, khiếu nại",
      "Việc đã gửi hoặc đã có người báo",
      "Trang đầu, chọn việc cần",
      "Hỗ trợ COVID-19 (2021, 2022)",
      "Xem trả lời bằng mã bí mật",
      "Trợ cấp thất nghiệp",
    ]);
    expect(body).toContain('<option value="track" selected>Xem trả lời bằng mã bí mật</option>');
  });

  it("shows every statement of a programme with its source and how far it is known", async () => {
    const { body } = await lan.get("/console/policy/programmes/nq116-employees");
    expect(body).toContain(
      '<th scope="row">Đóng dưới 12 tháng: 1.800.000 đồng</th><td data-label="Căn cứ">Quyết định 28/2021/QĐ-TTg, Điều 2 khoản 2 điểm a</td>',
    );
    expect(body).toContain("Thời gian nộp hồ sơ");
  });

  it.each([
    [
      "vi",
      "Luật Việc làm 2025",
      ["Thời hạn nộp hồ sơ hưởng trợ cấp thất nghiệp, từ ngày 1/1/2026: 3 tháng", "Nộp hồ sơ đúng hạn"],
    ],
    [
      "en",
      "Employment Law 2025",
      ["Time to file for unemployment benefit, from 1 January 2026: 3 months", "Filed in time"],
    ],
  ])("shows dated numbers and conditions of unemployment insurance by title, in %s", async (lang, law, shown) => {
    const browser = await signedIn(test, "lan");
    await browser.get("/console/policy");
    await browser.post("/console/language", { lang });
    const { body } = await browser.get("/console/policy/numbers");
    const statements = [...body.matchAll(/<th scope="row">([^<]*)</g)].map(([, words]) => words);
    expect(statements.length).toBeGreaterThan(300);
    expect(statements).toEqual(expect.arrayContaining(shown));
    expect(body.match(/<h2>[^<]*<\/h2>/g)?.[0]).toContain(law);
    expect(body).toContain(`<h2>${wages}</h2>`);
    const ids = [
      ...(await loadContent(root)).parameters.keys(),
      ...Object.keys(conditionArticles),
      ...trainingConditionIds,
    ];
    const words = new Set(statements.join(" ").match(/[a-z0-9]+(-[a-z0-9]+)+/g));
    expect(ids.filter((id) => words.has(id))).toEqual([]);
  });

  it("draws programmes and conversations, with no script and nothing from elsewhere", async () => {
    const { body, headers } = await lan.get(
      "/console/policy/programmes/nq116-employees/graph.svg?day=2021-10-19&lang=vi",
    );
    expect(headers["content-type"]).toBe("image/svg+xml; charset=utf-8");
    expect(headers["content-security-policy"]).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
    );
    expect(body.startsWith("<svg ")).toBe(true);
    expect((await lan.get("/console/policy/conversations/menu/graph.svg")).statusCode).toBe(200);
  });

  it("shows a topic as of a day, and that it has no answer before its first", async () => {
    const { body } = await lan.get("/console/policy/topics/wage.unpaid?day=2026-11-26");
    expect(body).toContain("Công ty phải trả lương đủ và đúng hạn.");
    const before = await lan.get("/console/policy/topics/wage.unpaid?day=2021-01-01");
    expect(before.body).toContain("Ngày này chủ đề chưa có hoặc không còn câu trả lời.");
  });

  it("knows nothing of names that there are not", async () => {
    for (const page of ["programmes/x", "conversations/x", "topics/x", "programmes/x/graph.svg"])
      expect((await lan.get(`/console/policy/${page}`)).statusCode, page).toBe(404);
  });
});

describe("the preview", () => {
  const inputsOf = (body: string) =>
    JSON.parse(
      (/name="inputs" value="([^"]*)"/.exec(body)?.[1] ?? "").replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
    );

  it("talks as of a day, and plays on from what was done", async () => {
    await lan.get("/console/policy/preview");
    const begun = await lan.post("/console/policy/preview", { day: "2021-10-19", open: "support" });
    expect(begun.body).toContain("Lúc đó (năm 2021, 2022) anh/chị là ai?");
    const next = await lan.post("/console/policy/preview", {
      ...{ day: "2021-10-19", open: "support", inputs: "[]" },
      types: "cong nhan",
    });
    expect(inputsOf(next.body)).toEqual([{ types: "cong nhan" }]);
    expect(next.body).toContain('<p class="did">cong nhan</p>');
    const pressed = await lan.post("/console/policy/preview", {
      ...{ day: "2021-10-19", open: "support", inputs: JSON.stringify([{ types: "cong nhan" }]) },
      presses: "command:back",
    });
    expect(pressed.body).toContain('<p class="did">Quay lại</p>');
  });

  it("files nothing and tells no officer", async () => {
    const inputs = JSON.stringify([{ types: "toi bi danh, cuu toi voi" }]);
    const { body } = await lan.post("/console/policy/preview", { day: "2026-11-26", open: "", inputs });
    expect(body).toContain("113");
    expect((await lan.get("/console/complaints")).body).toContain("Chưa có hồ sơ");
  });

  it("escapes what was typed", async () => {
    const { body } = await lan.post("/console/policy/preview", { day: "2026-11-26", types: "<b>x</b>" });
    expect(body).toContain('<p class="did">&lt;b>x&lt;/b></p>');
  });

  it("begins anew where what came back is none of ours, or too long", async () => {
    const long = JSON.stringify(Array.from({ length: 121 }, () => ({ types: "a" })));
    for (const inputs of ["{", '[{"opens":1}]', long]) {
      const { body } = await lan.post("/console/policy/preview", { day: "2026-11-26", inputs });
      expect(body).toContain("nên bắt đầu lại từ đầu");
    }
  });
});

describe("the rule files", () => {
  const download = (path: string) => lan.get(`/console/policy/file?${new URLSearchParams({ path })}`);

  it.each([
    [wages, "application/yaml", "wages.yaml"],
    ["flows/programmes/nq116-employees.yaml", "application/yaml", "nq116-employees.yaml"],
    ["locales/vi/knowledge/wage.unpaid.md", "text/markdown", "wage.unpaid.md"],
  ])("come byte by byte as they stand, to be saved: %s", async (path, type, name) => {
    const { statusCode, headers, rawPayload } = await download(path);
    expect([statusCode, rawPayload.equals(readFileSync(join(root, path)))]).toEqual([200, true]);
    expect([headers["content-type"], headers["content-disposition"], headers["content-security-policy"]]).toEqual([
      `${type}; charset=utf-8`,
      `attachment; filename="${name}"; filename*=UTF-8''${name}`,
      "default-src 'none'; sandbox",
    ]);
    expect([headers["cache-control"], headers["x-content-type-options"]]).toEqual(["no-store", "nosniff"]);
  });

  it.each([
    "",
    "flows",
    "flows/",
    "package.json",
    "/etc/passwd",
    "../main/package.json",
    "flows/../package.json",
    "flows/../../desk/package.json",
    "flows/./service.yaml",
    "flows//service.yaml",
    "flows\\service.yaml",
    "FLOWS/service.yaml",
    "flows/service.yaml\u0000.md",
    "flows/%2e%2e/package.json",
    "flows/schemas/service.schema.json",
    "flows/parameters/none.yaml",
    `${root}/flows/service.yaml`,
  ])("are none of any other name: %j", async (path) => {
    const { statusCode, body } = await download(path);
    expect([statusCode, body.includes("<title>")]).toEqual([404, true]);
  });

  it("are none when a path comes twice", async () => {
    const twice = await lan.get(`/console/policy/file?path=${wages}&path=${wages}`);
    expect(twice.statusCode).toBe(404);
  });

  const offered = (body: string) =>
    [...body.matchAll(/href="\/console\/policy\/file\?path=([^"]*)"/g)].map(([, path = ""]) =>
      decodeURIComponent(path),
    );

  it("are offered folder by folder, each once, all that can be checked and nothing else", async () => {
    const paths = offered((await lan.get("/console/policy/files")).body);
    expect([paths.length > 300, new Set(paths).size === paths.length]).toEqual([true, true]);
    expect(paths.filter((path) => !/^(flows|locales)\/.*\.(yaml|md)$/.test(path) || path.includes("schemas"))).toEqual(
      [],
    );
    expect(paths).toContain("locales/en/console.yaml");
  });

  it.each([
    [
      "programmes/nq116-employees",
      [
        "flows/programmes/nq116-employees.yaml",
        "locales/en/programmes/nq116-employees.yaml",
        "locales/vi/programmes/nq116-employees.yaml",
      ],
    ],
    ["topics/wage.unpaid", ["flows/knowledge/wage.unpaid.yaml", "locales/vi/knowledge/wage.unpaid.md"]],
    [
      "conversations/complaint",
      ["flows/conversations/complaint.yaml", "locales/en/conversations.yaml", "locales/vi/conversations.yaml"],
    ],
    ["check?path=flows/service.yaml", ["flows/service.yaml"]],
    ["check?path=flows/none.yaml", []],
  ])("of what a page shows are offered there: %s", async (page, paths) => {
    expect(offered((await lan.get(`/console/policy/${page}`)).body)).toEqual(paths);
  });

  it("are offered on the page of settings to who may read rules", async () => {
    for (const account of test.staff.accounts.filter(({ login }) => login === "minh"))
      account.roles = ["administrator"];
    const bodies = await Promise.all(
      ["minh", "thu"].map(async (login) => (await (await signedIn(test, login)).get("/console/setup")).body),
    );
    expect(bodies.map((body) => [body.includes("flows/service.yaml"), offered(body)[0]])).toEqual([
      [true, undefined],
      [true, "flows/service.yaml"],
    ]);
  });
});

describe("the check of a changed file", () => {
  it("hands the file in and shows mistakes and consequences", async () => {
    handedIn = [];
    report = { mistakes: "1 mistake in flows/ and locales/:", isNew: false, same: false, impact: "Không đổi." };
    const { statusCode, body } = await handIn(wages, Buffer.from("a: ă\n"));
    expect([statusCode, handedIn]).toEqual([200, [{ file: wages, text: "a: ă\n" }]]);
    expect(body).toContain("1 mistake in flows/ and locales/:");
    expect(body).toContain("Không đổi.");
  });

  it("says kindly that a file is no text, and that a path is none of ours", async () => {
    report = null;
    const noText = await handIn(wages, Buffer.from([0xff, 0xfe, 0x00]));
    expect([noText.statusCode, noText.body.includes("không phải chữ UTF-8")]).toEqual([422, true]);
    const elsewhere = await handIn("/etc/passwd", Buffer.from("a: b"));
    expect([elsewhere.statusCode, elsewhere.body.includes("Đường dẫn phải nằm trong")]).toEqual([422, true]);
  });
});

describe("checkChange()", () => {
  it("says what the check and the impact would say, and writes nothing", async () => {
    const text = wagesText.replace("value: 5310000", "value: 5400000");
    const found = await checkChange(root, { file: wages, text }, { today: "2026-11-26", lang: "vi" });
    expect(found.mistakes.split("\n")[0]).toBe("3 mistakes in flows/ and locales/:");
    expect(found.impact.split("\n")[0]).toMatch(
      /^So với bản đang chạy \([0-9a-f]{7}\): 0 trên 17 chương trình khác trước\.$/,
    );
    expect(found.impact.split("\n")[3]).toBe(
      "  - “60 % of 50,000,000 đồng is cut to five minimum wages of 2026 in region-1”: mức mỗi tháng 26.550.000 → 27.000.000; mức mỗi tháng chưa làm tròn 26.550.000 → 27.000.000; mức trần 26.550.000 → 27.000.000; tổng số tiền 79.650.000 → 81.000.000",
    );
    expect({ isNew: found.isNew, same: found.same }).toEqual({ isNew: false, same: false });
    expect(readFileSync(join(root, wages), "utf8")).toBe(wagesText);
  });

  it("knows the file that runs already", async () => {
    const found = await checkChange(root, { file: wages, text: wagesText }, { today: "2026-11-26", lang: "en" });
    expect({ mistakes: found.mistakes, same: found.same }).toEqual({ mistakes: "", same: true });
  });
});

describe("the page of settings", () => {
  it("shows what is set, where, and how far it is known", async () => {
    const { body } = await (await signedIn(test, "thu")).get("/console/setup");
    expect(body).toContain("Cán bộ trả lời hoặc cho biết nơi giải quyết trong 5 ngày làm việc.");
    expect(body).toContain("Sửa ở flows/retention.yaml.");
    expect(body).toContain("Lương tối thiểu vùng I, một tháng, từ ngày 1/1/2026: 5.310.000 đồng");
    expect(body).not.toContain("minimum-wage-");
    expect(body).not.toContain("base-salary");
    expect(body).toContain("Năm 2027, các ngày nghỉ không kể thứ Bảy, Chủ nhật: 1/1");
    expect(body).not.toContain('class="alarm-text"');
  });

  it("says in December that the wages of the next year were not checked", async () => {
    test.clock.now = new Date("2026-12-01T02:00:00Z");
    const { body } = await (await signedIn(test, "thu")).get("/console/setup");
    expect(body).toContain("Chưa ai đối chiếu lương tối thiểu và lương cơ sở của năm 2027");
  });
});
