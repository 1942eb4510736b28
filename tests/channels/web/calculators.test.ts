import { beforeAll, describe, expect, it } from "vitest";
import { type CalculatorServer, calculatorServer } from "./calculator-server.ts";

let server: CalculatorServer;
beforeAll(async () => {
  server = await calculatorServer({ publicUrl: "https://ansinh.example" });
});

/** What a page says to search engines. */
function serviceData(body: string): unknown {
  const [, json = "null"] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
  return JSON.parse(json);
}

describe("GET /chuong-trinh", () => {
  it("lists every programme once, what is open first and the closed ones by the document that set them up", async () => {
    const { status, body, headers } = await server.get("/chuong-trinh?lang=vi");
    expect(status).toBe(200);
    expect(headers["cache-control"]).toBe("public, max-age=600");
    expect(headers["set-cookie"]).toBeUndefined();
    const linked = [...body.matchAll(/href="\/chuong-trinh\/([a-z0-9-]+)\?lang=vi"/g)].map(([, id]) => id);
    expect([...linked].sort()).toEqual([...server.content.programmes.keys()].sort());
    expect([...body.matchAll(/<h([23])[^>]*>([^<]*)/g)].map(([, level, text]) => `${level} ${text}`)).toEqual([
      "2 Đang nhận hồ sơ",
      "2 Chưa rõ còn nhận hồ sơ hay không",
      "3 Nghị quyết 68/NQ-CP",
      "2 Đã đóng, không nhận hồ sơ mới",
      "3 Nghị quyết 116/NQ-CP",
      "3 Nghị quyết 68/NQ-CP",
      "3 Quyết định 08/2022/QĐ-TTg",
    ]);
  });

  it("lists as open what was open on another day, with its last day", async () => {
    const then = await calculatorServer({ today: "2021-11-01", content: server.content });
    const { body } = await then.get("/chuong-trinh?lang=en");
    expect(body).toContain(
      'Cash for employees from the unemployment insurance fund (Resolution 116)</a> <span class="note">files taken until 20 December 2021</span>',
    );
    expect(body).toContain('<span class="note">files taken from 28 March 2022</span>');
  });
});

describe("GET /chuong-trinh/<id>", () => {
  it("says of every programme, in both languages, what it is, who, how much, where, when and by which law", async () => {
    for (const { id } of server.content.programmes.values()) {
      for (const [lang, headings] of [
        ["vi", ["Tự kiểm tra", "Ai thuộc diện", "Bao nhiêu tiền", "Thời gian", "Văn bản", "Gọi hỏi"]],
        ["en", ["Check yourself", "Who is covered", "How much", "Dates", "Legal documents", "Call and ask"]],
      ] as const) {
        const { status, body } = await server.get(`/chuong-trinh/${id}?lang=${lang}`);
        const found = [...body.matchAll(/<h2[^>]*>([^<]*)/g)].map(([, text]) => text);
        expect([id, status, headings.filter((heading) => !found.includes(heading))]).toEqual([id, 200, []]);
      }
    }
  });

  it("says first that a programme is closed, and tells no papers of it", async () => {
    const { body } = await server.get("/chuong-trinh/nq116-employees?lang=vi");
    const title = body.indexOf("<h1>");
    const closed = body.indexOf("Chương trình này đã đóng từ ngày 21/12/2021. Nay không nhận hồ sơ mới.", title);
    expect(closed - title).toBeLessThan(250);
    expect(body).not.toContain("Mẫu số 04");
    expect(body).toContain("Nộp hồ sơ: từ 1/10/2021 đến hết 20/12/2021");
  });

  it("tells papers, steps and places of a programme that is open", async () => {
    const then = await calculatorServer({ today: "2021-11-01", content: server.content });
    const { body } = await then.get("/chuong-trinh/nq116-employees?lang=vi");
    expect(body).toContain("<strong>Đang nhận hồ sơ, đến hết ngày 20/12/2021.</strong>");
    expect(body).toContain(
      '<li>Mẫu số 04: giấy đề nghị do anh/chị tự viết và gửi. <small class="cite">(Quyết định 28/2021/QĐ-TTg, Điều 3 khoản 2 điểm a)</small></li>',
    );
    expect(body).toContain("Người đã nghỉ việc nộp Mẫu số 04, chậm nhất ngày 20/12/2021.");
  });

  it("says that a statement is only recalled, and how far each document is known", async () => {
    const { body } = await server.get("/chuong-trinh/nq68-covid-meals?lang=en");
    expect(body).toContain("Article 1; from memory, to be confirmed by the department)");
    expect(body).toContain("(Decision 23/2021/QĐ-TTg; not sure, to be confirmed by the department)");
    expect(body).toContain("since 6 November 2021; from a summary)");
  });

  it("is described to search engines as a GovernmentService that is no longer offered", async () => {
    const { body } = await server.get("/chuong-trinh/rent-working?lang=en");
    const place = { "@type": "AdministrativeArea", name: "Cao Bằng" };
    const url = "https://ansinh.example/chuong-trinh/rent-working?lang=en";
    expect(serviceData(body)).toEqual({
      "@context": "https://schema.org",
      "@type": "GovernmentService",
      name: "Rent support for people already at work (Decision 08/2022)",
      description:
        "This programme has been closed since 16 August 2022. No new files are taken. Cash, not to be paid back.",
      inLanguage: "en",
      url,
      areaServed: place,
      provider: { "@type": "GovernmentOrganization", name: "Department of Home Affairs", areaServed: place },
      audience: { "@type": "Audience", audienceType: "employees, tenants" },
      availableChannel: { "@type": "ServiceChannel", availableLanguage: ["vi", "en"], serviceUrl: url },
      offers: { "@type": "Offer", availabilityStarts: "2022-03-28", availabilityEnds: "2022-08-15" },
    });
    expect(body).toContain(`<link rel="canonical" href="${url}"/>`);
    expect(body).toContain(
      '<link rel="alternate" hreflang="vi" href="https://ansinh.example/chuong-trinh/rent-working?lang=vi"/>',
    );
  });

  it.each(["/chuong-trinh/nq116", "/chuong-trinh/%3Cscript%3E", "/chuong-trinh/constructor"])(
    "answers 404 with a way to all programmes for %s",
    async (url) => {
      const { status, body } = await server.get(`${url}?lang=vi`);
      expect(status).toBe(404);
      expect(body).toContain('<a href="/chuong-trinh?lang=vi">Tất cả các khoản</a>');
      expect(body).not.toContain("<script>");
    },
  );
});

describe("GET /tro-cap-that-nghiep", () => {
  it("has the form, the answers to what people ask of the benefit, and its data for search engines", async () => {
    const { body } = await server.get("/tro-cap-that-nghiep?lang=vi");
    expect(body).toContain("<h1>Trợ cấp thất nghiệp</h1>");
    expect(body).toContain(
      "<summary>Điều kiện hưởng trợ cấp thất nghiệp</summary><p>Anh/chị được hưởng khi có đủ:</p>",
    );
    expect(body).toContain('<a href="/topics/ui.transfer?lang=vi" lang="vi">');
    expect(serviceData(body)).toMatchObject({ "@type": "GovernmentService", name: "Trợ cấp thất nghiệp" });
  });
});
